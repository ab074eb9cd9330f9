// SPDX-License-Identifier: GPL-2.0-only
/*
 * Tell the kernel by which conduit PSCI is called.
 *
 * The kernel has to know that before it parses early parameters, to find out
 * whether it is an Arm CCA Realm; but it can find ACPI tables only later. Here
 * all memory is mapped. So the same code that the kernel would use reads the
 * device tree and the ACPI tables now, and if they agree, /chosen says so.
 */

#include <linux/efi.h>
#include <linux/libfdt.h>

#include <asm/efi.h>

#include <earlyrsi/env.h>
#include <earlyrsi/handover_abi.h>
#include <earlyrsi/sources.h>

#include "efistub.h"

bool efi_acpi_off, efi_acpi_on;

/* Refuse non-RAM: the firmware would not survive the abort. */
static bool is_memory(const struct efi_boot_memmap *map, u64 pa, u64 size)
{
	unsigned long offset;

	for (offset = 0; offset < map->map_size; offset += map->desc_size) {
		const efi_memory_desc_t *md = (void *)map->map + offset;
		u64 start = md->phys_addr, length = md->num_pages * EFI_PAGE_SIZE;

		if (pa >= start && pa - start < length)
			return (md->attribute & EFI_MEMORY_WB) && size <= length - (pa - start);
	}
	return false;
}

void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	return is_memory(env, pa, size) ? (void *)pa : NULL;
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
}

/*
 * The initrd whose tables may replace the firmware's: the one that was loaded,
 * or, if none was, one that a previous stage put into the device tree.
 */
static void find_initrd(const void *fdt, struct ersi_sources_input *input)
{
	const struct linux_efi_initrd *initrd;
	int node = fdt_subnode_offset(fdt, 0, "chosen"), len;
	const void *start, *end;

	initrd = get_efi_config_table(LINUX_EFI_INITRD_MEDIA_GUID);
	if (initrd) {
		input->acpi.initrd_pa = initrd->base;
		input->acpi.initrd_size = initrd->size;
		return;
	}
	start = fdt_getprop(fdt, node, "linux,initrd-start", &len);
	if (!start || len != sizeof(u64))
		return;
	end = fdt_getprop(fdt, node, "linux,initrd-end", &len);
	if (!end || len != sizeof(u64) || fdt64_ld(end) <= fdt64_ld(start))
		return;
	input->acpi.initrd_pa = fdt64_ld(start);
	input->acpi.initrd_size = fdt64_ld(end) - fdt64_ld(start);
}

/* By the rules of the kernel, does the tree describe no hardware? */
static bool is_stub(const void *fdt)
{
	int node;

	fdt_for_each_subnode(node, fdt, 0) {
		const char *name = fdt_get_name(fdt, node, NULL);

		if (name && !strcmp(name, "chosen"))
			continue;
		if (name && !strcmp(name, "hypervisor") &&
		    !fdt_node_check_compatible(fdt, node, "xen,xen"))
			continue;
		return false;
	}
	return true;
}

/* Where the kernel will use the device tree, ACPI tables do not count. */
static bool acpi_is_wanted(const void *fdt)
{
	return IS_ENABLED(CONFIG_ACPI) && !efi_acpi_off && (efi_acpi_on || is_stub(fdt));
}

static void find_acpi(const void *fdt, struct ersi_sources_input *input)
{
	void *rsdp = get_efi_config_table(ACPI_20_TABLE_GUID);

	if (!acpi_is_wanted(fdt))
		return;
	if (!rsdp)
		rsdp = get_efi_config_table(ACPI_TABLE_GUID);
	input->acpi.rsdp = (unsigned long)rsdp;
	if (IS_ENABLED(CONFIG_ACPI_TABLE_UPGRADE))
		find_initrd(fdt, input);
}

/* The conduit, or ERSI_CONDUIT_NONE if the sources do not agree on one */
static enum ersi_conduit read_conduit(const struct ersi_sources_input *input)
{
	struct ersi_sources sources;

	ersi_sources_read(input, &sources);
	return sources.conduit.conduit;
}

static enum ersi_conduit find_conduit(const void *fdt, struct efi_boot_memmap *map)
{
	struct ersi_sources_input input = {
		.env		= map,
		.fdt		= fdt,
		.fdt_size	= fdt_totalsize(fdt),
	};
	enum ersi_conduit conduit;

	/* Tables built into the kernel cannot be seen from here. */
	if (IS_ENABLED(CONFIG_ACPI_TABLE_OVERRIDE_VIA_BUILTIN_INITRD))
		return ERSI_CONDUIT_NONE;

	find_acpi(fdt, &input);
	conduit = read_conduit(&input);
	if (!input.acpi.initrd_pa)
		return conduit;

	/* A kernel that is locked down leaves the firmware's tables as they are. */
	input.acpi.initrd_pa = 0;
	return read_conduit(&input) == conduit ? conduit : ERSI_CONDUIT_NONE;
}

void efi_hand_over_psci_conduit(void *fdt, int chosen)
{
	struct efi_boot_memmap *map __free(efi_pool) = NULL;
	enum ersi_conduit conduit;

	/* What a previous stage said under this name is not the stub's word. */
	fdt_delprop(fdt, chosen, ERSI_CHOSEN_PROPERTY);

	if (efi_get_memory_map(&map, false) != EFI_SUCCESS)
		return;
	conduit = find_conduit(fdt, map);
	if (conduit == ERSI_CONDUIT_NONE)
		return;
	if (fdt_setprop_string(fdt, chosen, ERSI_CHOSEN_PROPERTY,
			       conduit == ERSI_CONDUIT_SMC ? "smc" : "hvc"))
		efi_warn("Cannot write the PSCI conduit into the device tree\n");
}
