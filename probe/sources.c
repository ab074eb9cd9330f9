// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What all sources say. Nothing here calls firmware, so a boot stage that only hands the
 * conduit over can use it.
 */
#include <earlyrsi/sources.h>

#include "fdt.h"

void ersi_sources_read(const struct ersi_sources_input *in, struct ersi_sources *sources)
{
	struct ersi_finding *found = sources->found;

	ersi_fdt_find(in->fdt, in->fdt_size, &found[ERSI_SOURCE_FDT],
		      &found[ERSI_SOURCE_CHOSEN]);
	ersi_acpi_find(in->env, &in->acpi, &found[ERSI_SOURCE_ACPI], &sources->acpi);
	found[ERSI_SOURCE_EFI_TABLE] = in->efi_table;
	found[ERSI_SOURCE_BOOT_RECORD] = in->boot_record;
	sources->decided = ersi_conduit_reconcile(found, in->acpi_force, &sources->conduit);
}
