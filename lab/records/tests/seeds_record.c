// SPDX-License-Identifier: BSD-2-Clause
/*
 * Writes the first inputs for fuzz_record to a directory: correct records of both
 * conduits, of a newer version, and longer ones.
 */
#include <stdio.h>
#include <stdlib.h>

#include "sample.h"

#define LONGEST	4096

static void write_seed(const char *directory, const char *name, uint8_t flags, uint32_t version,
		       uint32_t length, uint32_t conduit)
{
	uint8_t seed[1 + LONGEST] = { flags };
	char path[4096];
	FILE *file;

	sample_make(seed + 1, version, length, conduit);
	snprintf(path, sizeof(path), "%s/%s", directory, name);
	file = fopen(path, "wb");
	if (!file || fwrite(seed, 1 + length, 1, file) != 1 || fclose(file)) {
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

	write_seed(argv[1], "smc", 0x40, 0x10000, 32, 2);
	write_seed(argv[1], "hvc", 0x41, 0x10000, 32, 1);
	write_seed(argv[1], "newer", 0x11, 0x10001, 48, 2);
	write_seed(argv[1], "other", 0x01, 0x20000, 32, 2);
	write_seed(argv[1], "longest", 0xff, 0x10000, LONGEST, 2);
	return 0;
}
