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

void edk2_load(struct memory *memory, struct region *code)
{
	uint32_t size;
	uint16_t item = fwcfg_file(FILE_NAME, &size);

	if (!item)
		print_fail("boot=edk2 without EDK2; give QEMU -fw_cfg name=" FILE_NAME
			   ",file=QEMU_EFI.fd");
	if (!size || size > SIZE_MAX_EDK2)
		print_fail("EDK2's image has 0x%x bytes; the maximum is 0x%x", size,
			   SIZE_MAX_EDK2);
	code->size = (size + BLOCK_SIZE - 1) & ~(uint64_t)(BLOCK_SIZE - 1);
	code->base = memory_take(memory, code->size);
	memset((void *)code->base, 0, code->size);
	fwcfg_read(item, (void *)code->base, size);
}

uint64_t edk2_map(const struct platform *platform, const struct region *code, bool with_fwcfg)
{
	const struct region fwcfg = { platform->fwcfg, PAGE_SIZE };

	stage2_map_code(ENTRY, code);
	if (with_fwcfg)
		stage2_map_device(&fwcfg, true);
	if (platform->variables.size)
		stage2_map_device(&platform->variables, true);
	return ENTRY;
}
