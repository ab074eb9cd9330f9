// SPDX-License-Identifier: BSD-2-Clause
/*
 * What is handed over in a record: right ones, each field bent, each length cut,
 * each bit flipped.
 */
#include <earlyrsi/handover.h>
#include <earlyrsi/record.h>

#include "fake.h"
#include "record.h"
#include "unit.h"

/* A record that crosses windows of any size up to 4 KiB */
#define RECORD_PA	0x80000fe8

#define SMC	2
#define HVC	1
#define V1_0	0x10000

/* A right record, one number changed, sealed again or not. */
struct record_case {
	const char *name;
	uint32_t version, length, conduit;
	uint32_t offset, value;
	bool seal;
	enum ersi_status status;
	enum ersi_reason reason;
	enum ersi_conduit found;
	enum ersi_field field;
};

#define AS_IT_IS	24, 0, true
#define NO(status, name) \
	FOUND_NO(ERSI_##status, RECORD_##name), ERSI_FIELD_RECORD_##name

static const struct record_case records[] = {
	{ "SMC", V1_0, 32, SMC, AS_IT_IS, FOUND_SMC, 0 },
	{ "HVC", V1_0, 32, HVC, AS_IT_IS, FOUND_HVC, 0 },
	{ "reserved bytes are used", V1_0, 32, SMC, 28, UINT32_MAX, true, FOUND_SMC, 0 },
	{ "longer", V1_0, 33, SMC, AS_IT_IS, FOUND_SMC, 0 },
	{ "longest", V1_0, 4096, SMC, AS_IT_IS, FOUND_SMC, 0 },
	{ "newer minor version", 0x10001, 32, HVC, AS_IT_IS, FOUND_HVC, 0 },
	{ "newest minor version, longer", 0x1ffff, 1000, SMC, AS_IT_IS, FOUND_SMC, 0 },
	{ "newer major version", 0x20000, 32, SMC, AS_IT_IS, NO(UNSUPPORTED, VERSION) },
	{ "major version 0", 1, 32, SMC, AS_IT_IS, NO(UNSUPPORTED, VERSION) },
	{ "major version, highest byte", 0x01010000, 32, SMC, AS_IT_IS, NO(UNSUPPORTED, VERSION) },
	{ "newest major version", UINT32_MAX, 64, 7, AS_IT_IS, NO(UNSUPPORTED, VERSION) },
	{ "another major version, bad checksum", 0x20000, 32, SMC, 24, 1, false,
	  NO(MALFORMED, CHECKSUM) },
	{ "no conduit", V1_0, 32, 0, AS_IT_IS, NO(MALFORMED, CONDUIT) },
	{ "unknown conduit", V1_0, 32, 3, AS_IT_IS, NO(MALFORMED, CONDUIT) },
	{ "unknown conduit, newer minor version", 0x10001, 32, 3, AS_IT_IS,
	  NO(MALFORMED, CONDUIT) },
	{ "conduit with a high bit", V1_0, 32, 0x80000000 | SMC, AS_IT_IS,
	  NO(MALFORMED, CONDUIT) },
	{ "magic", V1_0, 32, SMC, 4, 0x49535258, true, NO(MALFORMED, MAGIC) },
	{ "magic in lower case", V1_0, 32, SMC, 0, 0x6c726165, true, NO(MALFORMED, MAGIC) },
	{ "length 0", V1_0, 32, SMC, 12, 0, true, NO(MALFORMED, LENGTH) },
	{ "length 31", V1_0, 32, SMC, 12, 31, true, NO(MALFORMED, LENGTH) },
	{ "length 4097", V1_0, 32, SMC, 12, 4097, true, NO(LIMIT, LENGTH) },
	{ "length 4 GiB - 1", V1_0, 32, SMC, 12, UINT32_MAX, true, NO(LIMIT, LENGTH) },
	{ "length, highest byte", V1_0, 32, SMC, 12, 0x01000020, true, NO(LIMIT, LENGTH) },
	{ "length longer than sealed", V1_0, 32, SMC, 12, 33, true, NO(MALFORMED, CHECKSUM) },
	{ "length shorter than sealed", V1_0, 40, SMC, 12, 39, true, NO(MALFORMED, CHECKSUM) },
	{ "checksum 0", V1_0, 32, SMC, 16, 0, false, NO(MALFORMED, CHECKSUM) },
	{ "checksum of all ones", V1_0, 32, SMC, 16, UINT32_MAX, false, NO(MALFORMED, CHECKSUM) },
	{ "all ones", UINT32_MAX, 32, UINT32_MAX, 12, UINT32_MAX, true, NO(LIMIT, LENGTH) },
};

static struct fake in_memory(uint8_t *record, uint32_t size)
{
	return (struct fake){
		.memory = record,
		.memory_pa = RECORD_PA,
		.memory_size = size,
	};
}

static struct ersi_finding read(struct fake *fake, enum ersi_source source)
{
	struct ersi_finding finding;

	fake->note_count = 0;
	memset(&finding, 0xff, sizeof(finding));
	ersi_handover_read_record(fake, source, RECORD_PA, &finding);
	assert_kept(fake);
	return finding;
}

/* The note about a record, whose checksum covers @sealed bytes of it. */
static void assert_record_note(const struct fake *fake, enum ersi_source source,
			       const struct record_case *row, uint32_t sealed)
{
	const uint8_t *record = fake->memory;
	uint64_t expected = 0, found = 0;
	uint8_t copy[4096];

	switch (row->field) {
	case ERSI_FIELD_RECORD_MAGIC:
		expected = unit_number("EARLYRSI", 8);
		found = unit_number(record, 8);
		break;
	case ERSI_FIELD_RECORD_VERSION:
		expected = V1_0;
		found = unit_number(record + 8, 4);
		break;
	case ERSI_FIELD_RECORD_LENGTH:
		found = unit_number(record + 12, 4);
		expected = found < 32 ? 32 : 4096;
		break;
	case ERSI_FIELD_RECORD_CHECKSUM:
		memcpy(copy, record, sizeof(copy));
		record_seal(copy, sealed);
		expected = unit_number(copy + 16, 4);
		found = unit_number(record + 16, 4);
		break;
	default:
		expected = SMC;
		found = unit_number(record + 20, 4);
	}
	assert_note(&fake->notes[0], source, row->field, row->status, RECORD_PA, expected, found);
}

static void read_record(void **state)
{
	static const enum ersi_source sources[] = {
		ERSI_SOURCE_EFI_TABLE, ERSI_SOURCE_BOOT_RECORD
	};
	const struct record_case *row = *state;
	uint8_t record[4096];
	struct fake fake = in_memory(record, sizeof(record));
	struct ersi_finding finding;
	uint32_t i;

	record_make(record, row->version, row->length, row->conduit);
	record_put(record, row->offset, row->value);
	if (row->seal)
		record_seal(record, row->length);

	for (i = 0; i < COUNT(sources); i++) {
		finding = read(&fake, sources[i]);
		assert_found(&finding, row->status, row->reason, row->found);
		assert_int_equal(fake.note_count, row->status != ERSI_OK);
		if (row->status == ERSI_OK)
			continue;
		assert_record_note(&fake, sources[i], row,
				   row->offset == 12 ? row->value : row->length);
	}
}

/* Memory may end anywhere in a record. */
static void refuse_every_cut(void **state)
{
	static const uint32_t lengths[] = { 32, 100 };
	struct ersi_finding finding;
	uint8_t record[100];
	uint32_t i, size;

	(void)state;
	for (i = 0; i < COUNT(lengths); i++) {
		record_make(record, V1_0, lengths[i], SMC);
		for (size = 0; size < lengths[i]; size++) {
			struct fake fake = in_memory(record, size);

			finding = read(&fake, ERSI_SOURCE_EFI_TABLE);
			assert_found(&finding, FOUND_NO(ERSI_UNMAPPABLE, RECORD_UNMAPPABLE));
			assert_note(&fake.notes[0], ERSI_SOURCE_EFI_TABLE, ERSI_FIELD_RECORD,
				    ERSI_UNMAPPABLE, RECORD_PA, size < 32 ? 32 : lengths[i], 0);
		}
	}
}

/* The same, if only the length says so and the checksum follows it. */
static void refuse_every_shorter_length(void **state)
{
	uint8_t record[32];
	struct fake fake = in_memory(record, sizeof(record));
	struct ersi_finding finding;
	uint32_t length;

	(void)state;
	record_make(record, V1_0, 32, SMC);
	for (length = 0; length < 32; length++) {
		record_put(record, 12, length);
		record_seal(record, length > 20 ? length : 32);
		finding = read(&fake, ERSI_SOURCE_BOOT_RECORD);
		assert_found(&finding, FOUND_NO(ERSI_MALFORMED, RECORD_LENGTH));
	}
}

static void catch_every_flipped_bit(void **state)
{
	static const uint32_t lengths[] = { 32, 75 };
	struct ersi_finding finding;
	uint8_t record[4096];
	uint32_t i, bit;

	(void)state;
	for (i = 0; i < COUNT(lengths); i++) {
		struct fake fake = in_memory(record, sizeof(record));

		memset(record, 0, sizeof(record));
		record_make(record, V1_0, lengths[i], SMC);
		for (bit = 0; bit < 8 * lengths[i]; bit++) {
			record[bit / 8] ^= (uint8_t)(1 << bit % 8);
			finding = read(&fake, ERSI_SOURCE_EFI_TABLE);
			assert_int_not_equal(finding.status, ERSI_OK);
			/* Where it is not the checksum, it is what comes before it. */
			if (bit >= 8 * 16 || (bit >= 8 * 8 && bit < 8 * 12))
				assert_int_equal(finding.reason, ERSI_REASON_RECORD_CHECKSUM);
			record[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
		finding = read(&fake, ERSI_SOURCE_EFI_TABLE);
		assert_int_equal(finding.status, ERSI_OK);
	}
}

static void read_nothing_without_a_record(void **state)
{
	struct fake fake = { 0 };
	struct ersi_finding finding;

	(void)state;
	ersi_handover_read_record(&fake, ERSI_SOURCE_EFI_TABLE, 0, &finding);
	assert_kept(&fake);
	assert_found(&finding, FOUND_NO(ERSI_ABSENT, NOT_READ));
	assert_int_equal(fake.note_count, 0);
}

/* At the end of all addresses nothing may wrap. */
static void refuse_impossible_addresses(void **state)
{
	static const uint64_t addresses[] = { 1, UINT64_MAX, UINT64_MAX - 31, UINT64_MAX - 32 };
	struct ersi_finding finding;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(addresses); i++) {
		struct fake fake = { 0 };

		ersi_handover_read_record(&fake, ERSI_SOURCE_EFI_TABLE, addresses[i], &finding);
		assert_kept(&fake);
		assert_found(&finding, FOUND_NO(ERSI_UNMAPPABLE, RECORD_UNMAPPABLE));
	}
}

/* What decides is copied when it is read: later changes make no difference. */
static void change_behind_its_back(struct fake *fake)
{
	if (fake->maps == 1)
		record_make(fake->memory, V1_0, 32, HVC);
}

static void read_each_byte_once(void **state)
{
	uint8_t record[64];
	struct fake fake = in_memory(record, sizeof(record));
	struct ersi_finding finding;

	(void)state;
	record_make(record, V1_0, 64, SMC);
	finding = read(&fake, ERSI_SOURCE_EFI_TABLE);
	assert_int_equal(finding.status, ERSI_OK);
	assert_int_equal(fake.bytes_mapped, 64);

	/* It lies in two windows, so it is mapped in two pieces. */
	fake = in_memory(record, 32);
	record_make(record, V1_0, 32, SMC);
	fake.tamper = change_behind_its_back;
	finding = read(&fake, ERSI_SOURCE_EFI_TABLE);
	assert_int_equal(fake.maps, 2);
	assert_found(&finding, FOUND_SMC);
}

/* The tests' own account of the format, against numbers from elsewhere */
static void agree_on_the_format(void **state)
{
	uint8_t record[32];

	(void)state;
	assert_int_equal(record_crc((const uint8_t *)"123456789", 9), 0xcbf43926);
	record_make(record, V1_0, 32, SMC);
	assert_memory_equal(record + ERSI_RECORD_MAGIC, "EARLYRSI", 8);
	assert_int_equal(record[ERSI_RECORD_CONDUIT], ERSI_RECORD_SMC);
	assert_int_equal(record[ERSI_RECORD_LENGTH], ERSI_RECORD_SIZE);
}

int main(void)
{
	struct CMUnitTest tests[7 + COUNT(records)] = {
		cmocka_unit_test(agree_on_the_format),
		cmocka_unit_test(refuse_every_cut),
		cmocka_unit_test(refuse_every_shorter_length),
		cmocka_unit_test(catch_every_flipped_bit),
		cmocka_unit_test(read_nothing_without_a_record),
		cmocka_unit_test(refuse_impossible_addresses),
		cmocka_unit_test(read_each_byte_once),
	};

	FILL(tests + 7, records, read_record);
	return RUN(tests);
}
