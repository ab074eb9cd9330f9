// SPDX-License-Identifier: BSD-2-Clause
/*
 * The FADT of an initrd. The firmware's has OEM revision 5 and names SMC; the one that
 * replaces it names HVC.
 */
#include "tables.h"
#include "unit.h"

#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)

static void expect(struct tables *tables, enum ersi_conduit conduit)
{
	assert_tables(tables, ERSI_DIAG_FOUND, ERSI_CLASS_OK, conduit);
	if (conduit == ERSI_CONDUIT_HVC) {
		assert_in_range(tables->acpi.fadt_pa, TABLES_PA + TABLES_INITRD + 1,
				TABLES_PA + TABLES_INITRD + tables->initrd_size - 1);
		assert_memory_equal(tables->memory + (tables->acpi.fadt_pa - TABLES_PA), "FACP", 4);
		assert_int_equal(tables->acpi.replaced_pa, TABLES_PA + TABLES_FADT);
		assert_int_equal(tables->acpi.fadt.arm_boot_flags, HVC);
	} else {
		assert_int_equal(tables->acpi.fadt_pa, TABLES_PA + TABLES_FADT);
		assert_int_equal(tables->acpi.replaced_pa, 0);
		assert_int_equal(tables->acpi.fadt.arm_boot_flags, ERSI_FADT_PSCI);
	}
}

/* Each builds an initrd; the result must be this conduit. */
struct archive {
	const char *name;
	void (*build)(struct tables *tables);
	enum ersi_conduit conduit;
};

/* An initrd with a newer FADT, text written over its first header. */
struct header {
	const char *name;
	uint32_t at;
	const char *text;
	enum ersi_conduit conduit;
};

static const struct header headers[] = {
	{ "cpio with checksums", 5, "2", ERSI_CONDUIT_HVC },
	{ "cpio of another format", 5, "7", ERSI_CONDUIT_SMC },
	{ "cpio header that is no number", 109, "g", ERSI_CONDUIT_SMC },
	{ "another folder", 110, "Kernel", ERSI_CONDUIT_SMC },
	{ "a link and no file", 14, "0000A1FF", ERSI_CONDUIT_SMC },
	{ "file size is a lie", 54, "FFFFFFFF", ERSI_CONDUIT_SMC },
	{ "name size is a lie", 94, "FFFFFFFF", ERSI_CONDUIT_SMC },
	{ "name too short for the folder", 94, "00000014", ERSI_CONDUIT_SMC },
};

/* A FADT of an OEM revision, one byte of it changed and its checksum made right. */
struct candidate {
	const char *name;
	uint32_t oem_revision;
	uint32_t at;
	enum ersi_conduit conduit;
};

static const struct candidate candidates[] = {
	{ "newest", UINT32_MAX, 0, ERSI_CONDUIT_HVC },
	{ "same revision", 5, 0, ERSI_CONDUIT_SMC },
	{ "older", 4, 0, ERSI_CONDUIT_SMC },
	{ "OEM id of another", 6, 15, ERSI_CONDUIT_SMC },
	{ "OEM table id of another", 6, 23, ERSI_CONDUIT_SMC },
	{ "another signature", 6, 3, ERSI_CONDUIT_SMC },
	{ "shorter than its file", 6, 4, ERSI_CONDUIT_SMC },
	{ "longer than its file", 6, 5, ERSI_CONDUIT_SMC },
};

static void newer(struct tables *tables)
{
	tables_newer(tables, 6, HVC);
}

static void bad_checksum(struct tables *tables)
{
	tables->memory[tables_newer(tables, 6, HVC) + 100] ^= 1;
}

static void after_a_bad_one(struct tables *tables)
{
	bad_checksum(tables);
	newer(tables);
}

static void after_an_older_one(struct tables *tables)
{
	tables_newer(tables, 4, HVC);
	newer(tables);
}

/* The first that fits wins, not the newest. */
static void before_a_newer_one(struct tables *tables)
{
	newer(tables);
	tables_newer(tables, 7, ERSI_FADT_PSCI);
}

static void behind_other_files(struct tables *tables)
{
	tables_file(tables, "a", "abc", 3);
	tables_cpio(tables, "kernel/firmware/acpi/", 040755, NULL, 0, 0, "070701");
	tables_file(tables, "kernel/firmware/acpi/note", "abc", 3);
	tables_file(tables, "kernel/firmware/acpi/ssdt", tables->memory + TABLES_MADT, 44);
	newer(tables);
}

/* As early microcode is followed by another archive, with padding or without */
static void in_a_second_archive(struct tables *tables)
{
	tables_file(tables, "kernel/x86/microcode/none", "abc", 3);
	tables_file(tables, "TRAILER!!!", NULL, 0);
	tables->initrd_size = (tables->initrd_size + 511) & ~511u;
	newer(tables);
}

static void in_a_folder_below(struct tables *tables)
{
	tables_newer(tables, 6, HVC);
	memcpy(tables->memory + TABLES_INITRD + 110 + 21, "a/b.aml", 7);
}

static void followed_by_compressed_data(struct tables *tables)
{
	newer(tables);
	memcpy(tables->memory + TABLES_INITRD + tables->initrd_size, "\x1f\x8b\x08", 3);
	tables->initrd_size += 100000;
}

static void behind_compressed_data(struct tables *tables)
{
	memcpy(tables->memory + TABLES_INITRD, "\x1f\x8b\x08", 3);
	tables->initrd_size = 512;
	newer(tables);
}

static void cut(struct tables *tables)
{
	newer(tables);
	tables->initrd_size--;
}

/* Cut so that the 21st character is not the name's any more, but is there. */
static void name_ends_before_the_slash(struct tables *tables)
{
	uint32_t offset = tables_file(tables, "kernel/firmware/acpi", tables->memory + TABLES_FADT,
				      TABLES_FADT_SIZE);

	tables_put(tables, offset + 24, 6, 4);
	tables_put(tables, offset + 129, HVC, 2);
	tables_seal(tables, offset);
	tables->memory[TABLES_INITRD + 110 + 20] = '/';
	memcpy(tables->memory + TABLES_INITRD + 94, "00000014", 8);
}

/* A FADT of 277 bytes needs three more to be whole. */
static void padded(struct tables *tables)
{
	uint8_t fadt[TABLES_FADT_SIZE + 1] = { 0 };
	uint32_t offset;

	memcpy(fadt, tables->memory + TABLES_FADT, TABLES_FADT_SIZE);
	offset = tables_file(tables, "kernel/firmware/acpi/facp.aml", fadt, sizeof(fadt));
	tables_put(tables, offset + 4, sizeof(fadt), 4);
	tables_put(tables, offset + 24, 6, 4);
	tables_put(tables, offset + 129, HVC, 2);
	tables_seal(tables, offset);
}

static void not_padded(struct tables *tables)
{
	padded(tables);
	tables->initrd_size -= 3;
}

static void the_64th_file(struct tables *tables)
{
	uint32_t i;

	for (i = 0; i < 63; i++)
		tables_file(tables, "kernel/firmware/acpi/none", "abc", 3);
	newer(tables);
}

static void the_65th_file(struct tables *tables)
{
	tables_file(tables, "kernel/firmware/acpi/none", "abc", 3);
	the_64th_file(tables);
}

static void behind_zeros(struct tables *tables)
{
	newer(tables);
	memmove(tables->memory + TABLES_INITRD + 4, tables->memory + TABLES_INITRD,
		tables->initrd_size);
	memset(tables->memory + TABLES_INITRD, 0, 4);
	tables->initrd_size += 4;
}

static const struct archive archives[] = {
	{ "newer", newer, ERSI_CONDUIT_HVC },
	{ "bad checksum", bad_checksum, ERSI_CONDUIT_SMC },
	{ "after one with a bad checksum", after_a_bad_one, ERSI_CONDUIT_HVC },
	{ "after one that is older", after_an_older_one, ERSI_CONDUIT_HVC },
	{ "before one that is newer", before_a_newer_one, ERSI_CONDUIT_HVC },
	{ "behind other files", behind_other_files, ERSI_CONDUIT_HVC },
	{ "in a second archive", in_a_second_archive, ERSI_CONDUIT_HVC },
	{ "in a folder below", in_a_folder_below, ERSI_CONDUIT_HVC },
	{ "followed by compressed data", followed_by_compressed_data, ERSI_CONDUIT_HVC },
	{ "behind compressed data", behind_compressed_data, ERSI_CONDUIT_SMC },
	{ "archive cut", cut, ERSI_CONDUIT_SMC },
	{ "name that ends before the slash", name_ends_before_the_slash, ERSI_CONDUIT_SMC },
	{ "padded", padded, ERSI_CONDUIT_HVC },
	{ "not padded", not_padded, ERSI_CONDUIT_SMC },
	{ "the 64th file", the_64th_file, ERSI_CONDUIT_HVC },
	{ "the 65th file", the_65th_file, ERSI_CONDUIT_SMC },
	{ "zeros first", behind_zeros, ERSI_CONDUIT_HVC },
};

static void read_archive(void **state)
{
	const struct archive *row = *state;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	row->build(&tables);
	expect(&tables, row->conduit);
	tables_free(&tables);
}

static void read_header(void **state)
{
	const struct header *row = *state;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	newer(&tables);
	memcpy(tables.memory + TABLES_INITRD + row->at, row->text, strlen(row->text));
	expect(&tables, row->conduit);
	tables_free(&tables);
}

static void judge_candidate(void **state)
{
	const struct candidate *row = *state;
	struct tables tables;
	uint32_t offset;

	tables_make(&tables, TABLES_SIZE);
	offset = tables_newer(&tables, row->oem_revision, HVC);
	if (row->at)
		tables.memory[offset + row->at] ^= 1;
	tables_seal(&tables, offset);
	expect(&tables, row->conduit);
	tables_free(&tables);
}

/* Only what is there of an archive is read, and what is cut off does not count. */
static void cut_everywhere(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	newer(&tables);
	expect(&tables, ERSI_CONDUIT_HVC);
	while (--tables.initrd_size) {
		tables.fake.memory_size = TABLES_INITRD + tables.initrd_size;
		expect(&tables, ERSI_CONDUIT_SMC);
	}
	tables_free(&tables);
}

int main(void)
{
	struct CMUnitTest tests[1 + COUNT(archives) + COUNT(headers) + COUNT(candidates)] = {
		cmocka_unit_test(cut_everywhere),
	};

	FILL(tests + 1, archives, read_archive);
	FILL(tests + 1 + COUNT(archives), headers, read_header);
	FILL(tests + 1 + COUNT(archives) + COUNT(headers), candidates, judge_candidate);
	return RUN(tests);
}
