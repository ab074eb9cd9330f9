// SPDX-License-Identifier: BSD-2-Clause
#include "discovery.h"

#include <stddef.h>
#include <string.h>

#include "boot/efi.h"
#include "machine/arch.h"
#include "machine/idmap.h"
#include "acpi.h"
#include "dt.h"

extern const uint8_t __image_start[], __image_end[];

/* False if there is none, more than fits, or no table left to map it. */
static bool map_memory(const struct spans *ram)
{
	uint32_t i;

	for (i = 0; i < ram->count; i++)
		if (!idmap_add(ram->at[i].base, ram->at[i].end - ram->at[i].base,
			       IDMAP_NORMAL))
			return false;
	return ram->count && !ram->overflow;
}

bool discovery_read(const void *fdt, const struct handover *handover, struct platform *platform)
{
	static struct handover efi;
	bool has_tree = dt_open(fdt, platform);
	bool has_memory;

	if (handover)
		efi = *handover;
	if (handover || (has_tree && dt_read_efi(fdt, &efi)))
		efi_read_memory(&efi, platform);
	else if (has_tree)
		dt_read_memory(platform);
	memcpy(platform->cmdline, efi.cmdline, sizeof(platform->cmdline));
	spans_add(&platform->reserved, (uint64_t)__image_start,
		  (uint64_t)__image_end - (uint64_t)__image_start);
	/* The tree may say that memory must not be mapped (no-map). */
	if (has_tree)
		dt_read(platform);
	has_memory = map_memory(&platform->ram) && !platform->reserved.overflow;

	if (efi.system)
		efi_find_tables(&efi);
	platform->rsdp = efi.rsdp;
	platform->record = efi.record;
	acpi_read(platform);
	if (!platform->cpus)
		platform_add_cpu(platform, SYSREG_READ(mpidr_el1) & MPIDR_AFFINITY);
	return has_memory;
}
