// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The conduit that the boot stage before has found and hands over: in the device
 * tree, or in a record. See docs/kernel/handover.md.
 */
#include <earlyrsi/handover.h>
#include <earlyrsi/le.h>
#include <earlyrsi/node.h>
#include <earlyrsi/note.h>
#include <earlyrsi/record.h>
#include <earlyrsi/stream.h>

/* "smc" or "hvc", with the NUL */
#define CHOSEN_SIZE	4

/* A record is short, so more would be mapped in vain. */
#define WINDOW		ERSI_RECORD_SIZE_MAX

#define MAJOR(version)	((version) >> 16)

/* By name as libfdt finds it: with or without a unit address. */
static bool is_chosen(const void *fdt, const struct ersi_node *node)
{
	const char *name = fdt_offset_ptr(fdt, node->offset + (int)FDT_TAGSIZE,
					  sizeof("chosen"));

	return node->level == 1 && name && !memcmp(name, "chosen", 6) &&
	       (!name[6] || name[6] == '@');
}

static void judge_chosen(void *env, const struct ersi_node *node, struct ersi_finding *finding)
{
	const struct ersi_value *value = &node->conduit;

	if (!value->bytes)
		return;

	if (value->length != CHOSEN_SIZE) {
		ersi_finding_set(finding, ERSI_MALFORMED, ERSI_REASON_CHOSEN_LENGTH,
				 ERSI_CONDUIT_NONE);
		ersi_note_give(env, ERSI_SOURCE_CHOSEN, ERSI_FIELD_CHOSEN_LENGTH, ERSI_MALFORMED,
			       (uint64_t)node->offset, CHOSEN_SIZE, value->length);
	} else if (ersi_value_is(value, "smc")) {
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_SMC);
	} else if (ersi_value_is(value, "hvc")) {
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_HVC);
	} else {
		ersi_finding_set(finding, ERSI_MALFORMED, ERSI_REASON_CHOSEN_VALUE,
				 ERSI_CONDUIT_NONE);
		ersi_note_give(env, ERSI_SOURCE_CHOSEN, ERSI_FIELD_CHOSEN_VALUE, ERSI_MALFORMED,
			       (uint64_t)node->offset, ersi_text_number("smc", CHOSEN_SIZE),
			       ersi_text_number(value->bytes, value->length));
	}
}

void ersi_handover_find_chosen(void *env, const void *fdt, uint32_t size,
			       struct ersi_finding *finding)
{
	struct ersi_nodes nodes;

	ersi_finding_set(finding, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	if (!fdt || !ersi_nodes_open(&nodes, fdt, size))
		return;

	finding->reason = ERSI_REASON_CHOSEN_ABSENT;
	while (ersi_nodes_next(&nodes)) {
		if (is_chosen(fdt, &nodes.node)) {
			judge_chosen(env, &nodes.node, finding);
			return;
		}
	}
}

struct reader {
	void *env;
	enum ersi_source source;
	uint64_t pa;
	struct ersi_stream stream;
	struct ersi_finding *finding;
};

static void fail(struct reader *reader, enum ersi_status status, enum ersi_reason reason,
		 enum ersi_field field, uint64_t expected, uint64_t found)
{
	ersi_finding_set(reader->finding, status, reason, ERSI_CONDUIT_NONE);
	ersi_note_give(reader->env, reader->source, field, status, reader->pa, expected, found);
}

static void fail_to_map(struct reader *reader, uint32_t size)
{
	fail(reader, ERSI_UNMAPPABLE, ERSI_REASON_RECORD_UNMAPPABLE, ERSI_FIELD_RECORD, size, 0);
}

static uint32_t add_to_crc(uint32_t crc, const uint8_t *bytes, uint32_t size)
{
	uint32_t i, bit;

	for (i = 0; i < size; i++) {
		crc ^= bytes[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? ERSI_RECORD_POLYNOMIAL : 0);
	}

	return crc;
}

/* What newer versions have added is not known, but it counts. */
static bool read_crc(struct ersi_stream *stream, const uint8_t *record, uint32_t length,
		     uint32_t *crc)
{
	uint8_t bytes[ERSI_RECORD_SIZE];
	uint32_t size;

	memcpy(bytes, record, sizeof(bytes));
	memset(bytes + ERSI_RECORD_CHECKSUM, 0, sizeof(*crc));
	*crc = add_to_crc(~(uint32_t)0, bytes, sizeof(bytes));

	ersi_stream_extend(stream, length - ERSI_RECORD_SIZE);
	for (length -= ERSI_RECORD_SIZE; length; length -= size) {
		size = length < sizeof(bytes) ? length : sizeof(bytes);
		if (!ersi_stream_read(stream, bytes, size))
			return false;
		*crc = add_to_crc(*crc, bytes, size);
	}

	*crc = ~*crc;
	return true;
}

/* The part that is the same in all versions */
static bool check_frame(struct reader *reader, const uint8_t *record)
{
	uint64_t magic = ersi_le_read(record + ERSI_RECORD_MAGIC, 8);
	uint32_t length = (uint32_t)ersi_le_read(record + ERSI_RECORD_LENGTH, 4);
	uint32_t checksum = (uint32_t)ersi_le_read(record + ERSI_RECORD_CHECKSUM, 4);
	uint32_t crc;

	if (magic != ERSI_RECORD_MAGIC_VALUE)
		fail(reader, ERSI_MALFORMED, ERSI_REASON_RECORD_MAGIC, ERSI_FIELD_RECORD_MAGIC,
		     ERSI_RECORD_MAGIC_VALUE, magic);
	else if (length < ERSI_RECORD_SIZE)
		fail(reader, ERSI_MALFORMED, ERSI_REASON_RECORD_LENGTH,
		     ERSI_FIELD_RECORD_LENGTH, ERSI_RECORD_SIZE, length);
	else if (length > ERSI_RECORD_SIZE_MAX)
		fail(reader, ERSI_LIMIT, ERSI_REASON_RECORD_LENGTH, ERSI_FIELD_RECORD_LENGTH,
		     ERSI_RECORD_SIZE_MAX, length);
	else if (!read_crc(&reader->stream, record, length, &crc))
		fail_to_map(reader, length);
	else if (checksum != crc)
		fail(reader, ERSI_MALFORMED, ERSI_REASON_RECORD_CHECKSUM,
		     ERSI_FIELD_RECORD_CHECKSUM, crc, checksum);
	else
		return true;

	return false;
}

static void judge_record(struct reader *reader, const uint8_t *record)
{
	uint32_t version = (uint32_t)ersi_le_read(record + ERSI_RECORD_VERSION, 4);
	uint32_t conduit = (uint32_t)ersi_le_read(record + ERSI_RECORD_CONDUIT, 4);

	if (MAJOR(version) != MAJOR(ERSI_RECORD_VERSION_1_0))
		fail(reader, ERSI_UNSUPPORTED, ERSI_REASON_RECORD_VERSION,
		     ERSI_FIELD_RECORD_VERSION, ERSI_RECORD_VERSION_1_0, version);
	else if (conduit == ERSI_RECORD_SMC)
		ersi_finding_set(reader->finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_SMC);
	else if (conduit == ERSI_RECORD_HVC)
		ersi_finding_set(reader->finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_HVC);
	else
		fail(reader, ERSI_MALFORMED, ERSI_REASON_RECORD_CONDUIT,
		     ERSI_FIELD_RECORD_CONDUIT, ERSI_RECORD_SMC, conduit);
}

void ersi_handover_read_record(void *env, enum ersi_source source, uint64_t pa,
			       struct ersi_finding *finding)
{
	struct reader reader = { .env = env, .source = source, .pa = pa, .finding = finding };
	uint8_t record[ERSI_RECORD_SIZE];

	ersi_finding_set(finding, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	if (!pa)
		return;

	ersi_stream_open(&reader.stream, env, pa, sizeof(record), WINDOW);
	if (!ersi_stream_read(&reader.stream, record, sizeof(record)))
		fail_to_map(&reader, sizeof(record));
	else if (check_frame(&reader, record))
		judge_record(&reader, record);
	ersi_stream_close(&reader.stream);
}
