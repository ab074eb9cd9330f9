/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What Linux finds after its EFI stub has left the firmware: system table,
 * configuration tables, memory map (UEFI Specification 2.10, chapters 4 and 7.2).
 */
#ifndef ERSI_EMULATOR_EFI_H
#define ERSI_EMULATOR_EFI_H

#include "image.h"
#include "machine/memory.h"
#include "bootrecord.h"

#define ERSI_EFI_SIZE	0x200000	/* of the region, aligned to 2 MiB */

struct ersi_efi {
	uint64_t system_table;
	uint64_t map;			/* the memory map, which the kernel is told of apart */
	uint32_t map_size;
	uint32_t descriptor_size;
	uint32_t descriptor_version;
};

/*
 * rsdp: 0 for none; acpi: where the tables are, directly behind the region; record: what
 * is handed over as a configuration table.
 */
void ersi_efi_write(const struct ersi_memory *memory, const struct ersi_image *image,
		    const struct ersi_region *region, const struct ersi_region *acpi,
		    uint64_t rsdp, enum ersi_record_option record, struct ersi_efi *efi);
#endif
