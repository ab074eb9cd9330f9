// SPDX-License-Identifier: BSD-2-Clause
/*
 * Writes inputs for fuzz_probe to begin with, into the directory named: a Realm by
 * each source and by all of them, machines that are none, and a failing mapping.
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

static void write_seed(const char *directory, const char *name, uint8_t flags, uint8_t refused,
		       const char *compatible, const char *method)
{
	/* EL1, EL3 there, PAs of 48 bits, IPAs of 33; the answers of a Realm */
	uint8_t seed[TREE + TREE_SIZE + IMAGE_SIZE] = {
		flags, 1 | 1 << 2, refused, 48, 33, TREE_SIZE & 0xff, TREE_SIZE >> 8,
		[7] = 1, [9] = 1, [23] = 2, [25] = 1,
	};
	uint8_t *memory = seed + TREE + TREE_SIZE;
	char path[4096];
	FILE *file;

	make_tree(seed + TREE, compatible, method);
	image_make(memory, true, false);
	record_make(memory + IMAGE_EFI_RECORD, 0x10000, 32, 2);
	record_make(memory + IMAGE_BOOT_RECORD, 0x10000, 32, 2);
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

	write_seed(argv[1], "tree", 0x09, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "hvc", 0x09, 0, "arm,psci-1.0", "hvc");
	write_seed(argv[1], "old", 0x69, 0, "arm,psci", "hvc");
	write_seed(argv[1], "acpi", 0x11, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "forced", 0x15, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "initrd", 0x13, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "records", 0x61, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "all", 0x79, 0, "arm,psci-1.0", "smc");
	write_seed(argv[1], "refused", 0x7b, 9, "arm,psci-1.0", "smc");
	return 0;
}
