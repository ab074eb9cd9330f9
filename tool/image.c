// SPDX-License-Identifier: BSD-2-Clause
#include "image.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Linux Documentation/arch/arm64/booting.rst, "Call the kernel image": a header of 64 bytes. */
#define IMAGE_HEADER_SIZE	64
#define IMAGE_MAGIC_OFFSET	56
#define IMAGE_MAGIC		"ARM\x64"

const char *ersi_image_check(const char *path)
{
	uint8_t header[IMAGE_HEADER_SIZE];
	struct stat st;
	size_t length;
	FILE *file;

	/* A folder opens like a file, and a FIFO would wait for a writer. */
	if (stat(path, &st))
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "not a regular file";
	file = fopen(path, "rb");
	if (!file)
		return strerror(errno);
	length = fread(header, 1, sizeof(header), file);
	fclose(file);

	if (length >= 2 && header[0] == 0x1f && header[1] == 0x8b)
		return "compressed with gzip; unpack it first, an arm64 Image is not compressed";
	if (length >= 8 && !memcmp(header, "MZ\0\0zimg", 8))
		return "a compressed EFI image (vmlinuz.efi), not an arm64 Image";
	if (length >= 4 && !memcmp(header, "\177ELF", 4))
		return "an ELF file (vmlinux?), not an arm64 Image (arch/arm64/boot/Image)";
	if (length < sizeof(header))
		return "not an arm64 Image: shorter than the 64 bytes of its header";
	if (memcmp(header + IMAGE_MAGIC_OFFSET, IMAGE_MAGIC, 4))
		return "not an arm64 Image: the magic number at offset 56 is not \"ARM\\x64\"";
	return NULL;
}
