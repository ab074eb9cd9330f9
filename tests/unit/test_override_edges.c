// SPDX-License-Identifier: BSD-2-Clause
/*
 * Archives whose numbers are at a limit, and archives that lie across pages and
 * the ends of memory.
 */
#include <earlyrsi/conduit.h>

#include "probe/override.h"

#include "tables.h"
#include "unit.h"

#define HVC		(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)
#define INITRD_PA	(TABLES_PA + TABLES_INITRD)
#define NAME		"kernel/firmware/acpi/facp.aml"

/* Of an archive with one FADT: where its name, its data and its end are */
#define NAME_AT		110
#define DATA_AT		140
#define ARCHIVE_SIZE	(DATA_AT + TABLES_FADT_SIZE)

/* A number in a header, and the conduit that follows from the archive */
struct number_case {
	const char *name;
	uint32_t at;
	const char *text;
	enum ersi_conduit conduit;
};

static const struct number_case numbers[] = {
	{ "lowest digit", 6, "00000000", ERSI_CONDUIT_HVC },
	{ "highest digit", 6, "99999999", ERSI_CONDUIT_HVC },
	{ "letters in capitals", 6, "ABCDEFAF", ERSI_CONDUIT_HVC },
	{ "letters", 6, "abcdefaf", ERSI_CONDUIT_HVC },
	{ "before the digits", 6, "0000000/", ERSI_CONDUIT_SMC },
	{ "behind the digits", 6, "0000000:", ERSI_CONDUIT_SMC },
	{ "before the capitals", 6, "0000000@", ERSI_CONDUIT_SMC },
	{ "behind the capitals", 6, "0000000G", ERSI_CONDUIT_SMC },
	{ "before the letters", 6, "0000000`", ERSI_CONDUIT_SMC },
	{ "behind the letters", 6, "0000000g", ERSI_CONDUIT_SMC },
	{ "every permission", 14, "00008FFF", ERSI_CONDUIT_HVC },
	{ "no permission", 14, "00008000", ERSI_CONDUIT_HVC },
	{ "bits above the mode", 14, "FFFF81A4", ERSI_CONDUIT_HVC },
	{ "a socket", 14, "0000C1A4", ERSI_CONDUIT_SMC },
	{ "a link", 14, "0000A1A4", ERSI_CONDUIT_SMC },
	{ "a FIFO", 14, "000011A4", ERSI_CONDUIT_SMC },
	{ "an unknown type", 14, "000091A4", ERSI_CONDUIT_SMC },
	{ "no type", 14, "000001A4", ERSI_CONDUIT_SMC },
};

static void read_number(void **state)
{
	const struct number_case *row = *state;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	memcpy(tables.memory + TABLES_INITRD + row->at, row->text, 8);
	assert_tables(&tables, ERSI_DIAG_FOUND, ERSI_CLASS_OK, row->conduit);
	tables_free(&tables);
}

/* A FADT by HVC under a name, of a size that the table has, too; returns its offset. */
static uint32_t add_fadt(struct tables *tables, const char *path, uint32_t size)
{
	uint32_t offset = tables_file(tables, path, tables->memory + TABLES_FADT, size);

	tables_put(tables, offset + 4, size, 4);
	tables_put(tables, offset + 24, 6, 4);
	if (size >= 132)
		tables_put(tables, offset + 129, HVC, 2);
	tables_seal(tables, offset);
	return offset;
}

static void take_a_name_that_is_the_folder(void **state)
{
	struct tables tables;
	uint32_t offset;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	offset = add_fadt(&tables, "kernel/firmware/acpi", TABLES_FADT_SIZE);
	assert_tables(&tables, FOUND_SMC);
	tables.memory[TABLES_INITRD + NAME_AT + 20] = '/';
	assert_tables(&tables, FOUND_HVC);
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + offset);
	assert_int_equal(tables.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	assert_int_equal(tables.acpi.fadt.arm_boot_flags, HVC);
	tables_free(&tables);
}

/* Whether one file counts says nothing about the next one. */
static void judge_each_file_alone(void **state)
{
	struct tables tables;
	uint32_t offset;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_file(&tables, "kernel/firmware/acpi/none", "abc", 3);
	add_fadt(&tables, "facp.aml", TABLES_FADT_SIZE);
	assert_tables(&tables, FOUND_SMC);

	/* A table of another length than its file, and then a right one */
	offset = tables_newer(&tables, 6, ERSI_FADT_PSCI);
	tables_put(&tables, offset + 4, TABLES_FADT_SIZE + 1, 4);
	assert_tables(&tables, FOUND_SMC);
	assert_int_equal(tables.acpi.replaced_pa, 0);
	offset = tables_newer(&tables, 6, HVC);
	assert_tables(&tables, FOUND_HVC);
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + offset);
	tables_free(&tables);
}

/* A file is as long as a header at least, and then its FADT is a short one. */
static void read_a_header_only(void **state)
{
	struct tables tables;
	uint32_t offset;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	add_fadt(&tables, NAME, 35);
	assert_tables(&tables, FOUND_SMC);
	assert_int_equal(tables.acpi.replaced_pa, 0);
	offset = add_fadt(&tables, NAME, 36);
	assert_tables(&tables, FOUND_NO(UNCERTAIN, FADT_SHORT));
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + offset);
	assert_int_equal(tables.acpi.fadt.length, 36);
	assert_details(&tables.finding, TABLES_PA + offset, 132, 36);
	tables_free(&tables);
}

/* All four bytes of the OEM revisions, and not the creator's id behind them */
static void compare_oem_revisions(void **state)
{
	static const struct {
		uint32_t existing, newer;
		uint8_t existing_creator, newer_creator;
		bool replaced;
	} rows[] = {
		{ 0x00000005, 0x01000000, 0, 0, true },
		{ 0x01000005, 0x00000006, 0, 0, false },
		{ 0x7fffffff, 0x80000000, 0, 0, true },
		{ 0xfffffffe, 0xffffffff, 0, 0, true },
		{ 0xffffffff, 0xffffffff, 0, 0, false },
		{ 5, 6, 0xff, 0, true },
		{ 6, 5, 0, 0xff, false },
	};
	struct tables tables;
	uint32_t i, offset;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		tables_make(&tables, TABLES_SIZE);
		offset = tables_newer(&tables, rows[i].newer, HVC);
		tables.memory[offset + 28] = rows[i].newer_creator;
		tables_seal(&tables, offset);
		tables_put(&tables, TABLES_FADT + 24, rows[i].existing, 4);
		tables.memory[TABLES_FADT + 28] = rows[i].existing_creator;
		tables_seal(&tables, TABLES_FADT);
		assert_tables(&tables, ERSI_DIAG_FOUND, ERSI_CLASS_OK,
			      rows[i].replaced ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
		tables_free(&tables);
	}
}

/* With two FADTs of the firmware, any FADT of the initrd leaves open which one is replaced. */
static void count_every_candidate(void **state)
{
	static const uint32_t revisions[][2] = { { 6, 0 }, { 4, 6 }, { 6, 4 }, { 4, 4 }, { 6, 6 } };
	const uint64_t entries[] = { TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT };
	struct tables tables;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(revisions); i++) {
		tables_make(&tables, TABLES_SIZE);
		tables_root(&tables, true, entries, 2);
		tables_newer(&tables, revisions[i][0], ERSI_FADT_PSCI);
		if (revisions[i][1])
			tables_newer(&tables, revisions[i][1], ERSI_FADT_PSCI);
		assert_tables(&tables, FOUND_NO(UNCERTAIN, FADTS_DIFFER));
		assert_details(&tables.finding, TABLES_PA + TABLES_FADT, 1, 2);
		tables_free(&tables);
	}
}

/* Once the contents of the initrd are unknown, files that follow change nothing. */
static void stop_at_the_limit(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables.initrd_size = 0x100000;
	tables_newer(&tables, 6, HVC);
	assert_tables(&tables, FOUND_NO(LIMIT, INITRD_STEPS));
	assert_details(&tables.finding, INITRD_PA + 0x100000, 0x40000, 0x40001);
	assert_int_equal(tables.acpi.replaced_pa, 0);
	tables_free(&tables);
}

/* The FADT that replaces is followed by memory that cannot be read. */
static void read_on_behind_the_first_one(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables.initrd_size = 0x1000 - ARCHIVE_SIZE;
	tables_newer(&tables, 6, HVC);
	tables_newer(&tables, 7, HVC);
	tables.fake.memory_size = TABLES_INITRD + 0x1000;
	assert_tables(&tables, FOUND_NO(UNMAPPABLE, INITRD_UNMAPPABLE));
	assert_details(&tables.finding, INITRD_PA + 0x1000, 1, 0);
	tables_free(&tables);
}

/* What is read in one piece: from where, and how much of it */
static const uint32_t pieces[][2] = {
	{ 0, 1 }, { 1, NAME_AT - 1 }, { NAME_AT, 21 }, { DATA_AT, 36 },
	{ DATA_AT + 36, TABLES_FADT_SIZE - 36 },
};

/* An archive @before bytes in front of a page that is there, or is not */
static void lie_across_pages(struct tables *tables, uint32_t before)
{
	uint64_t pa = INITRD_PA + 0x1000 - before;
	const struct ersi_acpi_input input = {
		.rsdp = TABLES_PA + TABLES_RSDP,
		.initrd_pa = pa,
		.initrd_size = ARCHIVE_SIZE,
	};
	uint32_t i;

	memcpy(tables->memory + (pa - TABLES_PA), tables->memory + TABLES_INITRD + 0x8000,
	       ARCHIVE_SIZE);
	tables->fake.memory_size = TABLES_SIZE;
	tables_find_at(tables, &input);
	assert_found(&tables->finding, FOUND_HVC);
	assert_int_equal(tables->acpi.fadt_pa, pa + DATA_AT);

	tables->fake.memory_size = TABLES_INITRD + 0x1000;
	tables_find_at(tables, &input);
	for (i = 0; i < COUNT(pieces) && pieces[i][0] + pieces[i][1] <= before; i++)
		;
	if (i < COUNT(pieces)) {
		assert_found(&tables->finding, FOUND_NO(UNMAPPABLE, INITRD_UNMAPPABLE));
		assert_details(&tables->finding, pa + pieces[i][0], pieces[i][1], 0);
		assert_int_equal(tables->acpi.replaced_pa, 0);
	} else {
		assert_found(&tables->finding, FOUND_HVC);
	}
	assert_kept(&tables->fake);
}

/* The second page cannot be mapped when it is asked for first, but later on. */
static void miss_a_page(struct tables *tables, uint32_t before)
{
	uint64_t pa = INITRD_PA + 0x1000 - before;
	const struct ersi_acpi_input input = { .initrd_pa = pa, .initrd_size = 2 * ARCHIVE_SIZE };
	struct ersi_override override;
	struct ersi_finding finding;

	memcpy(tables->memory + (pa - TABLES_PA), tables->memory + TABLES_INITRD + 0x8000,
	       2 * ARCHIVE_SIZE);
	tables->fake.map_calls = 0;
	tables->fake.refused_map = 2;
	assert_false(ersi_override_find(&tables->fake, &input, tables->memory + TABLES_FADT,
					&override, &finding));
	tables->fake.refused_map = 0;
	assert_kept(&tables->fake);
	assert_found(&finding, FOUND_NO(UNMAPPABLE, INITRD_UNMAPPABLE));
}

static void lie_anywhere(void **state)
{
	struct tables tables;
	uint32_t before;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables.initrd_size = 0x8000;
	tables_newer(&tables, 6, HVC);
	for (before = 0; before <= ARCHIVE_SIZE + 8; before += 4)
		lie_across_pages(&tables, before);
	tables_newer(&tables, 7, HVC);
	for (before = 4; before <= ARCHIVE_SIZE + 8; before += 4)
		miss_a_page(&tables, before);
	tables_free(&tables);
}

/* An initrd may lie above 16 GiB; but where sizes of 4 GiB could wrap, no header is used. */
static void lie_high(void **state)
{
	static const struct {
		uint64_t pa;
		bool replaces;
	} rows[] = {
		{ 0x500000000, true },
		{ 0xfffffffff000, true },
		{ UINT64_MAX - 0x400000000 - 0x1000 + 1, true },
		{ UINT64_MAX - 0x400000000 + 1, false },
		{ UINT64_MAX - 0x1000 + 1 - 0x1000, false },
	};
	struct ersi_acpi_input input = { .initrd_size = ARCHIVE_SIZE };
	struct ersi_override override;
	struct ersi_finding finding;
	struct tables tables;
	uint32_t i;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	tables.fake.memory = tables.memory + TABLES_INITRD;
	tables.fake.memory_size = 0x1000;
	for (i = 0; i < COUNT(rows); i++) {
		tables.fake.memory_pa = rows[i].pa;
		memset(&override, 0xff, sizeof(override));
		input.initrd_pa = rows[i].pa;
		assert_true(ersi_override_find(&tables.fake, &input, tables.memory + TABLES_FADT,
					       &override, &finding));
		assert_kept(&tables.fake);
		assert_int_equal(override.candidates, rows[i].replaces);
		assert_int_equal(override.pa, rows[i].replaces ? rows[i].pa + DATA_AT : 0);
	}
	tables_free(&tables);
}

int main(void)
{
	struct CMUnitTest tests[9 + COUNT(numbers)] = {
		cmocka_unit_test(take_a_name_that_is_the_folder),
		cmocka_unit_test(judge_each_file_alone),
		cmocka_unit_test(read_a_header_only),
		cmocka_unit_test(compare_oem_revisions),
		cmocka_unit_test(count_every_candidate),
		cmocka_unit_test(stop_at_the_limit),
		cmocka_unit_test(read_on_behind_the_first_one),
		cmocka_unit_test(lie_anywhere),
		cmocka_unit_test(lie_high),
	};

	FILL(tests + 9, numbers, read_number);
	return RUN(tests);
}
