// SPDX-License-Identifier: BSD-2-Clause
#include "format.h"

#include <libfdt.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "pe.h"
#include "wire.h"

/* Linux Documentation/arch/arm64/booting.rst, "Call the kernel image": a header of 64 bytes. */
#define IMAGE_HEADER_SIZE	64
#define IMAGE_MAGIC_OFFSET	56
#define IMAGE_MAGIC		"ARM\x64"

/* Linux drivers/firmware/efi/libstub/zboot-header.S: "MZ", two zeros, "zimg", and then */
#define ZBOOT_PAYLOAD		8	/* its offset in the file */
#define ZBOOT_PAYLOAD_SIZE	12
#define ZBOOT_COMPRESSION	24	/* a string */
#define ZBOOT_HEADER		56

/* ELF specification: in the file's identification, and behind it. */
#define ELF_DATA		5
#define ELF_DATA_BIG_ENDIAN	2
#define ELF_MACHINE		18
#define ELF_HEADER		20

#define UNPACK(name, program) \
	"compressed with " name ", which this command cannot unpack: " program " -dc FILE >Image"

/* The first that fits. */
static const struct magic {
	size_t offset;
	size_t length;
	const char *bytes;
	const char *what;
} magics[] = {
	{ 0x202, 4, "HdrS", "a Linux kernel for x86 (bzImage), not for arm64" },
	{ 36, 4, "\x18\x28\x6f\x01", "a Linux kernel for 32-bit Arm (zImage), not for arm64" },
	{ 36, 4, "\x01\x6f\x28\x18", "a Linux kernel for 32-bit Arm (zImage), not for arm64" },
	{ 48, 8, "RISCV\0\0\0", "a Linux kernel for RISC-V (Image), not for arm64" },
	{ 0, 4, "\x27\x05\x19\x56", "a U-Boot uImage; take the kernel out with dumpimage" },
	{ 0, 8, "ANDROID!", "an Android boot image; take the kernel out with unpack_bootimg" },
	{ 0, 6, "\xfd" "7zXZ\0", UNPACK("xz", "xz") },
	{ 0, 3, "\x5d\0\0", UNPACK("lzma", "xz --format=lzma") },
	{ 0, 4, "\x02\x21\x4c\x18", UNPACK("lz4", "lz4") },
	{ 0, 4, "\x04\x22\x4d\x18", UNPACK("lz4", "lz4") },
	{ 0, 4, "\x89LZO", UNPACK("lzop", "lzop") },
	{ 0, 3, "BZh", UNPACK("bzip2", "bzip2") },
	{ 0, 6, "070701", "an initial RAM disk (cpio); it goes with --initrd" },
	{ 0, 6, "070702", "an initial RAM disk (cpio); it goes with --initrd" },
	{ 0, 2, "\xc7\x71", "an initial RAM disk (cpio); it goes with --initrd" },
	{ 0, 4, "hsqs", "a squashfs file system; it goes with --drive" },
	{ 0x438, 2, "\x53\xef", "an ext2, ext3 or ext4 file system; it goes with --drive" },
	{ 0, 4, "QFI\xfb", "a qcow2 disk image; it goes with --drive" },
	{ 512, 8, "EFI PART", "a disk image with a partition table; it goes with --drive" },
	{ 0x8001, 5, "CD001", "a CD image; it goes with --drive" },
	{ 40, 4, "_FVH", "EFI firmware; it goes with --efi" },
	{ 0x1028, 4, "_FVH", "EFI firmware; it goes with --efi" },
	{ 8, 8, "earlyrsi", "the Realm emulator; it goes with --firmware" },
	{ 0, 7, "!<arch>", "an archive (a Debian package?); take the kernel out first" },
	{ 257, 5, "ustar", "a tar archive; take the kernel out first" },
	{ 0, 4, "\xed\xab\xee\xdb", "an RPM package; take the kernel out first" },
	{ 0, 2, "#!", "a script" },
	{ 510, 2, "\x55\xaa", "a boot sector or a disk image, not an arm64 Image" },
};

static bool has(const struct file *file, size_t offset, const char *bytes, size_t length)
{
	return file->size >= offset + length && !memcmp(file->bytes + offset, bytes, length);
}

static const char *elf_machine_name(uint32_t machine)
{
	static const struct {
		uint32_t machine;
		const char *name;
	} names[] = {
		{ 3, "32-bit x86" }, { 8, "MIPS" }, { 20, "PowerPC" }, { 21, "64-bit PowerPC" },
		{ 22, "S/390" }, { 40, "32-bit Arm" }, { 62, "x86-64" }, { 183, "arm64" },
		{ 243, "RISC-V" }, { 258, "LoongArch" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (names[i].machine == machine)
			return names[i].name;
	}
	return "another machine";
}

static void say_elf(const struct file *file, struct format *format)
{
	const uint8_t *at = file->bytes + ELF_MACHINE;
	uint32_t machine = file->bytes[ELF_DATA] == ELF_DATA_BIG_ENDIAN ?
			   (uint32_t)at[0] << 8 | at[1] : wire_le16(at);
	const char *name = elf_machine_name(machine);

	if (strcmp(name, "arm64"))
		snprintf(format->what, sizeof(format->what),
			 "an ELF file for %s, not an arm64 Image", name);
	else
		snprintf(format->what, sizeof(format->what),
			 "an ELF file (vmlinux?), not an arm64 Image: give arch/arm64/boot/Image, "
			 "or what objcopy -O binary makes of it");
}

/* A FIT image is a device tree as well, with the images in it (or behind it). */
static void say_tree(const struct file *file, struct format *format)
{
	bool is_whole = file->size <= INT32_MAX && !fdt_check_header(file->bytes) &&
			fdt_totalsize(file->bytes) <= file->size;
	bool is_fit = is_whole && fdt_path_offset(file->bytes, "/images") >= 0;

	snprintf(format->what, sizeof(format->what), "%s", is_fit ?
		 "a FIT image; take the kernel out with dumpimage" :
		 is_whole ? "a device tree; it goes with --dtb" :
		 "a device tree or FIT image, and damaged");
}

static void say_other(const struct file *file, struct format *format)
{
	uint32_t machine = pe_machine(file);
	const char *what = NULL;

	for (size_t i = 0; !what && i < sizeof(magics) / sizeof(magics[0]); i++) {
		if (has(file, magics[i].offset, magics[i].bytes, magics[i].length))
			what = magics[i].what;
	}
	if (has(file, 0, "\177ELF", 4) && file->size >= ELF_HEADER) {
		say_elf(file, format);
	} else if (has(file, 0, "\xd0\x0d\xfe\xed", 4) && file->size >= sizeof(struct fdt_header)) {
		say_tree(file, format);
	} else if (machine && machine != PE_MACHINE_ARM64 &&
		   !has(file, 0x202, "HdrS", 4)) {
		snprintf(format->what, sizeof(format->what), "an EFI program for %s, not for arm64",
			 pe_machine_name(machine));
	} else {
		if (!what && !file->size)
			what = "not an arm64 Image: the file is empty";
		else if (!what && file->size < IMAGE_HEADER_SIZE)
			what = "not an arm64 Image: shorter than the 64 bytes of its header";
		else if (!what)
			what = "not an arm64 Image: the magic number at offset 56 is not "
			       "\"ARM\\x64\" (a flat binary goes with --raw)";
		snprintf(format->what, sizeof(format->what), "%s", what);
	}
}

struct format format_recognise(const struct file *file)
{
	struct format format = { .kind = FORMAT_OTHER };
	bool is_arm64_pe = pe_machine(file) == PE_MACHINE_ARM64;

	/* The other fields of zboot's header may look like anything. */
	if (is_arm64_pe && has(file, 0, "MZ\0\0zimg", 8) && file->size >= ZBOOT_HEADER)
		format.kind = FORMAT_ZBOOT;
	else if (has(file, IMAGE_MAGIC_OFFSET, IMAGE_MAGIC, 4) &&
		 file->size >= IMAGE_HEADER_SIZE)
		format.kind = FORMAT_IMAGE;
	else if (is_arm64_pe)
		format.kind = FORMAT_EFI;
	else if (has(file, 0, "\x1f\x8b", 2))
		format.kind = FORMAT_GZIP;
	else if (has(file, 0, "\x28\xb5\x2f\xfd", 4))
		format.kind = FORMAT_ZSTD;
	else
		say_other(file, &format);
	return format;
}

struct format_payload format_zboot_payload(const struct file *file)
{
	struct format_payload payload = { .kind = FORMAT_OTHER };
	size_t at = wire_le32(file->bytes + ZBOOT_PAYLOAD);
	size_t size = wire_le32(file->bytes + ZBOOT_PAYLOAD_SIZE);

	/* It is printed: no control characters. */
	for (size_t i = 0; i < sizeof(payload.name) - 1; i++) {
		char c = (char)file->bytes[ZBOOT_COMPRESSION + i];

		if (!c)
			break;
		payload.name[i] = c < ' ' || c > '~' ? '?' : c;
	}
	if (at <= file->size && size <= file->size - at)
		payload.packed = (struct file){ file->bytes + at, size };
	if (!strcmp(payload.name, "gzip"))
		payload.kind = FORMAT_GZIP;
	else if (!strncmp(payload.name, "zstd", 4))
		payload.kind = FORMAT_ZSTD;
	return payload;
}
