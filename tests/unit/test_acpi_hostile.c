// SPDX-License-Identifier: BSD-2-Clause
/*
 * Tables that are garbled, many, misplaced or changing. What normal
 * initialisation would conclude is worked out independently, and compared.
 */
#include <stdlib.h>

#include "agree.h"
#include "tables.h"
#include "unit.h"

#define HVC	(ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC)

/* Each byte of each table, to each of some values, with and without a right checksum */
static void garble(void **state)
{
	static const uint8_t values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };
	static const uint32_t places[][2] = {
		{ TABLES_RSDP, 36 }, { TABLES_ROOT, 52 }, { TABLES_FADT, 132 },
	};
	struct tables tables;
	uint32_t place, i, v, sealed;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	for (place = 0; place < COUNT(places); place++)
		for (i = 0; i < places[place][1]; i++)
			for (v = 0; v < COUNT(values) * 2; v++) {
				uint8_t copy[276];
				uint8_t *bytes = tables.memory + places[place][0];

				sealed = v % 2;
				memcpy(copy, bytes, sizeof(copy));
				bytes[i] = values[v / 2];
				if (sealed && place)
					tables_seal(&tables, places[place][0]);
				else if (sealed)
					tables_seal_rsdp(&tables);
				find_and_agree(&tables);
				memcpy(bytes, copy, sizeof(copy));
			}
	find_and_agree(&tables);
	assert_int_equal(tables.finding.conduit, ERSI_CONDUIT_HVC);
	tables_free(&tables);
}

/* Many entries. The FADT is the one at @fadt, others are NULL or a MADT. */
static void make_many(struct tables *tables, bool xsdt, uint32_t count, uint32_t fadt,
		      uint64_t other)
{
	uint64_t *entries = calloc(count, sizeof(*entries));
	uint32_t i;

	assert_non_null(entries);
	for (i = 0; i < count; i++)
		entries[i] = i == fadt ? TABLES_PA + TABLES_FADT : other;
	tables_make(tables, TABLES_SIZE);
	tables_root(tables, xsdt, entries, count);
	free(entries);
}

struct many {
	const char *name;
	bool xsdt;
	uint32_t count;
	uint32_t fadt;
	uint32_t other;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

#define MADT		(TABLES_PA + TABLES_MADT)
#define TOO_MANY	FOUND_NO(LIMIT, TABLES)

static const struct many manys[] = {
	{ "30,000 entries, FADT first", true, 30000, 0, MADT, TOO_MANY },
	{ "30,000 entries, NULL but for the first", true, 30000, 0, 0, FOUND_SMC },
	{ "30,000 entries, NULL but for the last", true, 30000, 29999, 0, FOUND_SMC },
	{ "30,000 entries, FADT behind all that are kept", true, 30000, 29999, MADT, TOO_MANY },
	{ "30,715 entries, as many as are read", true, 30715, 30714, 0, FOUND_SMC },
	{ "30,716 entries, more than are read", true, 30716, 0, 0, FOUND_NO(LIMIT, ROOT_LONG) },
	{ "60,000 entries of an RSDT", false, 60000, 59999, 0, FOUND_SMC },
	{ "the 128th table", true, 128, 127, MADT, FOUND_SMC },
	{ "the 128th table of more", true, 129, 127, MADT, TOO_MANY },
	{ "the 129th table", true, 129, 128, MADT, TOO_MANY },
	{ "128 tables without a FADT", true, 128, 128, MADT, FOUND_NO(MALFORMED, NO_FADT) },
};

static void read_many(void **state)
{
	const struct many *row = *state;
	struct tables tables;

	make_many(&tables, row->xsdt, row->count, row->fadt, row->other);
	find_and_agree(&tables);
	assert_found(&tables.finding, row->diagnosis, row->class, row->conduit);
	if (row->diagnosis == ERSI_DIAG_TABLES)
		assert_details(&tables.finding, TABLES_PA + TABLES_ROOT, 128, 129);
	tables_free(&tables);
}

/* A root table and a FADT that straddle pages and windows, wherever they begin. */
static void straddle(void **state)
{
	static const uint32_t edges[] = { 0x5000, 0x10000, ERSI_ENV_MAP_SIZE };
	struct tables tables;
	uint32_t i, before;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	for (i = 0; i < COUNT(edges); i++)
		for (before = 0; before <= TABLES_FADT_SIZE + 4; before += 4) {
			uint32_t at = edges[i] - before;

			memcpy(tables.memory + at, tables.memory + TABLES_FADT, TABLES_FADT_SIZE);
			tables_put(&tables, TABLES_ROOT + 44, TABLES_PA + at, 8);
			tables_seal(&tables, TABLES_ROOT);
			find_and_agree(&tables);
			assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + at);
			assert_int_equal(tables.finding.conduit, ERSI_CONDUIT_SMC);

			at = 0x100000 + edges[i] - before;
			memcpy(tables.memory + at, tables.memory + TABLES_ROOT, 52);
			tables_put(&tables, TABLES_RSDP + 24, TABLES_PA + at, 8);
			tables_seal_rsdp(&tables);
			find_and_agree(&tables);
			assert_int_equal(tables.acpi.root_pa, TABLES_PA + at);
			assert_int_equal(tables.finding.conduit, ERSI_CONDUIT_SMC);
			tables_put(&tables, TABLES_RSDP + 24, TABLES_PA + TABLES_ROOT, 8);
			tables_seal_rsdp(&tables);
		}
	tables_free(&tables);
}

#define DIFFER	FOUND_NO(UNCERTAIN, FADTS_DIFFER)

static void several_fadts(uint16_t first_revision, uint16_t second_flags, uint16_t third_flags,
			  enum ersi_diagnosis diagnosis, enum ersi_class class,
			  enum ersi_conduit conduit)
{
	const uint64_t entries[] = {
		TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT2, TABLES_PA + TABLES_FADT3,
	};
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	tables_fadt(&tables, TABLES_FADT, TABLES_FADT_SIZE, first_revision,
		    ERSI_FADT_HW_REDUCED, first_revision < 0x501 ? 0 : ERSI_FADT_PSCI);
	tables_fadt(&tables, TABLES_FADT2, TABLES_FADT_SIZE, 0x603, ERSI_FADT_HW_REDUCED,
		    second_flags);
	tables_fadt(&tables, TABLES_FADT3, TABLES_FADT_SIZE, 0x603, ERSI_FADT_HW_REDUCED,
		    third_flags);
	tables_root(&tables, true, entries, 3);
	find_and_agree(&tables);
	assert_found(&tables.finding, diagnosis, class, conduit);
	tables_free(&tables);
}

static void read_several_fadts(void **state)
{
	(void)state;
	several_fadts(0x605, ERSI_FADT_PSCI, ERSI_FADT_PSCI, FOUND_SMC);
	several_fadts(0x605, HVC, HVC, DIFFER);
	several_fadts(0x605, HVC, ERSI_FADT_PSCI, DIFFER);
	several_fadts(0x605, ERSI_FADT_PSCI, HVC, DIFFER);
	several_fadts(0x605, 0, ERSI_FADT_PSCI, DIFFER);
	several_fadts(0x605, ERSI_FADT_PSCI, 0, DIFFER);
	several_fadts(0x300, ERSI_FADT_PSCI, ERSI_FADT_PSCI, DIFFER);
}

/* After a FADT that is too short to be judged, no other table is read. */
static void stop_at_a_short_fadt(void **state)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT2, 0x1000 };
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_fadt(&tables, TABLES_FADT, 131, 0x605, ERSI_FADT_HW_REDUCED, ERSI_FADT_PSCI);
	tables_fadt(&tables, TABLES_FADT2, TABLES_FADT_SIZE, 0x605, ERSI_FADT_HW_REDUCED,
		    ERSI_FADT_PSCI);
	tables_root(&tables, true, entries, COUNT(entries));
	find_and_agree(&tables);
	assert_found(&tables.finding, FOUND_NO(UNCERTAIN, FADT_SHORT));
	assert_details(&tables.finding, TABLES_PA + TABLES_FADT, 132, 131);
	tables_free(&tables);
}

/* Once the initrd could not be read, no other FADT is. */
static void stop_at_an_unreadable_initrd(void **state)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_FADT, TABLES_PA + TABLES_FADT };
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_root(&tables, true, entries, 2);
	tables_newer(&tables, 6, HVC);
	tables.fake.memory_size = TABLES_INITRD;
	find_and_agree(&tables);
	assert_found(&tables.finding, FOUND_NO(UNMAPPABLE, INITRD_UNMAPPABLE));
	tables_free(&tables);
}

/* Between any two mappings the host changes some bytes of what was right. */
static void tamper(struct fake *fake)
{
	static const uint32_t places[] = {
		TABLES_RSDP, TABLES_ROOT, TABLES_FADT, TABLES_INITRD, TABLES_INITRD + 140,
	};
	uint32_t i, at;

	for (i = 0; i < 3; i++) {
		fake->seed = fake->seed * 1664525 + 1013904223;
		at = places[(fake->seed >> 24) % COUNT(places)] + (fake->seed >> 16 & 0x3f);
		if (at < fake->memory_size)
			fake->memory[at] = (uint8_t)(fake->seed >> 8);
	}
}

static void change_while_reading(void **state)
{
	struct tables tables;
	uint32_t seed, found = 0;
	uint8_t copy[0x5000];
	uint8_t initrd[0x1000];

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, HVC);
	memcpy(copy, tables.memory, sizeof(copy));
	memcpy(initrd, tables.memory + TABLES_INITRD, sizeof(initrd));
	tables.fake.tamper = tamper;
	for (seed = 0; seed < 20000; seed++) {
		memcpy(tables.memory, copy, sizeof(copy));
		memcpy(tables.memory + TABLES_INITRD, initrd, sizeof(initrd));
		tables.fake.seed = seed;
		tables_find(&tables);
		assert_kept(&tables.fake);
		assert_int_equal(tables.finding.diagnosis == ERSI_DIAG_FOUND,
				 tables.finding.conduit != ERSI_CONDUIT_NONE);
		found += tables.finding.diagnosis == ERSI_DIAG_FOUND;
	}
	assert_int_not_equal(found, 0);
	tables_free(&tables);
}

/* Before the fifth mapping, that of the entries, their checksum becomes wrong. */
static void spoil_entries(struct fake *fake)
{
	if (fake->seed++ == 4)
		fake->memory[TABLES_ROOT + 52] = 1;
}

static void add_up_what_is_used(void **state)
{
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_put(&tables, TABLES_ROOT + 4, 55, 4);
	tables_seal(&tables, TABLES_ROOT);
	tables.fake.tamper = spoil_entries;
	tables_find(&tables);
	assert_kept(&tables.fake);
	assert_int_equal(tables.acpi.fadt_pa, TABLES_PA + TABLES_FADT);
	assert_found(&tables.finding, FOUND_NO(UNCERTAIN, ROOT_CHECKSUM));
	assert_details(&tables.finding, TABLES_PA + TABLES_ROOT, 0, 1);
	tables_free(&tables);
}

int main(void)
{
	struct CMUnitTest tests[7 + COUNT(manys)] = {
		cmocka_unit_test(garble),
		cmocka_unit_test(straddle),
		cmocka_unit_test(read_several_fadts),
		cmocka_unit_test(stop_at_a_short_fadt),
		cmocka_unit_test(stop_at_an_unreadable_initrd),
		cmocka_unit_test(change_while_reading),
		cmocka_unit_test(add_up_what_is_used),
	};

	FILL(tests + 7, manys, read_many);
	return RUN(tests);
}
