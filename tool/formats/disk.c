// SPDX-License-Identifier: BSD-2-Clause
#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* QEMU docs/interop/qcow2.rst, "Header"; big-endian. */
#define QCOW2_VERSION		4
#define QCOW2_BACKING		8	/* 8 bytes: where the backing file's name is */
#define QCOW2_INCOMPATIBLE	72	/* 8 bytes, from version 3 on */
#define QCOW2_EXTERNAL_DATA	0x4	/* in the last of them */
#define QCOW2_HEADER		104

#define CONVERT	"; convert it with qemu-img convert -O qcow2"
#define UNPACK	"; unpack it first"

static const struct magic {
	unsigned int offset;
	unsigned int length;
	const char *bytes;
	const char *fault;
} foreign[] = {
	{ 0, 4, "KDMV", "a VMDK image" CONVERT },
	{ 0, 21, "# Disk DescriptorFile", "the descriptor of a VMDK image" CONVERT },
	{ 64, 4, "\x7f\x10\xda\xbe", "a VDI image" CONVERT },
	{ 0, 8, "vhdxfile", "a VHDX image" CONVERT },
	{ 0, 8, "conectix", "a VHD image" CONVERT },
	{ 0, 4, "QED\0", "a QED image" CONVERT },
	{ 0, 16, "WithoutFreeSpace", "a Parallels image" CONVERT },
	{ 0, 16, "WithouFreSpacExt", "a Parallels image" CONVERT },
	{ 0, 2, "\x1f\x8b", "compressed with gzip" UNPACK },
	{ 0, 6, "\xfd" "7zXZ\0", "compressed with xz" UNPACK },
	{ 0, 4, "\x28\xb5\x2f\xfd", "compressed with zstd" UNPACK },
	{ 0, 3, "BZh", "compressed with bzip2" UNPACK },
};

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text);

	return length >= strlen(end) && !strcmp(text + length - strlen(end), end);
}

/*
 * A guest can write such a header to a raw disk. With a name in it QEMU would open another
 * file of the host at the next boot, so the image's own name has to say what it is.
 */
static struct disk qcow2(const char *path, const uint8_t *header)
{
	static const uint8_t none[8];
	bool names_file = memcmp(header + QCOW2_BACKING, none, sizeof(none)) ||
			  (header[QCOW2_VERSION + 3] >= 3 &&
			   header[QCOW2_INCOMPATIBLE + 7] & QCOW2_EXTERNAL_DATA);

	if (header[QCOW2_VERSION + 3] < 2)
		return (struct disk){ .fault = "a qcow image of version 1" CONVERT };
	if (names_file && !ends_in(path, ".qcow2"))
		return (struct disk){ .fault = "a qcow2 image that names another file; "
					       "attach it under a name that ends in .qcow2" };
	return (struct disk){ .format = "qcow2" };
}

struct disk disk_recognise(const char *path)
{
	uint8_t header[QCOW2_HEADER] = { 0 };
	struct stat st;
	ssize_t length;
	int fd;

	/* A FIFO would wait for a writer. */
	if (stat(path, &st))
		return (struct disk){ .fault = strerror(errno) };
	if (S_ISDIR(st.st_mode))
		return (struct disk){ .fault = strerror(EISDIR) };
	if (!S_ISREG(st.st_mode) && !S_ISBLK(st.st_mode))
		return (struct disk){ .format = "raw" };
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return (struct disk){ .fault = strerror(errno) };
	length = pread(fd, header, sizeof(header), 0);
	close(fd);
	if (length < 0)
		return (struct disk){ .fault = "cannot be read" };

	if (!memcmp(header, "QFI\xfb", 4))
		return qcow2(path, header);
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
		if (!memcmp(header + foreign[i].offset, foreign[i].bytes, foreign[i].length))
			return (struct disk){ .fault = foreign[i].fault };
	}
	return (struct disk){ .format = "raw" };
}
