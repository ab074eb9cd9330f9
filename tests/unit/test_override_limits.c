// SPDX-License-Identifier: BSD-2-Clause
/*
 * Initrds of which too little can be read to tell what late code will find, and
 * what reading one costs.
 */
#include "tables.h"
#include "unit.h"

#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)

#define INITRD_PA	(TABLES_PA + TABLES_INITRD)
#define ROOT_PA		(TABLES_PA + TABLES_ROOT)

static void expect_unknown(struct tables *tables, enum ersi_status status,
			   enum ersi_reason reason, enum ersi_field field, uint64_t address,
			   uint64_t expected, uint64_t found)
{
	assert_tables(tables, status, reason, ERSI_CONDUIT_NONE);
	assert_int_equal(tables->fake.note_count, 1);
	assert_note(&tables->fake.notes[0], ERSI_SOURCE_ACPI, field, status, address, expected,
		    found);
}

/* It says how long it is, but there is no memory for it. */
static void conclude_nothing_unmapped(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	tables.fake.memory_size = TABLES_INITRD + 100;
	expect_unknown(&tables, ERSI_UNMAPPABLE, ERSI_REASON_ACPI_INITRD, ERSI_FIELD_INITRD,
		       INITRD_PA, 1, 0);
	tables_free(&tables);
}

/* One step for each word of zeros, the last one for less than a header */
static void conclude_nothing_from_too_much(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables.initrd_size = 0xffffc + 110 + 1;
	expect_unknown(&tables, ERSI_LIMIT, ERSI_REASON_ACPI_INITRD, ERSI_FIELD_INITRD,
		       INITRD_PA + 0x100000, 0x40000, 0x40001);
	tables.initrd_size = 0xffffc + 110;
	assert_tables(&tables, FOUND_SMC);
	tables_free(&tables);
}

static void make_newer_fadt(struct tables *tables, uint32_t size)
{
	uint32_t offset;

	tables_make(tables, TABLES_SIZE);
	offset = tables_cpio(tables, "kernel/firmware/acpi/facp.aml", 0100644, NULL, size, size,
			     "070701");
	memcpy(tables->memory + offset, tables->memory + TABLES_FADT, TABLES_FADT_SIZE);
	tables_put(tables, offset + 4, size, 4);
	tables_put(tables, offset + 24, 6, 4);
	tables_seal(tables, offset);
}

/* Late code must be able to map it wherever it copies it to. */
static void conclude_nothing_from_a_long_fadt(void **state)
{
	const uint32_t limit = ERSI_ACPI_TABLE_SIZE - 0x10000;
	struct tables tables;

	(void)state;
	make_newer_fadt(&tables, limit);
	assert_tables(&tables, FOUND_SMC);
	assert_int_equal(tables.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	make_newer_fadt(&tables, limit + 1);
	expect_unknown(&tables, ERSI_LIMIT, ERSI_REASON_ACPI_INITRD, ERSI_FIELD_INITRD_FADT,
		       INITRD_PA + 140, limit, limit + 1);
	tables_free(&tables);
}

/* Late code counts the bytes of all tables in an int. */
static void conclude_nothing_from_2_gib_of_tables(void **state)
{
	static const uint32_t last_sizes[] = { 36, 37 };
	struct tables tables;
	uint32_t i, j, offset = 0;

	(void)state;
	for (i = 0; i < COUNT(last_sizes); i++) {
		const uint32_t sizes[] = { 0x40000000, 0x3fffffdb, last_sizes[i] };

		tables_make(&tables, 0x90000000);
		for (j = 0; j < COUNT(sizes); j++) {
			offset = tables_cpio(&tables, "kernel/firmware/acpi/big", 0100644, NULL,
					     sizes[j], sizes[j], "070701");
			memcpy(tables.memory + offset, tables.memory + TABLES_MADT, 36);
			tables_put(&tables, offset + 4, sizes[j], 4);
		}
		if (last_sizes[i] == 36)
			assert_tables(&tables, FOUND_SMC);
		else
			expect_unknown(&tables, ERSI_LIMIT, ERSI_REASON_ACPI_INITRD,
				       ERSI_FIELD_INITRD_FADT, (uint64_t)TABLES_PA + offset,
				       0x7fffffff, 0x80000000);
		tables_free(&tables);
	}
}

/* The firmware has no FADT, but late code would take the initrd's as one. */
static void conclude_nothing_without_a_first_fadt(void **state)
{
	const uint64_t entry = TABLES_PA + TABLES_MADT;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, true, &entry, 1);
	tables_file(&tables, "kernel/firmware/acpi/apic", tables.memory + TABLES_MADT, 44);
	expect_unknown(&tables, ERSI_MALFORMED, ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT,
		       ROOT_PA, 1, 0);
	tables_newer(&tables, 6, HVC);
	expect_unknown(&tables, ERSI_UNCERTAIN, ERSI_REASON_ACPI_NO_FADT, ERSI_FIELD_FADT,
		       ROOT_PA, 1, 0);
	tables_free(&tables);
}

/* Which of two is replaced is not asked: nothing is said. */
static void conclude_nothing_from_two_and_one(void **state)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT };
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, true, entries, 2);
	assert_tables(&tables, FOUND_SMC);
	tables_newer(&tables, 4, ERSI_FADT_PSCI);
	expect_unknown(&tables, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADTS_DIFFER, ERSI_FIELD_FADTS,
		       TABLES_PA + TABLES_FADT, 1, 2);
	tables_newer(&tables, 6, HVC);
	expect_unknown(&tables, ERSI_UNCERTAIN, ERSI_REASON_ACPI_FADTS_DIFFER, ERSI_FIELD_FADTS,
		       TABLES_PA + TABLES_FADT, 1, 2);
	tables_free(&tables);
}

/* What follows the archive is never looked at, nor is the data of its files. */
static void cost_the_same_whatever_the_size(void **state)
{
	static const uint32_t sizes[] = { 1 << 20, 500 << 20 };
	uint32_t maps[COUNT(sizes)], i;
	uint64_t bytes[COUNT(sizes)];
	struct tables tables;

	(void)state;
	for (i = 0; i < COUNT(sizes); i++) {
		tables_make(&tables, TABLES_INITRD + sizes[i]);
		tables_cpio(&tables, "big", 0100644, NULL, sizes[i] / 2, sizes[i] / 2, "070701");
		tables_newer(&tables, 6, HVC);
		tables.memory[TABLES_INITRD + tables.initrd_size] = 0x1f;
		tables.initrd_size = sizes[i];
		assert_tables(&tables, FOUND_HVC);
		maps[i] = tables.fake.maps;
		bytes[i] = tables.fake.bytes_mapped;
		tables_free(&tables);
	}
	/* RSDP 2, XSDT 3, tables 3, and 2 pages of the initrd */
	assert_int_equal(maps[0], 10);
	assert_int_equal(maps[0], maps[1]);
	assert_int_equal(bytes[0], bytes[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conclude_nothing_unmapped),
		cmocka_unit_test(conclude_nothing_from_too_much),
		cmocka_unit_test(conclude_nothing_from_a_long_fadt),
		cmocka_unit_test(conclude_nothing_from_2_gib_of_tables),
		cmocka_unit_test(conclude_nothing_without_a_first_fadt),
		cmocka_unit_test(conclude_nothing_from_two_and_one),
		cmocka_unit_test(cost_the_same_whatever_the_size),
	};

	return RUN(tests);
}
