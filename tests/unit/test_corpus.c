// SPDX-License-Identifier: BSD-2-Clause
/*
 * Tables that iasl made of the sources in tests/corpus.
 */
#include <stdio.h>

#include "tables.h"
#include "unit.h"

struct corpus_case {
	const char *name;
	const char *rsdp, *root, *fadt;
	uint32_t fadt_size;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

#define OLD	FOUND_NO(UNSUPPORTED, FADT_REVISION)
#define FULL	FOUND_NO(UNSUPPORTED, FADT_FLAGS)
#define NO_PSCI	FOUND_NO(ABSENT, FADT_NO_PSCI)

/* A FADT's name: revision, minor revision, hardware-reduced, PSCI, HVC */
static const struct corpus_case cases[] = {
	{ "3.0", "rsdp-02", "xsdt", "fadt-03-00-1-0-0", 244, OLD },
	{ "5.0", "rsdp-02", "xsdt", "fadt-05-00-1-0-0", 268, OLD },
	{ "5.0, SMC", "rsdp-02", "xsdt", "fadt-05-00-1-1-0", 268, FOUND_SMC },
	{ "5.1, SMC", "rsdp-02", "xsdt", "fadt-05-01-1-1-0", 268, FOUND_SMC },
	{ "5.1, HVC", "rsdp-02", "xsdt", "fadt-05-01-1-1-1", 268, FOUND_HVC },
	{ "6.0, SMC", "rsdp-02", "xsdt", "fadt-06-00-1-1-0", 276, FOUND_SMC },
	{ "6.3, SMC", "rsdp-02", "xsdt", "fadt-06-03-1-1-0", 276, FOUND_SMC },
	{ "6.3, HVC", "rsdp-02", "xsdt", "fadt-06-03-1-1-1", 276, FOUND_HVC },
	{ "6.3, neither", "rsdp-02", "xsdt", "fadt-06-03-1-0-0", 276, NO_PSCI },
	{ "6.3, HVC but no PSCI", "rsdp-02", "xsdt", "fadt-06-03-1-0-1", 276, NO_PSCI },
	{ "6.3, not reduced", "rsdp-02", "xsdt", "fadt-06-03-0-1-0", 276, FULL },
	{ "6.3, ACPI 1.0's root", "rsdp-00", "rsdt", "fadt-06-03-1-1-0", 276, FOUND_SMC },
};

static uint32_t load(struct tables *tables, uint32_t offset, const char *name)
{
	char path[256];
	size_t size;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.aml", CORPUS_DIR, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	size = fread(tables->memory + offset, 1, 0x1000, file);
	fclose(file);

	return (uint32_t)size;
}

static void read_corpus(void **state)
{
	const struct corpus_case *row = *state;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	memset(tables.memory, 0, TABLES_MADT);
	memset(tables.memory + TABLES_ROOT, 0, 0x100);
	load(&tables, TABLES_RSDP, row->rsdp);
	load(&tables, TABLES_ROOT, row->root);
	assert_int_equal(load(&tables, TABLES_FADT, row->fadt), row->fadt_size);

	assert_tables(&tables, row->diagnosis, row->class, row->conduit);
	assert_int_equal(tables.acpi.fadt.length, row->fadt_size);
	tables_free(&tables);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, read_corpus);
	return RUN(tests);
}
