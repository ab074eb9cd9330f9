// SPDX-License-Identifier: BSD-2-Clause
/*
 * Writes inputs for fuzz_probe to begin with, into the directory named: a Realm by
 * each source and by all of them, a failing mapping, and each number at its limit.
 */
#include <stdio.h>
#include <stdlib.h>

#include <earlyrsi/record.h>

#include "image.h"
#include "tests/unit/record.h"

#define TREE		47
#define TREE_SIZE	512

/* A tree with a PSCI node by this compatible and method, and /chosen */
static void make_tree(uint8_t *tree, const char *compatible, const char *method)
{
	if (fdt_create(tree, TREE_SIZE) || fdt_finish_reservemap(tree) ||
	    fdt_begin_node(tree, "") || fdt_begin_node(tree, "psci") ||
	    fdt_property_string(tree, "compatible", compatible) ||
	    fdt_property_string(tree, "method", method) || fdt_end_node(tree) ||
	    fdt_begin_node(tree, "chosen") ||
	    fdt_property_string(tree, ERSI_CHOSEN_PROPERTY, method) || fdt_end_node(tree) ||
	    fdt_end_node(tree) || fdt_finish(tree)) {
		fprintf(stderr, "the tree does not fit\n");
		exit(1);
	}
}

/* Flags of fuzz_probe, the mapping that fails, the tree, and one byte that is another */
struct seed {
	const char *name;
	uint8_t flags, refused;
	const char *compatible, *method;
	uint8_t at, value;
};

static const struct seed seeds[] = {
	{ "tree", 0x09, 0, "arm,psci-1.0", "smc", 0, 0x09 },
	{ "hvc", 0x09, 0, "arm,psci-1.0", "hvc", 0, 0x09 },
	{ "old", 0x69, 0, "arm,psci", "hvc", 0, 0x69 },
	{ "acpi", 0x11, 0, "arm,psci-1.0", "smc", 0, 0x11 },
	{ "forced", 0x15, 0, "arm,psci-1.0", "smc", 0, 0x15 },
	{ "initrd", 0x13, 0, "arm,psci-1.0", "smc", 0, 0x13 },
	{ "records", 0x61, 0, "arm,psci-1.0", "smc", 0, 0x61 },
	{ "efi-record", 0x21, 0, "arm,psci-1.0", "smc", 0, 0x21 },
	{ "all", 0x79, 0, "arm,psci-1.0", "smc", 0, 0x79 },
	{ "refused", 0x7b, 9, "arm,psci-1.0", "smc", 0, 0x7b },
	{ "el2", 0x09, 0, "arm,psci-1.0", "smc", 1, 2 | 1 << 2 },
	{ "no-el3", 0x09, 0, "arm,psci-1.0", "smc", 1, 1 },
	{ "pa-32-bits", 0x09, 0, "arm,psci-1.0", "smc", 3, 32 },
	{ "ipa-32-bits", 0x09, 0, "arm,psci-1.0", "smc", 4, 32 },
	{ "ipa-49-bits", 0x09, 0, "arm,psci-1.0", "smc", 4, 49 },
	{ "psci-0.0", 0x09, 0, "arm,psci-1.0", "smc", 9, 0 },
	{ "no-smccc", 0x09, 0, "arm,psci-1.0", "smc", 18, 0xff },
	{ "smccc-1.0", 0x09, 0, "arm,psci-1.0", "smc", 23, 0 },
	{ "no-rsi", 0x09, 0, "arm,psci-1.0", "smc", 38, 0xff },
	{ "no-config", 0x09, 0, "arm,psci-1.0", "smc", 39, 1 },
};

static void write_seed(const char *directory, const struct seed *row)
{
	/* EL1, EL3 there, PAs of 48 bits, IPAs of 33; the answers of a Realm */
	uint8_t seed[TREE + TREE_SIZE + IMAGE_SIZE] = {
		row->flags, 1 | 1 << 2, row->refused, 48, 33, TREE_SIZE & 0xff, TREE_SIZE >> 8,
		[7] = 1, [9] = 1, [23] = 2, [25] = 1,
	};
	uint8_t *memory = seed + TREE + TREE_SIZE;
	char path[4096];
	FILE *file;

	seed[row->at] = row->value;
	make_tree(seed + TREE, row->compatible, row->method);
	image_make(memory, true, false);
	record_make(memory + IMAGE_EFI_RECORD, 0x10000, 32, 2);
	record_make(memory + IMAGE_BOOT_RECORD, 0x10000, 32, 2);
	snprintf(path, sizeof(path), "%s/%s", directory, row->name);
	file = fopen(path, "wb");
	if (!file || fwrite(seed, sizeof(seed), 1, file) != 1 || fclose(file)) {
		perror(path);
		exit(1);
	}
}

int main(int argc, char **argv)
{
	uint32_t i;

	if (argc != 2) {
		fprintf(stderr, "usage: %s DIRECTORY\n", argv[0]);
		return 2;
	}

	for (i = 0; i < sizeof(seeds) / sizeof(seeds[0]); i++)
		write_seed(argv[1], &seeds[i]);
	return 0;
}
