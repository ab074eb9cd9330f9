// SPDX-License-Identifier: BSD-2-Clause
/*
 * Each check of each table, one at a time, and its finding.
 */
#include "probe/table.h"

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
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
	uint64_t address;
};

#define NO	FOUND_NO

#define RSDP	TABLES_RSDP
#define ROOT	TABLES_ROOT
#define FADT	TABLES_FADT
#define AT_RSDP	(TABLES_PA + RSDP)
#define AT_ROOT	(TABLES_PA + ROOT)
#define AT_FADT	(TABLES_PA + FADT)

static const struct check checks[] = {
	{ "RSDP signature", RSDP, 'r', 1, SEAL_RSDP, NO(UNCERTAIN, RSDP_SIGNATURE), AT_RSDP },
	{ "RSDP signature's last character", RSDP + 7, 0, 1, SEAL_RSDP,
	  NO(UNCERTAIN, RSDP_SIGNATURE), AT_RSDP },
	{ "RSDP checksum", RSDP + 9, 1, 1, AS_IT_IS, NO(UNCERTAIN, RSDP_CHECKSUM), AT_RSDP },
	{ "RSDP extended checksum", RSDP + 33, 1, 1, AS_IT_IS,
	  NO(UNCERTAIN, RSDP_EXTENDED), AT_RSDP },
	{ "RSDP length 0", RSDP + 20, 0, 4, SEAL_RSDP, NO(UNCERTAIN, RSDP_LENGTH), AT_RSDP },
	{ "RSDP length 35", RSDP + 20, 35, 4, SEAL_RSDP, NO(UNCERTAIN, RSDP_LENGTH), AT_RSDP },
	{ "RSDP length 40, zeros follow", RSDP + 20, 40, 4, SEAL_RSDP, FOUND_SMC, 0 },
	{ "RSDP length 4 GiB - 1", RSDP + 20, UINT32_MAX, 4, SEAL_RSDP,
	  NO(UNCERTAIN, RSDP_LENGTH), AT_RSDP },
	{ "RSDP length, highest byte", RSDP + 20, 0x01000024, 4, SEAL_RSDP,
	  NO(UNCERTAIN, RSDP_LENGTH), AT_RSDP },
	{ "RSDP at the limit, tables in it", RSDP + 20, ERSI_TABLE_SIZE_MAX, 4, SEAL_RSDP,
	  FOUND_SMC, 0 },
	{ "RSDP just over the limit", RSDP + 20, ERSI_TABLE_SIZE_MAX + 1, 4, SEAL_RSDP,
	  NO(UNCERTAIN, RSDP_LENGTH), AT_RSDP },
	{ "RSDP revision 3", RSDP + 15, 3, 1, SEAL_RSDP, FOUND_SMC, 0 },
	{ "RSDP revision 255", RSDP + 15, 255, 1, SEAL_RSDP, FOUND_SMC, 0 },
	{ "RSDP revision 1 has no XSDT", RSDP + 15, 1, 1, SEAL_RSDP,
	  NO(UNCERTAIN, RSDP_ROOT), AT_RSDP },
	{ "RSDP without tables", RSDP + 24, 0, 8, SEAL_RSDP, NO(UNCERTAIN, RSDP_ROOT), AT_RSDP },
	{ "XSDT signature", ROOT, 'R', 1, SEAL_ROOT, NO(UNCERTAIN, ROOT_SIGNATURE), AT_ROOT },
	{ "XSDT checksum", ROOT + 9, 0x55, 1, AS_IT_IS, NO(UNCERTAIN, ROOT_CHECKSUM), AT_ROOT },
	{ "XSDT length 0", ROOT + 4, 0, 4, AS_IT_IS, NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "XSDT length 35", ROOT + 4, 35, 4, SEAL_ROOT, NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "XSDT without an entry", ROOT + 4, 36, 4, SEAL_ROOT, NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "XSDT cut in its only entry", ROOT + 4, 43, 4, SEAL_ROOT,
	  NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "XSDT cut before the FADT", ROOT + 4, 44, 4, SEAL_ROOT, NO(MALFORMED, NO_FADT), AT_ROOT },
	{ "XSDT with bytes left over", ROOT + 4, 55, 4, SEAL_ROOT, FOUND_SMC, 0 },
	{ "XSDT length 4 GiB - 1", ROOT + 4, UINT32_MAX, 4, AS_IT_IS,
	  NO(LIMIT, ROOT_LONG), AT_ROOT },
	{ "XSDT length, highest byte", ROOT + 4, 0x01000034, 4, AS_IT_IS,
	  NO(LIMIT, ROOT_LONG), AT_ROOT },
	{ "XSDT just over the limit", ROOT + 4, ERSI_TABLE_SIZE_MAX - ROOT + 1, 4, SEAL_ROOT,
	  NO(LIMIT, ROOT_LONG), AT_ROOT },
	{ "XSDT at the limit, mostly NULL", ROOT + 4, ERSI_TABLE_SIZE_MAX - ROOT, 4, SEAL_ROOT,
	  FOUND_SMC, 0 },
	{ "no FADT", FADT, 'f', 1, SEAL_FADT, NO(MALFORMED, NO_FADT), AT_ROOT },
	{ "FADT checksum", FADT + 9, 0x55, 1, AS_IT_IS, NO(UNCERTAIN, FADT_CHECKSUM), AT_FADT },
	{ "FADT checksum, last byte", FADT + 275, 1, 1, AS_IT_IS,
	  NO(UNCERTAIN, FADT_CHECKSUM), AT_FADT },
	{ "FADT length 0", FADT + 4, 0, 4, AS_IT_IS, NO(UNCERTAIN, FADT_SHORT), AT_FADT },
	{ "FADT length 35", FADT + 4, 35, 4, SEAL_FADT, NO(UNCERTAIN, FADT_SHORT), AT_FADT },
	{ "FADT length 4 GiB - 1", FADT + 4, UINT32_MAX, 4, AS_IT_IS,
	  NO(LIMIT, FADT_LONG), AT_FADT },
	{ "FADT length, highest byte", FADT + 4, 0x01000000 + TABLES_FADT_SIZE, 4, AS_IT_IS,
	  NO(LIMIT, FADT_LONG), AT_FADT },
	{ "FADT at the limit", FADT + 4, ERSI_TABLE_SIZE_MAX - FADT, 4, SEAL_FADT, FOUND_SMC, 0 },
	{ "FADT just over the limit", FADT + 4, ERSI_TABLE_SIZE_MAX - FADT + 1, 4, SEAL_FADT,
	  NO(LIMIT, FADT_LONG), AT_FADT },
	{ "FADT revision 4, but ARM boot flags", FADT + 8, 4, 1, SEAL_FADT, FOUND_SMC, 0 },
	{ "FADT checksum, behind the fields read", FADT + 147, 0, 1, AS_IT_IS,
	  NO(UNCERTAIN, FADT_CHECKSUM), AT_FADT },
	{ "FADT flags", FADT + 112, 0x0fefffff, 4, SEAL_FADT,
	  NO(UNSUPPORTED, FADT_FLAGS), AT_FADT },
	{ "FADT too short for its flags", FADT + 4, 115, 4, SEAL_FADT,
	  NO(UNCERTAIN, FADT_SHORT), AT_FADT },
	{ "FADT too short for its minor revision", FADT + 4, 131, 4, SEAL_FADT,
	  NO(UNCERTAIN, FADT_SHORT), AT_FADT },
	{ "FADT just long enough", FADT + 4, 132, 4, SEAL_FADT, FOUND_SMC, 0 },
	{ "FADT without PSCI", FADT + 129, 2, 2, SEAL_FADT, NO(ABSENT, FADT_NO_PSCI), AT_FADT },
	{ "no ARM boot flags in 6.5", FADT + 129, 0, 2, SEAL_FADT,
	  NO(ABSENT, FADT_NO_PSCI), AT_FADT },
	{ "FADT elsewhere", ROOT + 44, TABLES_PA + TABLES_SIZE - 35, 8, SEAL_ROOT,
	  NO(UNMAPPABLE, TABLE_UNMAPPABLE), TABLES_PA + TABLES_SIZE - 35 },
	{ "a table at the end of all addresses", ROOT + 36, UINT64_MAX - 3, 8, SEAL_ROOT,
	  NO(UNMAPPABLE, TABLE_UNMAPPABLE), UINT64_MAX - 3 },
	{ "XSDT nowhere", RSDP + 24, 0x1000, 8, SEAL_RSDP,
	  NO(UNMAPPABLE, ROOT_UNMAPPABLE), 0x1000 },
	{ "XSDT at the end of all addresses", RSDP + 24, UINT64_MAX, 8, SEAL_RSDP,
	  NO(UNMAPPABLE, ROOT_UNMAPPABLE), UINT64_MAX },
	{ "NULL for the other table", ROOT + 36, 0, 8, SEAL_ROOT, FOUND_SMC, 0 },
	{ "the same FADT twice", ROOT + 36, TABLES_PA + FADT, 8, SEAL_ROOT, FOUND_SMC, 0 },
};

/* The same of an RSDT, which has a MADT and a FADT as well */
static const struct check rsdt_checks[] = {
	{ "RSDT signature", ROOT, 'X', 1, SEAL_ROOT, NO(UNCERTAIN, ROOT_SIGNATURE), AT_ROOT },
	{ "RSDT checksum", ROOT + 9, 0x55, 1, AS_IT_IS, NO(UNCERTAIN, ROOT_CHECKSUM), AT_ROOT },
	{ "RSDT length 0", ROOT + 4, 0, 4, AS_IT_IS, NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "RSDT without an entry", ROOT + 4, 36, 4, SEAL_ROOT, NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "RSDT cut in its only entry", ROOT + 4, 39, 4, SEAL_ROOT,
	  NO(MALFORMED, ROOT_SHORT), AT_ROOT },
	{ "RSDT cut before the FADT", ROOT + 4, 40, 4, SEAL_ROOT, NO(MALFORMED, NO_FADT), AT_ROOT },
	{ "RSDT with bytes left over", ROOT + 4, 47, 4, SEAL_ROOT, FOUND_SMC, 0 },
	{ "RSDT length 4 GiB - 1", ROOT + 4, UINT32_MAX, 4, AS_IT_IS,
	  NO(LIMIT, ROOT_LONG), AT_ROOT },
	{ "RSDT at the limit, mostly NULL", ROOT + 4, ERSI_TABLE_SIZE_MAX - ROOT, 4, SEAL_ROOT,
	  FOUND_SMC, 0 },
	{ "RSDT nowhere", RSDP + 16, 0x1000, 4, SEAL_RSDP,
	  NO(UNMAPPABLE, ROOT_UNMAPPABLE), 0x1000 },
	{ "RSDP without an RSDT", RSDP + 16, 0, 4, SEAL_RSDP, NO(UNCERTAIN, RSDP_ROOT), AT_RSDP },
	{ "NULL for the other table of an RSDT", ROOT + 36, 0, 4, SEAL_ROOT, FOUND_SMC, 0 },
};

static uint8_t sum(const uint8_t *bytes, uint32_t size)
{
	uint8_t total = 0;

	while (size--)
		total = (uint8_t)(total + *bytes++);

	return total;
}

/* The two numbers that a finding about these tables must have */
static void work_out(const struct check *row, const uint8_t *memory, bool xsdt,
		     uint64_t *expected, uint64_t *found)
{
	const uint32_t least = xsdt ? 44 : 40;

	*expected = 0;
	*found = 0;
	switch (row->diagnosis) {
	case ERSI_DIAG_RSDP_SIGNATURE:
		*expected = unit_number("RSD PTR ", 8);
		*found = unit_number(memory + RSDP, 8);
		break;
	case ERSI_DIAG_ROOT_SIGNATURE:
		*expected = unit_number(xsdt ? "XSDT" : "RSDT", 4);
		*found = unit_number(memory + ROOT, 4);
		break;
	case ERSI_DIAG_RSDP_CHECKSUM:
	case ERSI_DIAG_RSDP_EXTENDED:
		*found = sum(memory + RSDP, row->diagnosis == ERSI_DIAG_RSDP_CHECKSUM ? 20 : 36);
		break;
	case ERSI_DIAG_ROOT_CHECKSUM:
		*found = sum(memory + ROOT, xsdt ? 52 : 44);
		break;
	case ERSI_DIAG_FADT_CHECKSUM:
		*found = sum(memory + FADT, TABLES_FADT_SIZE);
		break;
	case ERSI_DIAG_RSDP_LENGTH:
		*expected = row->value < 36 ? 36 : ERSI_TABLE_SIZE_MAX;
		*found = row->value;
		break;
	case ERSI_DIAG_ROOT_SHORT:
	case ERSI_DIAG_ROOT_LONG:
		*expected = row->value < least ? least : ERSI_TABLE_SIZE_MAX - ROOT;
		*found = row->value;
		break;
	case ERSI_DIAG_FADT_SHORT:
	case ERSI_DIAG_FADT_LONG:
		*expected = row->value < 36 ? 36 : row->value < 132 ? 132 :
			    ERSI_TABLE_SIZE_MAX - FADT;
		*found = row->value;
		break;
	case ERSI_DIAG_FADT_FLAGS:
		*expected = ERSI_FADT_HW_REDUCED;
		*found = row->value;
		break;
	case ERSI_DIAG_ROOT_UNMAPPABLE:
	case ERSI_DIAG_TABLE_UNMAPPABLE:
		*expected = 36;
		break;
	case ERSI_DIAG_NO_FADT:
		*expected = 1;
		break;
	default:
		break;
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

	assert_tables(&tables, row->diagnosis, row->class, row->conduit);
	/* Tables that a broken table names are not read. */
	if (row->diagnosis == ERSI_DIAG_ROOT_CHECKSUM)
		assert_int_equal(tables.acpi.fadt_pa, 0);
	work_out(row, tables.memory, xsdt, &expected, &found);
	assert_details(&tables.finding, row->address, expected, found);
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
	assert_tables(&tables, FOUND_NO(UNSUPPORTED, FADT_REVISION));
	assert_details(&tables.finding, AT_FADT, 0x501, 0x423);
	tables_free(&tables);
}

/* ACPI 1.0: 20 bytes of RSDP, which may be the last ones there are. */
static void read_an_old_rsdp(void **state)
{
	const struct ersi_acpi_input input = { .rsdp = TABLES_PA + TABLES_SIZE - 20 };
	const uint64_t entry = TABLES_PA + TABLES_FADT;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, false, &entry, 1);
	tables.memory[TABLES_RSDP + 15] = 0;
	tables_seal_rsdp(&tables);
	memcpy(tables.memory + TABLES_SIZE - 20, tables.memory + TABLES_RSDP, 20);
	tables_find_at(&tables, &input);
	assert_kept(&tables.fake);
	assert_found(&tables.finding, FOUND_SMC);
	assert_int_equal(tables.acpi.rsdp_revision, 0);
	tables_free(&tables);
}

static void read_nothing_without_rsdp(void **state)
{
	const struct ersi_acpi_input input = {
		.initrd_pa = TABLES_PA + TABLES_INITRD,
		.initrd_size = 4096,
	};
	static const struct ersi_acpi zero = { .root_pa = 0 };
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_find_at(&tables, &input);
	assert_kept(&tables.fake);
	assert_found(&tables.finding, FOUND_NO(ABSENT, NOT_READ));
	assert_details(&tables.finding, 0, 0, 0);
	assert_memory_equal(&tables.acpi, &zero, sizeof(zero));
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
