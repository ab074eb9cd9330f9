// SPDX-License-Identifier: BSD-2-Clause
#include "pe.h"

#include <string.h>

#include "wire.h"

/* Microsoft PE format: offsets in the MS-DOS header, the COFF header and the optional header. */
#define DOS_PE_OFFSET		60
#define COFF_MACHINE		4	/* behind the signature "PE\0\0" */
#define COFF_SECTIONS		6
#define COFF_OPTIONAL_SIZE	20
#define COFF_SIZE		24
#define OPTIONAL_MAGIC		0
#define OPTIONAL_MAGIC_64	0x20b
#define OPTIONAL_DIRECTORIES	108	/* how many, in PE32+ */
#define OPTIONAL_CERTIFICATES	144	/* the fifth: offset in the file, and size */
#define CERTIFICATES		4
#define SECTION_SIZE		40
#define SECTION_RAW_SIZE	16
#define SECTION_RAW_AT		20

/* 0 if it is no PE file, as the MS-DOS header is where the other cannot be. */
static size_t find_header(const struct file *file)
{
	size_t at;

	if (file->size < DOS_PE_OFFSET + 4 || memcmp(file->bytes, "MZ", 2))
		return 0;
	at = wire_le32(file->bytes + DOS_PE_OFFSET);
	if (at > file->size || file->size - at < COFF_SIZE ||
	    memcmp(file->bytes + at, "PE\0\0", 4))
		return 0;
	return at;
}

uint32_t pe_machine(const struct file *file)
{
	size_t at = find_header(file);

	return at ? wire_le16(file->bytes + at + COFF_MACHINE) : 0;
}

const char *pe_machine_name(uint32_t machine)
{
	switch (machine) {
	case 0x14c:
		return "32-bit x86";
	case 0x8664:
		return "x86-64";
	case 0x1c0:
	case 0x1c2:
	case 0x1c4:
		return "32-bit Arm";
	case 0x200:
		return "Itanium";
	case 0xebc:
		return "EFI byte code";
	case 0x5032:
	case 0x5064:
		return "RISC-V";
	case 0x6232:
	case 0x6264:
		return "LoongArch";
	default:
		return "another machine";
	}
}

/* Sums of 32-bit numbers in 64 bits cannot overflow. */
bool pe_is_truncated(const struct file *file)
{
	uint64_t at = find_header(file), optional = at + COFF_SIZE;
	uint64_t sections = optional + wire_le16(file->bytes + at + COFF_OPTIONAL_SIZE);
	uint32_t count = wire_le16(file->bytes + at + COFF_SECTIONS);
	const uint8_t *certificates = file->bytes + optional + OPTIONAL_CERTIFICATES;
	uint64_t end = sections + (uint64_t)count * SECTION_SIZE;

	if (end > file->size)
		return true;
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *section = file->bytes + sections + i * SECTION_SIZE;
		uint64_t raw_end = (uint64_t)wire_le32(section + SECTION_RAW_AT) +
				   wire_le32(section + SECTION_RAW_SIZE);

		if (raw_end > end)
			end = raw_end;
	}
	/* A signature is behind all sections. */
	if (optional + OPTIONAL_CERTIFICATES + 8 <= sections &&
	    wire_le16(file->bytes + optional + OPTIONAL_MAGIC) == OPTIONAL_MAGIC_64 &&
	    wire_le32(file->bytes + optional + OPTIONAL_DIRECTORIES) > CERTIFICATES &&
	    (uint64_t)wire_le32(certificates) + wire_le32(certificates + 4) > end)
		end = (uint64_t)wire_le32(certificates) + wire_le32(certificates + 4);
	return end > file->size;
}
