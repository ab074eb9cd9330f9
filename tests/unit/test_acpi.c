// SPDX-License-Identifier: BSD-2-Clause
/*
 * Each check of each table, one at a time, and what it says.
 */
#include "tables.h"
#include "unit.h"

enum seal {
	AS_IT_IS,
	SEAL_RSDP,
	SEAL_ROOT,
	SEAL_FADT,
};

/* A right set of tables, one number changed. */
struct check {
	const char *name;
	uint32_t offset;
	uint64_t value;
	uint32_t size;
	enum seal seal;
	enum ersi_status status;
	enum ersi_reason reason;
	enum ersi_field field;
	uint64_t address;
};

#define RSDP	TABLES_RSDP
#define ROOT	TABLES_ROOT
#define FADT	TABLES_FADT
#define AT_RSDP	(TABLES_PA + RSDP)
#define AT_ROOT	(TABLES_PA + ROOT)
#define AT_FADT	(TABLES_PA + FADT)

static const struct check checks[] = {
	{ "RSDP signature", RSDP, 'r', 1, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_SIGNATURE, ERSI_FIELD_RSDP_SIGNATURE, AT_RSDP },
	{ "RSDP signature's last character", RSDP + 7, 0, 1, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_SIGNATURE, ERSI_FIELD_RSDP_SIGNATURE, AT_RSDP },
	{ "RSDP checksum", RSDP + 9, 1, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_CHECKSUM, ERSI_FIELD_RSDP_CHECKSUM, AT_RSDP },
	{ "RSDP extended checksum", RSDP + 33, 1, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_CHECKSUM, ERSI_FIELD_RSDP_EXTENDED, AT_RSDP },
	{ "RSDP length 0", RSDP + 20, 0, 4, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_LENGTH, ERSI_FIELD_RSDP_LENGTH, AT_RSDP },
	{ "RSDP length 35", RSDP + 20, 35, 4, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_LENGTH, ERSI_FIELD_RSDP_LENGTH, AT_RSDP },
	{ "RSDP length 40, zeros follow", RSDP + 20, 40, 4, SEAL_RSDP, ERSI_OK, 0, 0, 0 },
	{ "RSDP length 4 GiB - 1", RSDP + 20, UINT32_MAX, 4, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_LENGTH, ERSI_FIELD_RSDP_LENGTH, AT_RSDP },
	{ "RSDP length, highest byte", RSDP + 20, 0x01000024, 4, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_RSDP_LENGTH, ERSI_FIELD_RSDP_LENGTH, AT_RSDP },
	{ "RSDP at the limit, tables in it", RSDP + 20, ERSI_ACPI_TABLE_SIZE, 4, SEAL_RSDP, ERSI_OK,
	  0, 0, 0 },
	{ "RSDP just over the limit", RSDP + 20, ERSI_ACPI_TABLE_SIZE + 1, 4, SEAL_RSDP,
	  ERSI_UNCERTAIN, ERSI_REASON_ACPI_RSDP_LENGTH, ERSI_FIELD_RSDP_LENGTH, AT_RSDP },
	{ "RSDP revision 3", RSDP + 15, 3, 1, SEAL_RSDP, ERSI_OK, 0, 0, 0 },
	{ "RSDP revision 255", RSDP + 15, 255, 1, SEAL_RSDP, ERSI_OK, 0, 0, 0 },
	{ "RSDP revision 1 has no XSDT", RSDP + 15, 1, 1, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_NO_ROOT, ERSI_FIELD_RSDP_ROOT, AT_RSDP },
	{ "RSDP without tables", RSDP + 24, 0, 8, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_NO_ROOT, ERSI_FIELD_RSDP_ROOT, AT_RSDP },
	{ "XSDT signature", ROOT, 'R', 1, SEAL_ROOT, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_ROOT_SIGNATURE, ERSI_FIELD_ROOT_SIGNATURE, AT_ROOT },
	{ "XSDT checksum", ROOT + 9, 0x55, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_ROOT_CHECKSUM, ERSI_FIELD_ROOT_CHECKSUM, AT_ROOT },
	{ "XSDT length 0", ROOT + 4, 0, 4, AS_IT_IS, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT length 35", ROOT + 4, 35, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT without an entry", ROOT + 4, 36, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT cut in its only entry", ROOT + 4, 43, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT cut before the FADT", ROOT + 4, 44, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT, AT_ROOT },
	{ "XSDT with bytes left over", ROOT + 4, 55, 4, SEAL_ROOT, ERSI_OK, 0, 0, 0 },
	{ "XSDT length 4 GiB - 1", ROOT + 4, UINT32_MAX, 4, AS_IT_IS, ERSI_LIMIT,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT length, highest byte", ROOT + 4, 0x01000034, 4, AS_IT_IS, ERSI_LIMIT,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT just over the limit", ROOT + 4, ERSI_ACPI_TABLE_SIZE - ROOT + 1, 4, SEAL_ROOT,
	  ERSI_LIMIT, ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "XSDT at the limit, mostly NULL", ROOT + 4, ERSI_ACPI_TABLE_SIZE - ROOT, 4, SEAL_ROOT,
	  ERSI_OK, 0, 0, 0 },
	{ "no FADT", FADT, 'f', 1, SEAL_FADT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT, AT_ROOT },
	{ "FADT checksum", FADT + 9, 0x55, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_CHECKSUM, ERSI_FIELD_FADT_CHECKSUM, AT_FADT },
	{ "FADT checksum, last byte", FADT + 275, 1, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_CHECKSUM, ERSI_FIELD_FADT_CHECKSUM, AT_FADT },
	{ "FADT length 0", FADT + 4, 0, 4, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT length 35", FADT + 4, 35, 4, SEAL_FADT, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT length 4 GiB - 1", FADT + 4, UINT32_MAX, 4, AS_IT_IS, ERSI_LIMIT,
	  ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT length, highest byte", FADT + 4, 0x01000000 + TABLES_FADT_SIZE, 4, AS_IT_IS,
	  ERSI_LIMIT, ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT at the limit", FADT + 4, ERSI_ACPI_TABLE_SIZE - FADT, 4, SEAL_FADT, ERSI_OK,
	  0, 0, 0 },
	{ "FADT just over the limit", FADT + 4, ERSI_ACPI_TABLE_SIZE - FADT + 1, 4, SEAL_FADT,
	  ERSI_LIMIT, ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT revision 4, but ARM boot flags", FADT + 8, 4, 1, SEAL_FADT, ERSI_OK, 0, 0, 0 },
	{ "FADT checksum, behind the fields read", FADT + 147, 0, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_CHECKSUM, ERSI_FIELD_FADT_CHECKSUM, AT_FADT },
	{ "FADT flags", FADT + 112, 0x0fefffff, 4, SEAL_FADT, ERSI_UNSUPPORTED,
	  ERSI_REASON_ACPI_FADT_NOT_REDUCED, ERSI_FIELD_FADT_FLAGS, AT_FADT },
	{ "FADT too short for its flags", FADT + 4, 115, 4, SEAL_FADT, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT too short for its minor revision", FADT + 4, 131, 4, SEAL_FADT, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_FADT_LENGTH, ERSI_FIELD_FADT_LENGTH, AT_FADT },
	{ "FADT just long enough", FADT + 4, 132, 4, SEAL_FADT, ERSI_OK, 0, 0, 0 },
	{ "FADT without PSCI", FADT + 129, 2, 2, SEAL_FADT, ERSI_ABSENT,
	  ERSI_REASON_ACPI_NO_PSCI, 0, 0 },
	{ "no ARM boot flags in 6.5", FADT + 129, 0, 2, SEAL_FADT, ERSI_ABSENT,
	  ERSI_REASON_ACPI_NO_PSCI, 0, 0 },
	{ "FADT elsewhere", ROOT + 44, TABLES_PA + TABLES_SIZE - 35, 8, SEAL_ROOT,
	  ERSI_UNMAPPABLE, ERSI_REASON_ACPI_UNMAPPABLE, ERSI_FIELD_TABLE,
	  TABLES_PA + TABLES_SIZE - 35 },
	{ "a table at the end of all addresses", ROOT + 36, UINT64_MAX - 3, 8, SEAL_ROOT,
	  ERSI_UNMAPPABLE, ERSI_REASON_ACPI_UNMAPPABLE, ERSI_FIELD_TABLE,
	  UINT64_MAX - 3 },
	{ "XSDT nowhere", RSDP + 24, 0x1000, 8, SEAL_RSDP, ERSI_UNMAPPABLE,
	  ERSI_REASON_ACPI_UNMAPPABLE, ERSI_FIELD_ROOT, 0x1000 },
	{ "XSDT at the end of all addresses", RSDP + 24, UINT64_MAX, 8, SEAL_RSDP,
	  ERSI_UNMAPPABLE, ERSI_REASON_ACPI_UNMAPPABLE, ERSI_FIELD_ROOT,
	  UINT64_MAX },
	{ "NULL for the other table", ROOT + 36, 0, 8, SEAL_ROOT, ERSI_OK, 0, 0, 0 },
	{ "the same FADT twice", ROOT + 36, TABLES_PA + FADT, 8, SEAL_ROOT, ERSI_OK, 0, 0, 0 },
};

/* The same of an RSDT, which has a MADT and a FADT as well */
static const struct check rsdt_checks[] = {
	{ "RSDT signature", ROOT, 'X', 1, SEAL_ROOT, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_ROOT_SIGNATURE, ERSI_FIELD_ROOT_SIGNATURE, AT_ROOT },
	{ "RSDT checksum", ROOT + 9, 0x55, 1, AS_IT_IS, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_ROOT_CHECKSUM, ERSI_FIELD_ROOT_CHECKSUM, AT_ROOT },
	{ "RSDT length 0", ROOT + 4, 0, 4, AS_IT_IS, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "RSDT without an entry", ROOT + 4, 36, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "RSDT cut in its only entry", ROOT + 4, 39, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "RSDT cut before the FADT", ROOT + 4, 40, 4, SEAL_ROOT, ERSI_MALFORMED,
	  ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT, AT_ROOT },
	{ "RSDT with bytes left over", ROOT + 4, 47, 4, SEAL_ROOT, ERSI_OK, 0, 0, 0 },
	{ "RSDT length 4 GiB - 1", ROOT + 4, UINT32_MAX, 4, AS_IT_IS, ERSI_LIMIT,
	  ERSI_REASON_ACPI_ROOT_LENGTH, ERSI_FIELD_ROOT_LENGTH, AT_ROOT },
	{ "RSDT at the limit, mostly NULL", ROOT + 4, ERSI_ACPI_TABLE_SIZE - ROOT, 4, SEAL_ROOT,
	  ERSI_OK, 0, 0, 0 },
	{ "RSDT nowhere", RSDP + 16, 0x1000, 4, SEAL_RSDP, ERSI_UNMAPPABLE,
	  ERSI_REASON_ACPI_UNMAPPABLE, ERSI_FIELD_ROOT, 0x1000 },
	{ "RSDP without an RSDT", RSDP + 16, 0, 4, SEAL_RSDP, ERSI_UNCERTAIN,
	  ERSI_REASON_ACPI_NO_ROOT, ERSI_FIELD_RSDP_ROOT, AT_RSDP },
	{ "NULL for the other table of an RSDT", ROOT + 36, 0, 4, SEAL_ROOT, ERSI_OK, 0, 0, 0 },
};

static uint8_t sum(const uint8_t *bytes, uint32_t size)
{
	uint8_t total = 0;

	while (size--)
		total = (uint8_t)(total + *bytes++);

	return total;
}

/* The two numbers that the note about a field of these tables must have */
static void work_out(const struct check *row, const uint8_t *memory, bool xsdt,
		     uint64_t *expected, uint64_t *found)
{
	const uint32_t least = xsdt ? 44 : 40;

	*found = row->value;
	switch (row->field) {
	case ERSI_FIELD_RSDP_SIGNATURE:
		*expected = unit_number("RSD PTR ", 8);
		*found = unit_number(memory + RSDP, 8);
		break;
	case ERSI_FIELD_ROOT_SIGNATURE:
		*expected = unit_number(xsdt ? "XSDT" : "RSDT", 4);
		*found = unit_number(memory + ROOT, 4);
		break;
	case ERSI_FIELD_RSDP_CHECKSUM:
	case ERSI_FIELD_RSDP_EXTENDED:
		*expected = 0;
		*found = sum(memory + RSDP, row->field == ERSI_FIELD_RSDP_CHECKSUM ? 20 : 36);
		break;
	case ERSI_FIELD_ROOT_CHECKSUM:
		*expected = 0;
		*found = sum(memory + ROOT, xsdt ? 52 : 44);
		break;
	case ERSI_FIELD_FADT_CHECKSUM:
		*expected = 0;
		*found = sum(memory + FADT, TABLES_FADT_SIZE);
		break;
	case ERSI_FIELD_RSDP_LENGTH:
		*expected = row->value < 36 ? 36 : ERSI_ACPI_TABLE_SIZE;
		break;
	case ERSI_FIELD_ROOT_LENGTH:
		*expected = row->value < least ? least : ERSI_ACPI_TABLE_SIZE - ROOT;
		break;
	case ERSI_FIELD_FADT_LENGTH:
		*expected = row->value < 36 ? 36 : row->value < 132 ? 132 :
			    ERSI_ACPI_TABLE_SIZE - FADT;
		break;
	case ERSI_FIELD_FADT_FLAGS:
		*expected = ERSI_FADT_HW_REDUCED;
		break;
	case ERSI_FIELD_ROOT:
	case ERSI_FIELD_TABLE:
		*expected = 36;
		*found = 0;
		break;
	default:
		*expected = 1;
		*found = 0;
	}
}

static void check_tables(const struct check *row, bool xsdt)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_MADT, TABLES_PA + TABLES_FADT };
	uint64_t expected, found;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, xsdt, entries, COUNT(entries));
	assert_tables(&tables, FOUND_SMC);
	tables_put(&tables, row->offset, row->value, row->size);
	if (row->seal == SEAL_RSDP)
		tables_seal_rsdp(&tables);
	else if (row->seal != AS_IT_IS)
		tables_seal(&tables, row->seal == SEAL_ROOT ? ROOT : FADT);

	assert_tables(&tables, row->status, row->reason,
		      row->status ? ERSI_CONDUIT_NONE : ERSI_CONDUIT_SMC);
	/* What a broken table names is not even looked at. */
	if (row->reason == ERSI_REASON_ACPI_ROOT_CHECKSUM)
		assert_int_equal(tables.acpi.fadt_pa, 0);
	if (row->status == ERSI_OK || row->status == ERSI_ABSENT) {
		assert_int_equal(tables.fake.note_count, 0);
	} else {
		assert_int_equal(tables.fake.note_count, 1);
		work_out(row, tables.memory, xsdt, &expected, &found);
		assert_note(&tables.fake.notes[0], ERSI_SOURCE_ACPI, row->field, row->status,
			    row->address, expected, found);
	}
	tables_free(&tables);
}

static void check(void **state)
{
	check_tables(*state, true);
}

static void check_rsdt(void **state)
{
	check_tables(*state, false);
}

static void say_what_was_found(void **state)
{
	const uint64_t entry = TABLES_PA + TABLES_FADT;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_find(&tables);
	assert_int_equal(tables.acpi.rsdp_revision, 2);
	assert_true(tables.acpi.is_xsdt);
	assert_int_equal(tables.acpi.root_pa, TABLES_PA + TABLES_ROOT);
	assert_int_equal(tables.acpi.root_length, 52);
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + TABLES_FADT);
	assert_int_equal(tables.acpi.replaced_pa, 0);
	assert_int_equal(tables.acpi.fadt.length, TABLES_FADT_SIZE);
	assert_int_equal(tables.acpi.fadt.revision, 6);
	assert_int_equal(tables.acpi.fadt.minor, 5);
	assert_int_equal(tables.acpi.fadt.flags, ERSI_FADT_HW_REDUCED);
	assert_int_equal(tables.acpi.fadt.arm_boot_flags, ERSI_FADT_PSCI);

	tables_fadt(&tables, TABLES_FADT, 268, 0x501, ERSI_FADT_HW_REDUCED,
		    ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC);
	tables_root(&tables, false, &entry, 1);
	assert_tables(&tables, FOUND_HVC);
	assert_false(tables.acpi.is_xsdt);
	assert_int_equal(tables.acpi.root_length, 40);
	tables_free(&tables);
}

/* Too old: no ARM boot flags, and a revision before 5.1 */
static void say_how_old_a_fadt_is(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_fadt(&tables, FADT, 268, 0x0423, ERSI_FADT_HW_REDUCED, 0);
	assert_tables(&tables, FOUND_NO(ERSI_UNSUPPORTED, ACPI_FADT_REVISION));
	assert_int_equal(tables.fake.note_count, 1);
	assert_note(&tables.fake.notes[0], ERSI_SOURCE_ACPI, ERSI_FIELD_FADT_REVISION,
		    ERSI_UNSUPPORTED, AT_FADT, 0x501, 0x423);
	tables_free(&tables);
}

/* ACPI 1.0: 20 bytes of RSDP, which may be the last ones there are. */
static void read_an_old_rsdp(void **state)
{
	const uint64_t entry = TABLES_PA + TABLES_FADT;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, false, &entry, 1);
	tables.memory[TABLES_RSDP + 15] = 0;
	tables_seal_rsdp(&tables);
	memcpy(tables.memory + TABLES_SIZE - 20, tables.memory + TABLES_RSDP, 20);
	ersi_acpi_find(&tables.fake, TABLES_PA + TABLES_SIZE - 20, 0, 0, &tables.finding,
		       &tables.acpi);
	assert_kept(&tables.fake);
	assert_found(&tables.finding, FOUND_SMC);
	assert_int_equal(tables.acpi.rsdp_revision, 0);
	tables_free(&tables);
}

static void read_nothing_without_rsdp(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	ersi_acpi_find(&tables.fake, 0, TABLES_PA + TABLES_INITRD, 4096, &tables.finding,
		       &tables.acpi);
	assert_kept(&tables.fake);
	assert_found(&tables.finding, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	assert_int_equal(tables.fake.maps, 0);
	tables_free(&tables);
}

int main(void)
{
	struct CMUnitTest tests[4 + COUNT(checks) + COUNT(rsdt_checks)] = {
		cmocka_unit_test(say_what_was_found),
		cmocka_unit_test(say_how_old_a_fadt_is),
		cmocka_unit_test(read_an_old_rsdp),
		cmocka_unit_test(read_nothing_without_rsdp),
	};

	FILL(tests + 4, checks, check);
	FILL(tests + 4 + COUNT(checks), rsdt_checks, check_rsdt);
	return RUN(tests);
}
