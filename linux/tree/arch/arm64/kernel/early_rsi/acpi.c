// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where normal initialisation will find the ACPI tables.
 */
#include <linux/acpi.h>
#include <linux/efi.h>
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/security.h>

#include <asm/early_rsi.h>
#include <asm/sections.h>

#include "internal.h"

static bool rsdp_by_kexec __initdata;

void __init early_rsi_saw_rsdp(void)
{
	rsdp_by_kexec = IS_ENABLED(CONFIG_KEXEC);
}

void __init early_rsi_find_acpi(struct ersi_sources_input *input)
{
	/*
	 * If EFI has no tables, normal initialisation will say so. Only kexec could name others.
	 */
	if (rsdp_by_kexec || !efi_enabled(EFI_CONFIG_TABLES) ||
	    efi.acpi20 != EFI_INVALID_TABLE_ADDR || efi.acpi != EFI_INVALID_TABLE_ADDR)
		input->acpi.rsdp = acpi_os_get_root_pointer();
	input->acpi_force = acpi_is_forced();

	if (!IS_ENABLED(CONFIG_ACPI_TABLE_UPGRADE) || security_locked_down(LOCKDOWN_ACPI_TABLES))
		return;
	if (IS_ENABLED(CONFIG_ACPI_TABLE_OVERRIDE_VIA_BUILTIN_INITRD)) {
		input->acpi.initrd_pa = __pa_symbol(__initramfs_start);
		input->acpi.initrd_size = __initramfs_size;
	} else {
		input->acpi.initrd_pa = phys_initrd_start;
		input->acpi.initrd_size = phys_initrd_size;
	}
}
