// SPDX-License-Identifier: BSD-2-Clause
/*
 * The conduit that a record hands over: correct records, each field changed, each
 * length cut, each bit flipped.
 */
#include <earlyrsi/handover_abi.h>
#include <earlyrsi/sources.h>

#include "lab/records/record.h"
#include "tests/unit/fake.h"
#include "tests/unit/unit.h"

#include "sample.h"

/* A record that crosses the end of what can be mapped at once */
#define RECORD_PA	0x8003ffe8

#define SMC	2
#define HVC	1
#define V1_0	0x10000

/* The field that is wrong */
enum field {
	NONE,
	MAGIC,
	VERSION,
	LENGTH,
	CHECKSUM,
	CONDUIT,
};

/* A correct record, one number changed, sealed again or not. */
struct record_case {
	const char *name;
	uint32_t version, length, conduit;
	uint32_t offset, value;
	bool seal;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit found;
	enum field field;
};

#define AS_IT_IS	24, 0, true
#define BAD		FOUND_NO(MALFORMED, RECORD)

static const struct record_case records[] = {
	{ "SMC", V1_0, 32, SMC, AS_IT_IS, FOUND_SMC, NONE },
	{ "HVC", V1_0, 32, HVC, AS_IT_IS, FOUND_HVC, NONE },
	{ "reserved bytes are used", V1_0, 32, SMC, 28, UINT32_MAX, true, FOUND_SMC, NONE },
	{ "longer", V1_0, 33, SMC, AS_IT_IS, FOUND_SMC, NONE },
	{ "longest", V1_0, 4096, SMC, AS_IT_IS, FOUND_SMC, NONE },
	{ "newer minor version", 0x10001, 32, HVC, AS_IT_IS, FOUND_HVC, NONE },
	{ "newest minor version, longer", 0x1ffff, 1000, SMC, AS_IT_IS, FOUND_SMC, NONE },
	{ "newer major version", 0x20000, 32, SMC, AS_IT_IS, BAD, VERSION },
	{ "major version 0", 1, 32, SMC, AS_IT_IS, BAD, VERSION },
	{ "major version, highest byte", 0x01010000, 32, SMC, AS_IT_IS, BAD, VERSION },
	{ "newest major version", UINT32_MAX, 64, 7, AS_IT_IS, BAD, VERSION },
	{ "another major version, bad checksum", 0x20000, 32, SMC, 24, 1, false,
	  BAD, CHECKSUM },
	{ "no conduit", V1_0, 32, 0, AS_IT_IS, BAD, CONDUIT },
	{ "unknown conduit", V1_0, 32, 3, AS_IT_IS, BAD, CONDUIT },
	{ "unknown conduit, newer minor version", 0x10001, 32, 3, AS_IT_IS, BAD, CONDUIT },
	{ "conduit with a high bit", V1_0, 32, 0x80000000 | SMC, AS_IT_IS, BAD, CONDUIT },
	{ "magic", V1_0, 32, SMC, 4, 0x49535258, true, BAD, MAGIC },
	{ "magic in lower case", V1_0, 32, SMC, 0, 0x6c726165, true, BAD, MAGIC },
	{ "length 0", V1_0, 32, SMC, 12, 0, true, BAD, LENGTH },
	{ "length 31", V1_0, 32, SMC, 12, 31, true, BAD, LENGTH },
	{ "length 4097", V1_0, 32, SMC, 12, 4097, true, BAD, LENGTH },
	{ "length 4 GiB - 1", V1_0, 32, SMC, 12, UINT32_MAX, true, BAD, LENGTH },
	{ "length, highest byte", V1_0, 32, SMC, 12, 0x01000020, true, BAD, LENGTH },
	{ "length longer than sealed", V1_0, 32, SMC, 12, 33, true, BAD, CHECKSUM },
	{ "length shorter than sealed", V1_0, 40, SMC, 12, 39, true, BAD, CHECKSUM },
	{ "checksum 0", V1_0, 32, SMC, 16, 0, false, BAD, CHECKSUM },
	{ "checksum of all ones", V1_0, 32, SMC, 16, UINT32_MAX, false, BAD, CHECKSUM },
	{ "all ones", UINT32_MAX, 32, UINT32_MAX, 12, UINT32_MAX, true, BAD, LENGTH },
};

static struct fake in_memory(uint8_t *record, uint32_t size)
{
	return (struct fake){
		.memory = record,
		.memory_pa = RECORD_PA,
		.memory_size = size,
	};
}

static struct ersi_finding read(struct fake *fake)
{
	struct ersi_finding finding;

	memset(&finding, 0xff, sizeof(finding));
	record_find(fake, RECORD_PA, &finding);
	assert_kept(fake);
	return finding;
}

/* The details of a finding about a record, whose checksum covers @sealed bytes of it */
static void assert_record_details(const struct ersi_finding *finding, const struct fake *fake,
				  enum field field, uint32_t sealed)
{
	const uint8_t *record = fake->memory;
	uint64_t expected = 0, found = 0;
	uint8_t copy[4096];

	switch (field) {
	case MAGIC:
		expected = unit_number("EARLYRSI", 8);
		found = unit_number(record, 8);
		break;
	case VERSION:
		expected = V1_0;
		found = unit_number(record + 8, 4);
		break;
	case LENGTH:
		found = unit_number(record + 12, 4);
		expected = found < 32 ? 32 : 4096;
		break;
	case CHECKSUM:
		memcpy(copy, record, sizeof(copy));
		sample_seal(copy, sealed);
		expected = unit_number(copy + 16, 4);
		found = unit_number(record + 16, 4);
		break;
	default:
		expected = SMC;
		found = unit_number(record + 20, 4);
	}
	assert_details(finding, RECORD_PA, expected, found);
}

static void read_record(void **state)
{
	const struct record_case *row = *state;
	uint8_t record[4096];
	struct fake fake = in_memory(record, sizeof(record));
	struct ersi_finding finding;

	sample_make(record, row->version, row->length, row->conduit);
	sample_put(record, row->offset, row->value);
	if (row->seal)
		sample_seal(record, row->length);

	finding = read(&fake);
	assert_found(&finding, row->diagnosis, row->class, row->found);
	if (row->field != NONE)
		assert_record_details(&finding, &fake, row->field,
				      row->offset == 12 ? row->value : row->length);
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
		sample_make(record, V1_0, lengths[i], SMC);
		for (size = 0; size < lengths[i]; size++) {
			struct fake fake = in_memory(record, size);

			finding = read(&fake);
			assert_found(&finding, BAD);
			assert_details(&finding, RECORD_PA, size < 32 ? 32 : lengths[i], 0);
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
	sample_make(record, V1_0, 32, SMC);
	for (length = 0; length < 32; length++) {
		sample_put(record, 12, length);
		sample_seal(record, length > 20 ? length : 32);
		finding = read(&fake);
		assert_found(&finding, BAD);
		assert_details(&finding, RECORD_PA, 32, length);
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
		sample_make(record, V1_0, lengths[i], SMC);
		for (bit = 0; bit < 8 * lengths[i]; bit++) {
			record[bit / 8] ^= (uint8_t)(1 << bit % 8);
			finding = read(&fake);
			assert_found(&finding, BAD);
			/* Only magic and length are checked before the checksum. */
			if (bit >= 8 * 16 || (bit >= 8 * 8 && bit < 8 * 12))
				assert_record_details(&finding, &fake, CHECKSUM, lengths[i]);
			record[bit / 8] ^= (uint8_t)(1 << bit % 8);
		}
		finding = read(&fake);
		assert_found(&finding, FOUND_SMC);
	}
}

static void read_nothing_without_a_record(void **state)
{
	struct fake fake = { 0 };
	struct ersi_finding finding;

	(void)state;
	memset(&finding, 0xff, sizeof(finding));
	record_find(&fake, 0, &finding);
	assert_kept(&fake);
	assert_found(&finding, FOUND_NO(ABSENT, NOT_READ));
	assert_details(&finding, 0, 0, 0);
	assert_int_equal(fake.map_calls, 0);
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

		record_find(&fake, addresses[i], &finding);
		assert_kept(&fake);
		assert_found(&finding, BAD);
		assert_details(&finding, addresses[i], 32, 0);
	}
}

/* Bytes are copied when they are read: later changes make no difference. */
static void change_behind_its_back(struct fake *fake)
{
	if (fake->maps == 1)
		sample_make(fake->memory, V1_0, 32, HVC);
}

static void read_each_byte_once(void **state)
{
	uint8_t record[64];
	struct fake fake = in_memory(record, sizeof(record));
	struct ersi_finding finding;

	(void)state;
	sample_make(record, V1_0, 64, SMC);
	finding = read(&fake);
	assert_found(&finding, FOUND_SMC);
	assert_int_equal(fake.bytes_mapped, 64);

	/* It crosses the end of a mapping, so it is mapped in two pieces. */
	fake = in_memory(record, 32);
	sample_make(record, V1_0, 32, SMC);
	fake.tamper = change_behind_its_back;
	finding = read(&fake);
	assert_int_equal(fake.maps, 2);
	assert_found(&finding, FOUND_SMC);
}

/* The samples, against numbers from elsewhere */
static void agree_on_the_format(void **state)
{
	uint8_t record[32];

	(void)state;
	assert_int_equal(sample_crc((const uint8_t *)"123456789", 9), 0xcbf43926);
	sample_make(record, V1_0, 32, SMC);
	assert_memory_equal(record + ERSI_RECORD_MAGIC, "EARLYRSI", 8);
	assert_int_equal(record[ERSI_RECORD_CONDUIT], ERSI_RECORD_SMC);
	assert_int_equal(record[ERSI_RECORD_LENGTH], ERSI_RECORD_SIZE);
}

/* Both records, read from memory, as findings of the sources */
static void pass_findings_to_the_probe(void **state)
{
	uint8_t both[64];
	struct fake fake = in_memory(both, sizeof(both));
	struct ersi_sources_input in = { .env = &fake };
	struct ersi_sources sources;

	(void)state;
	sample_make(both, V1_0, 32, SMC);
	sample_make(both + 32, V1_0, 32, HVC);
	record_find(&fake, RECORD_PA, &in.efi_table);
	ersi_sources_read(&in, &sources);
	assert_found(&sources.conduit, FOUND_SMC);
	assert_int_equal(sources.decided, ERSI_SOURCE_EFI_TABLE);

	record_find(&fake, RECORD_PA + 32, &in.boot_record);
	ersi_sources_read(&in, &sources);
	assert_kept(&fake);
	assert_found(&sources.conduit, FOUND_NO(CONFLICT, CONDUITS_DIFFER));
	assert_int_equal(sources.decided, ERSI_SOURCE_BOOT_RECORD);

	/* A bad record does not count. */
	both[0] ^= 1;
	record_find(&fake, RECORD_PA, &in.efi_table);
	ersi_sources_read(&in, &sources);
	assert_found(&sources.conduit, FOUND_HVC);
}

int main(void)
{
	struct CMUnitTest tests[8 + COUNT(records)] = {
		cmocka_unit_test(agree_on_the_format),
		cmocka_unit_test(refuse_every_cut),
		cmocka_unit_test(refuse_every_shorter_length),
		cmocka_unit_test(catch_every_flipped_bit),
		cmocka_unit_test(read_nothing_without_a_record),
		cmocka_unit_test(refuse_impossible_addresses),
		cmocka_unit_test(read_each_byte_once),
		cmocka_unit_test(pass_findings_to_the_probe),
	};

	FILL(tests + 8, records, read_record);
	return RUN(tests);
}
