// SPDX-License-Identifier: BSD-2-Clause
#include "firmware.h"

#include <stdbool.h>
#include <string.h>

#include "emulator/output/report.h"
#include "file.h"
#include "wire.h"

/* UEFI Platform Initialization 1.7, volume 3, 3.2.1: the header of a firmware volume. */
#define VOLUME_LENGTH		32
#define VOLUME_SIGNATURE	40
#define VOLUME_HEADER_LENGTH	48
#define VOLUME_HEADER		56
/* EDK2's images for Arm begin with a branch, and the first volume is there or 4 KiB on. */
#define VOLUME_AT		0x1000
#define A64_BRANCH(word)	((word) >> 26 == 5)
#define A32_BRANCH(word)	((word) >> 24 == 0xea)
#define RISCV_JUMP(word)	(((word) & 0xfff) == 0x6f)

static const char *check_emulator(const struct file *file)
{
	const uint8_t *signature = file->bytes + REPORT_IN_IMAGE;

	if (file->size < REPORT_IN_IMAGE + 16 || wire_le64(signature) != REPORT_MAGIC)
		return "not the Realm emulator; the firmware of ordinary guests goes with --efi";
	if (wire_le32(signature + 8) != REPORT_VERSION)
		return "the Realm emulator of another version than this command; "
		       "build or install both together";
	if (wire_le32(signature + 12) > file->size)
		return "the Realm emulator, but truncated";
	return NULL;
}

static bool has_volume(const struct file *file, size_t at)
{
	return file->size >= at + VOLUME_HEADER &&
	       !memcmp(file->bytes + at + VOLUME_SIGNATURE, "_FVH", 4);
}

/* The 16-bit words of the header add up to zero. */
static bool header_adds_up(const struct file *file, size_t at)
{
	uint32_t length = wire_le16(file->bytes + at + VOLUME_HEADER_LENGTH), sum = 0;

	if (length < VOLUME_HEADER || length % 2 || length > file->size - at)
		return false;
	for (uint32_t i = 0; i < length; i += 2)
		sum += wire_le16(file->bytes + at + i);
	return !(sum & 0xffff);
}

static const char *check_efi(const struct file *file)
{
	size_t at = has_volume(file, 0) ? 0 : VOLUME_AT;
	uint32_t start;

	if (!has_volume(file, at))
		return "not EFI firmware: it has no firmware volume "
		       "(--machine-option firmware=FILE starts other firmware)";
	start = wire_le32(file->bytes);
	if (A32_BRANCH(start))
		return "EFI firmware for 32-bit Arm, not for arm64";
	if (RISCV_JUMP(start))
		return "EFI firmware for RISC-V, not for arm64";
	if (!A64_BRANCH(start))
		return "EFI firmware that is not for arm64 (x86?), or a store of EFI variables";
	if (!header_adds_up(file, at))
		return "damaged EFI firmware: the checksum of its first volume is wrong";
	if (wire_le64(file->bytes + at + VOLUME_LENGTH) > file->size - at)
		return "truncated EFI firmware: its first volume is longer than the file";
	return NULL;
}

static const char *check(const char *path, const char *(*is_good)(const struct file *file))
{
	struct file file;
	const char *fault = file_map(path, &file);

	if (fault)
		return fault;
	fault = is_good(&file);
	file_unmap(&file);
	return fault;
}

const char *firmware_check_emulator(const char *path)
{
	return check(path, check_emulator);
}

const char *firmware_check_efi(const char *path)
{
	return check(path, check_efi);
}
