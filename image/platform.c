// SPDX-License-Identifier: BSD-2-Clause
#include "platform.h"

#include <stddef.h>
#include <string.h>

#include "acpi.h"
#include "arch.h"
#include "dt.h"
#include "efi.h"
#include "idmap.h"

extern const uint8_t __image_start[], __image_end[];

void ersi_platform_add_cpu(struct ersi_platform *platform, uint64_t mpidr)
{
	if (platform->cpus < ERSI_CPU_MAX)
		platform->mpidr[platform->cpus++] = mpidr;
	else
		platform->cpus_left++;
}

/* There is memory, and there were enough tables to map it. */
static bool is_mapped(const struct ersi_spans *ram)
{
	uint32_t i;

	for (i = 0; i < ram->count; i++)
		if (!ersi_idmap_has(ram->at[i].base, ram->at[i].end - ram->at[i].base))
			return false;
	return ram->count && !ram->overflow;
}

bool ersi_platform_read(const void *fdt, const struct ersi_handover *handover,
			struct ersi_platform *platform)
{
	static struct ersi_handover efi;
	bool has_tree = ersi_dt_open(fdt, platform);

	if (handover)
		efi = *handover;
	if (handover || (has_tree && ersi_dt_read_efi(fdt, &efi))) {
		ersi_efi_read_memory(&efi, platform);
		if (efi.system)
			ersi_efi_find_tables(&efi);
		memcpy(platform->cmdline, efi.cmdline, sizeof(platform->cmdline));
		platform->rsdp = efi.rsdp;
		platform->record = efi.record;
	} else if (has_tree) {
		ersi_dt_read_memory(platform);
	}
	ersi_spans_add(&platform->reserved, (uint64_t)__image_start,
		       (uint64_t)(__image_end - __image_start));
	if (has_tree)
		ersi_dt_read(platform);
	ersi_acpi_read(platform);
	if (!platform->cpus)
		ersi_platform_add_cpu(platform,
				      ERSI_SYSREG_READ(mpidr_el1) & ERSI_MPIDR_AFFINITY);
	return is_mapped(&platform->ram) && !platform->reserved.overflow;
}
