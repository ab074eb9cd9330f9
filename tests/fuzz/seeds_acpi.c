// SPDX-License-Identifier: BSD-2-Clause
/*
 * Writes inputs for fuzz_acpi to begin with, into the directory named: right
 * tables with one and with two FADTs, an RSDT, an initrd.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/tables.h"

/* The layout of fuzz_acpi's memory */
#define MEMORY_PA	0x1000
#define ROOT		0x40
#define FADT		0x100
#define OTHER		0x280
#define INITRD		0x400
#define SIZE		0x800

static void put(uint8_t *bytes, uint64_t value, uint32_t size)
{
	for (; size--; value >>= 8)
		*bytes++ = (uint8_t)value;
}

static void write_seed(const char *directory, const char *name, bool xsdt, uint8_t flags)
{
	uint32_t width = xsdt ? 8 : 4;
	uint8_t seed[1 + SIZE] = { 0 };
	uint8_t *memory = seed + 1;
	struct tables tables;
	char path[4096];
	FILE *file;

	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC);
	memcpy(memory, tables.memory + TABLES_RSDP, 36);
	memcpy(memory + ROOT, tables.memory + TABLES_ROOT, 36);
	memcpy(memory + FADT, tables.memory + TABLES_FADT, TABLES_FADT_SIZE);
	memcpy(memory + OTHER, tables.memory + (flags & 4 ? TABLES_FADT : TABLES_MADT),
	       TABLES_FADT_SIZE);
	memcpy(memory + INITRD, tables.memory + TABLES_INITRD, tables.initrd_size);
	tables_free(&tables);

	/* Checksums are the fuzzer's own business. */
	seed[0] = flags;
	memory[15] = xsdt ? 2 : 0;
	put(memory + 16, MEMORY_PA + ROOT, 4);
	put(memory + 24, MEMORY_PA + ROOT, 8);
	memcpy(memory + ROOT, xsdt ? "XSDT" : "RSDT", 4);
	put(memory + ROOT + 4, 36 + 3 * width, 4);
	put(memory + ROOT + 36, MEMORY_PA + OTHER, width);
	put(memory + ROOT + 36 + width, 0, width);
	put(memory + ROOT + 36 + 2 * width, MEMORY_PA + FADT, width);

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	file = fopen(path, "wb");
	if (!file || fwrite(seed, sizeof(seed), 1, file) != 1 || fclose(file)) {
		perror(path);
		exit(1);
	}
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s DIRECTORY\n", argv[0]);
		return 2;
	}

	write_seed(argv[1], "xsdt", true, 1);
	write_seed(argv[1], "rsdt", false, 1);
	write_seed(argv[1], "two", true, 5);
	write_seed(argv[1], "initrd", true, 3);
	write_seed(argv[1], "unrepaired", true, 2);
	return 0;
}
