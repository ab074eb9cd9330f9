// SPDX-License-Identifier: BSD-2-Clause
#include "edk2.h"

#include <string.h>

#include "arch.h"
#include "el2/stage2.h"
#include "fwcfg.h"
#include "output/print.h"

#define FILE_NAME	"opt/org.earlyrsi/edk2"
#define ENTRY		UINT64_C(0)
#define SIZE_MAX_EDK2	0x4000000	/* of virt's first flash */

void ersi_edk2_load(struct ersi_memory *memory, struct ersi_region *code)
{
	uint32_t size;
	uint16_t item = ersi_fwcfg_file(FILE_NAME, &size);

	if (!item)
		ersi_print_fail("boot=edk2 without EDK2; give QEMU -fw_cfg name=" FILE_NAME
				",file=QEMU_EFI.fd");
	if (!size || size > SIZE_MAX_EDK2)
		ersi_print_fail("EDK2's image has 0x%x bytes; it can be up to 0x%x", size,
				SIZE_MAX_EDK2);
	code->size = (size + ERSI_BLOCK_SIZE - 1) & ~(uint64_t)(ERSI_BLOCK_SIZE - 1);
	code->base = ersi_memory_take(memory, code->size);
	memset((void *)code->base, 0, code->size);
	ersi_fwcfg_read(item, (void *)code->base, size);
}

uint64_t ersi_edk2_map(const struct ersi_platform *platform, const struct ersi_region *code)
{
	const struct ersi_region fwcfg = { platform->fwcfg, ERSI_PAGE_SIZE };

	ersi_stage2_map_code(ENTRY, code);
	ersi_stage2_map_device(&fwcfg, true);
	if (platform->variables.size)
		ersi_stage2_map_device(&platform->variables, true);
	return ENTRY;
}
