/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What Linux finds after its EFI stub has left the firmware: system table,
 * configuration tables, memory map (UEFI Specification 2.10, chapters 4 and 7.2).
 */
#ifndef EMULATOR_EFI_H
#define EMULATOR_EFI_H

#include "image.h"
#include "machine/memory.h"
#include "bootrecord.h"

#define EFI_SIZE	0x200000	/* of the region, aligned to 2 MiB */

struct efi {
	uint64_t system_table;
	uint64_t map;			/* the memory map, which /chosen names */
	uint32_t map_size;
	uint32_t descriptor_size;
	uint32_t descriptor_version;
};

/*
 * rsdp: 0 for none; acpi: where the tables are, directly after the region; record: what
 * is handed over as a configuration table.
 */
void efi_write(const struct memory *memory, const struct image *image,
	       const struct region *region, const struct region *acpi,
	       uint64_t rsdp, enum bootrecord record, struct efi *efi);
#endif
