// SPDX-License-Identifier: BSD-2-Clause
/*
 * Initrds of which too little can be read to know what normal initialisation will find,
 * and what reading one costs.
 */
#include "probe/table.h"

#include "tables.h"
#include "unit.h"

#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)

#define INITRD_PA	(TABLES_PA + TABLES_INITRD)
#define ROOT_PA		(TABLES_PA + TABLES_ROOT)

static void expect_unknown(struct tables *tables, enum ersi_diagnosis diagnosis,
			   enum ersi_class class, uint64_t address, uint64_t expected,
			   uint64_t found)
{
	assert_tables(tables, diagnosis, class, ERSI_CONDUIT_NONE);
	assert_details(&tables->finding, address, expected, found);
}

/* It says how long it is, but there is no memory for it. */
static void conclude_nothing_unmapped(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	tables.fake.memory_size = TABLES_INITRD + 100;
	expect_unknown(&tables, ERSI_DIAG_INITRD_UNMAPPABLE, ERSI_CLASS_UNMAPPABLE, INITRD_PA,
		       1, 0);
	tables_free(&tables);
}

/* One step for each word of zeros, the last one for less than a header */
static void conclude_nothing_from_too_much(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables.initrd_size = 0xffffc + 110 + 1;
	expect_unknown(&tables, ERSI_DIAG_INITRD_STEPS, ERSI_CLASS_LIMIT, INITRD_PA + 0x100000,
		       0x40000, 0x40001);
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

/* Normal initialisation must be able to map it, whatever address it copies it to. */
static void conclude_nothing_from_a_long_fadt(void **state)
{
	const uint32_t limit = ERSI_TABLE_SIZE_MAX - 0x10000;
	struct tables tables;

	(void)state;
	make_newer_fadt(&tables, limit);
	assert_tables(&tables, FOUND_SMC);
	assert_int_equal(tables.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	make_newer_fadt(&tables, limit + 1);
	expect_unknown(&tables, ERSI_DIAG_INITRD_FADT, ERSI_CLASS_LIMIT, INITRD_PA + 140, limit,
		       limit + 1);
	tables_free(&tables);
}

/* Linux counts the bytes of all tables in an int. */
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
			expect_unknown(&tables, ERSI_DIAG_INITRD_TOTAL, ERSI_CLASS_LIMIT,
				       (uint64_t)TABLES_PA + offset, 0x7fffffff, 0x80000000);
		tables_free(&tables);
	}
}

/* The firmware has no FADT, but normal initialisation would take the initrd's instead. */
static void conclude_nothing_without_a_first_fadt(void **state)
{
	const uint64_t entry = TABLES_PA + TABLES_MADT;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, true, &entry, 1);
	tables_file(&tables, "kernel/firmware/acpi/apic", tables.memory + TABLES_MADT, 44);
	expect_unknown(&tables, ERSI_DIAG_NO_FADT, ERSI_CLASS_MALFORMED, ROOT_PA, 1, 0);
	tables_newer(&tables, 6, HVC);
	expect_unknown(&tables, ERSI_DIAG_NO_FADT_INITRD, ERSI_CLASS_UNCERTAIN, ROOT_PA, 1, 0);
	tables_free(&tables);
}

/* The probe does not work out which of two FADTs is replaced. */
static void conclude_nothing_from_two_and_one(void **state)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT };
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, true, entries, 2);
	assert_tables(&tables, FOUND_SMC);
	tables_newer(&tables, 4, ERSI_FADT_PSCI);
	expect_unknown(&tables, ERSI_DIAG_FADTS_DIFFER, ERSI_CLASS_UNCERTAIN,
		       TABLES_PA + TABLES_FADT, 1, 2);
	tables_newer(&tables, 6, HVC);
	expect_unknown(&tables, ERSI_DIAG_FADTS_DIFFER, ERSI_CLASS_UNCERTAIN,
		       TABLES_PA + TABLES_FADT, 1, 2);
	tables_free(&tables);
}

/* Bytes behind the archive are never read, nor is the data of its files. */
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
