// SPDX-License-Identifier: BSD-2-Clause
/*
 * Writes inputs for fuzz_acpi to begin with, into the directory named: right
 * tables with one and with two FADTs, an RSDT, an initrd.
 */
#include <stdio.h>
#include <stdlib.h>

#include "image.h"

/* Checksums are the fuzzer's own business. */
static void write_seed(const char *directory, const char *name, bool xsdt, bool two_fadts,
		       uint8_t flags)
{
	uint8_t seed[1 + IMAGE_SIZE] = { flags };
	char path[4096];
	FILE *file;

	image_make(seed + 1, xsdt, two_fadts);
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

	write_seed(argv[1], "xsdt", true, false, 1);
	write_seed(argv[1], "rsdt", false, false, 1);
	write_seed(argv[1], "two", true, true, 1);
	write_seed(argv[1], "initrd", true, false, 3);
	write_seed(argv[1], "unrepaired", true, false, 2);
	write_seed(argv[1], "refused", true, false, 3 | 9 << 2);
	return 0;
}
