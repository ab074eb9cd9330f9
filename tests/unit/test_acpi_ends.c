// SPDX-License-Identifier: BSD-2-Clause
/*
 * Tables that end early: memory ends, a length is too small, or a mapping fails.
 */
#include "agree.h"
#include "tables.h"
#include "unit.h"

/* Memory ends in each byte of the tables' last one, of which @enough must be there. */
static void end_memory_in(struct tables *tables, uint32_t offset, uint32_t length, uint32_t enough)
{
	uint32_t left;

	for (left = 0; left <= length; left++) {
		tables->fake.memory_size = offset + left;
		find_and_agree(tables);
		assert_int_equal(ersi_finding_class(&tables->finding),
				 left < enough ? ERSI_CLASS_UNMAPPABLE : ERSI_CLASS_OK);
	}
	tables->fake.memory_size = tables->size;
}

static void end_memory_everywhere(void **state)
{
	const uint32_t last = TABLES_ROOT + 0x1000;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	end_memory_in(&tables, 0, TABLES_ROOT, TABLES_ROOT + 1);
	end_memory_in(&tables, TABLES_ROOT, 52, 52);
	assert_int_equal(tables.acpi.root_length, 52);

	memcpy(tables.memory + last, tables.memory + TABLES_FADT, TABLES_FADT_SIZE);
	tables_put(&tables, TABLES_ROOT + 44, TABLES_PA + last, 8);
	tables_seal(&tables, TABLES_ROOT);
	end_memory_in(&tables, last, TABLES_FADT_SIZE, TABLES_FADT_SIZE);
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + last);

	/* Of another table only the header is read. */
	tables_table(&tables, last, "APIC", 44, 6);
	tables_put(&tables, TABLES_ROOT + 36, TABLES_PA + last, 8);
	tables_put(&tables, TABLES_ROOT + 44, TABLES_PA + TABLES_FADT, 8);
	tables_seal(&tables, TABLES_ROOT);
	end_memory_in(&tables, last, 44, 36);
	tables_free(&tables);
}

/* An RSDP of revision 2 and of some length, which are the last bytes there are or too many */
static void end_memory_in_the_rsdp(void **state)
{
	static const uint32_t lengths[] = { 36, 40 };
	const uint32_t end = TABLES_SIZE - 0x100;	/* no window ends there */
	struct ersi_acpi_input input = { .rsdp = 0 };
	struct tables tables;
	uint32_t i, left;

	(void)state;
	for (i = 0; i < COUNT(lengths); i++) {
		tables_make(&tables, TABLES_SIZE);
		tables_put(&tables, TABLES_RSDP + 20, lengths[i], 4);
		tables_seal_rsdp(&tables);
		tables.fake.memory_size = end;
		for (left = 0; left <= lengths[i]; left++) {
			uint32_t at = end - left;

			memcpy(tables.memory + at, tables.memory + TABLES_RSDP, left);
			input.rsdp = TABLES_PA + at;
			tables_find_at(&tables, &input);
			assert_kept(&tables.fake);
			if (left == lengths[i]) {
				assert_found(&tables.finding, FOUND_SMC);
				continue;
			}
			assert_found(&tables.finding, FOUND_NO(UNMAPPABLE, RSDP_UNMAPPABLE));
			assert_details(&tables.finding, TABLES_PA + at,
				       left < 20 ? 20 : left < 36 ? 36 : 40, 0);
		}
		tables_free(&tables);
	}
}

/* A table whose checksum is right, at every length; it takes @enough to have PSCI. */
static void cut_table(bool xsdt, uint32_t offset, uint32_t enough, uint32_t longest)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_MADT, TABLES_PA + TABLES_FADT };
	struct tables tables;
	uint32_t length;

	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, xsdt, entries, COUNT(entries));
	for (length = 0; length <= longest; length++) {
		tables_put(&tables, offset + 4, length, 4);
		tables_seal(&tables, offset);
		find_and_agree(&tables);
		if (length >= enough)
			assert_found(&tables.finding, FOUND_SMC);
		else
			assert_int_not_equal(tables.finding.diagnosis, ERSI_DIAG_FOUND);
	}
	tables_free(&tables);
}

static void cut_tables_everywhere(void **state)
{
	(void)state;
	cut_table(true, TABLES_ROOT, 52, 120);
	cut_table(false, TABLES_ROOT, 44, 120);
	cut_table(true, TABLES_FADT, 132, TABLES_FADT_SIZE + 20);
}

/* One of ACPI 1.0 has no length: memory ends in each of its bytes. */
static void cut_old_rsdp_everywhere(void **state)
{
	const uint64_t entry = TABLES_PA + TABLES_FADT;
	struct ersi_acpi_input input = { .rsdp = 0 };
	struct tables tables;
	uint32_t left;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, false, &entry, 1);
	tables.memory[TABLES_RSDP + 15] = 0;
	tables_seal_rsdp(&tables);
	for (left = 0; left <= 20; left++) {
		uint32_t at = TABLES_SIZE - left;

		memcpy(tables.memory + at, tables.memory + TABLES_RSDP, left);
		input.rsdp = TABLES_PA + at;
		tables_find_at(&tables, &input);
		assert_kept(&tables.fake);
		if (left == 20) {
			assert_found(&tables.finding, FOUND_SMC);
			continue;
		}
		assert_found(&tables.finding, FOUND_NO(UNMAPPABLE, RSDP_UNMAPPABLE));
		assert_details(&tables.finding, TABLES_PA + at, 20, 0);
	}
	tables_free(&tables);
}

static void cut_rsdp_everywhere(void **state)
{
	struct tables tables;
	uint32_t length;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	for (length = 0; length <= 60; length++) {
		tables_put(&tables, TABLES_RSDP + 20, length, 4);
		tables_seal_rsdp(&tables);
		find_and_agree(&tables);
		if (length < 36)
			assert_found(&tables.finding, FOUND_NO(UNCERTAIN, RSDP_LENGTH));
		else
			assert_found(&tables.finding, FOUND_SMC);
	}
	tables_free(&tables);
}

/* Any mapping may fail, one at a time. */
static void refuse_each_mapping(void **state)
{
	struct tables tables;
	uint32_t maps, i;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_put(&tables, TABLES_ROOT + 4, 0x1800, 4);
	tables_seal(&tables, TABLES_ROOT);
	tables_newer(&tables, 6, ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC);
	find_and_agree(&tables);
	assert_found(&tables.finding, FOUND_HVC);
	maps = tables.fake.map_calls;
	for (i = 1; i <= maps; i++) {
		tables.fake.map_calls = 0;
		tables.fake.refused_map = i;
		tables_find(&tables);
		assert_kept(&tables.fake);
		assert_int_equal(ersi_finding_class(&tables.finding), ERSI_CLASS_UNMAPPABLE);
		assert_int_not_equal(tables.finding.address, 0);
		assert_int_not_equal(tables.finding.expected, 0);
		assert_int_equal(tables.finding.found, 0);
	}
	tables_free(&tables);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(end_memory_everywhere),
		cmocka_unit_test(end_memory_in_the_rsdp),
		cmocka_unit_test(cut_tables_everywhere),
		cmocka_unit_test(cut_rsdp_everywhere),
		cmocka_unit_test(cut_old_rsdp_everywhere),
		cmocka_unit_test(refuse_each_mapping),
	};

	return RUN(tests);
}
