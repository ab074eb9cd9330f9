// SPDX-License-Identifier: GPL-2.0-only
/*
 * What firmware or a boot loader may leave for early Realm detection besides the property
 * in /chosen: a record, as a UEFI configuration table or by the boot protocol.
 */
#include <linux/efi.h>
#include <linux/init.h>
#include <linux/memblock.h>
#include <linux/unaligned.h>

#include <asm/sections.h>

#include <earlyrsi/handover_abi.h>

#include "internal.h"
#include "record.h"

#ifdef CONFIG_ARM64_EARLY_RSI_EFI_TABLE
static unsigned long efi_table __initdata = EFI_INVALID_TABLE_ADDR;

/* efi_init() looks for them. */
const efi_config_table_type_t efi_arch_tables[] __initconst = {
	{ ERSI_RECORD_GUID(EFI_GUID), &efi_table, "EARLYRSI" },
	{}
};

void __init early_rsi_read_efi_table(struct ersi_finding *finding)
{
	record_find(NULL, efi_table == EFI_INVALID_TABLE_ADDR ? 0 : efi_table, finding);
}
#endif

#ifdef CONFIG_ARM64_EARLY_RSI_BOOT_RECORD
/*
 * The header is the first thing in the image, and stays there. As long as no
 * memory is known, which under EFI comes late, no record can be read.
 */
void __init early_rsi_read_boot_record(struct ersi_finding *finding)
{
	u64 pa = 0;

	if (memblock_phys_mem_size())
		pa = get_unaligned_le64(_text + ERSI_RECORD_IMAGE_POINTER);
	record_find(NULL, pa, finding);
}
#endif
