// SPDX-License-Identifier: BSD-2-Clause
#include "kind.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include <libfdt.h>

/* Devicetree Specification 0.4, section 5.2: the only version that it describes */
#define FDT_VERSION		17
/* ACPI 6.5, 5.2.6: a table's header */
#define HEADER_SIZE		36
#define SIGNATURE_SIZE		4

static const char fdt_magic[] = "\xd0\x0d\xfe\xed";
static const char rsdp_signature[] = "RSD PTR ";

static bool has(const uint8_t *head, size_t size, const char *bytes, size_t length)
{
	return size >= length && !memcmp(head, bytes, length);
}

static bool is_text(const uint8_t *bytes, size_t size)
{
	while (size && (isprint(*bytes) || isspace(*bytes))) {
		bytes++;
		size--;
	}
	return !size;
}

/* Whatever its length says: a damaged table is to be inspected, too. A header is not text. */
static bool is_table(const uint8_t *head, size_t size)
{
	if (has(head, size, rsdp_signature, sizeof(rsdp_signature) - 1))
		return true;
	for (size_t i = 0; i < SIGNATURE_SIZE; i++) {
		if (size <= SIGNATURE_SIZE ||
		    !(isupper(head[i]) || isdigit(head[i]) || head[i] == '_'))
			return false;
	}
	return !is_text(head, size < HEADER_SIZE ? size : HEADER_SIZE);
}

ssize_t kind_read_head(const char *path, uint8_t head[KIND_HEAD])
{
	/* A FIFO would wait for a writer. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t size = fd >= 0 ? read(fd, head, KIND_HEAD) : -1;
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
	return size;
}

enum kind kind_of(const uint8_t *head, size_t size)
{
	if (has(head, size, fdt_magic, sizeof(fdt_magic) - 1))
		return KIND_TREE;
	return is_table(head, size) ? KIND_TABLE : KIND_TEXT;
}

const char *kind_of_other(const uint8_t *head, size_t size)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *what;
	} others[] = {
		{ "\x1f\x8b", 2, "compressed; gzip -dc FILE unpacks it" },
		{ "\x28\xb5\x2f\xfd", 4, "compressed; zstd -dc FILE unpacks it" },
		{ "\xfd" "7zXZ\0", 6, "compressed; xz -dc FILE unpacks it" },
		{ "ANDROID!", 8, "an Android boot image; unpack_bootimg takes the device tree out" },
		{ "\xd7\xb7\xab\x1e", 4, "an Android DTBO image; mkdtboimg dump takes the trees out" },
		{ "\x27\x05\x19\x56", 4, "a U-Boot uImage; dumpimage takes the device tree out" },
		{ "070701", 6, "an initial RAM disk (cpio); it goes with --initrd" },
		{ "\177ELF", 4, "a program (ELF), not a device tree or ACPI tables" },
		{ "MZ", 2, "an EFI program, not a device tree or ACPI tables" },
	};

	if (kind_of(head, size) != KIND_TEXT)
		return NULL;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (has(head, size, others[i].bytes, others[i].length))
			return others[i].what;
	}
	if (memmem(head, size < KIND_HEAD ? size : KIND_HEAD, "/dts-v1/", strlen("/dts-v1/")))
		return "the source of a device tree; dtc FILE compiles it";
	return NULL;
}

/* A node of this name near the beginning: only that may be there, since a FIT image is large. */
static bool has_node(const void *fdt, uint32_t size, const char *node, size_t length)
{
	return memmem(fdt, size < KIND_HEAD ? size : KIND_HEAD, node, length);
}

const char *kind_of_tree(const void *fdt, uint32_t size)
{
	/* FDT_BEGIN_NODE and the name (section 5.4.1) */
	static const char images[] = "\0\0\0\1images", overlay[] = "\0\0\0\1__overlay__";

	if (size < sizeof(struct fdt_header))
		return NULL;
	if (fdt_version(fdt) < FDT_VERSION)
		return "a device tree of a version before 17; dtc -I dtb -O dtb FILE converts it";
	if (has_node(fdt, size, images, sizeof(images)))
		return "a FIT image; dumpimage takes the device tree out";
	if (has_node(fdt, size, overlay, sizeof(overlay)))
		return "an overlay; fdtoverlay applies it to a device tree";
	return NULL;
}
