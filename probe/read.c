// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What all sources say, without asking anybody: for the probe, and for boot
 * stages that only hand over what they found.
 */
#include <earlyrsi/acpi.h>
#include <earlyrsi/fdt.h>
#include <earlyrsi/handover.h>
#include <earlyrsi/probe.h>

void ersi_report_clear(struct ersi_report *report)
{
	uint32_t source;

	memset(report, 0, sizeof(*report));
	for (source = 0; source < ERSI_SOURCES; source++)
		ersi_finding_set(&report->found[source], ERSI_ABSENT, ERSI_REASON_NOT_READ,
				 ERSI_CONDUIT_NONE);
	ersi_finding_set(&report->conduit, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	report->decided = ERSI_SOURCE_COUNT;
}

void ersi_probe_read(const struct ersi_probe_input *in, struct ersi_report *report)
{
	struct ersi_finding *found = report->found;

	ersi_report_clear(report);
	ersi_fdt_find(in->env, in->fdt, in->fdt_size, &found[ERSI_SOURCE_FDT]);
	ersi_acpi_find(in->env, in->rsdp, in->initrd_pa, in->initrd_size,
		       &found[ERSI_SOURCE_ACPI], &report->acpi);
	ersi_handover_find_chosen(in->env, in->fdt, in->fdt_size, &found[ERSI_SOURCE_CHOSEN]);
	ersi_handover_read_record(in->env, ERSI_SOURCE_EFI_TABLE, in->efi_table,
				  &found[ERSI_SOURCE_EFI_TABLE]);
	ersi_handover_read_record(in->env, ERSI_SOURCE_BOOT_RECORD, in->boot_record,
				  &found[ERSI_SOURCE_BOOT_RECORD]);
	report->decided = ersi_conduit_reconcile(in->env, found, in->acpi_force,
						 &report->conduit);
	if (report->conduit.status != ERSI_OK)
		report->reason = ERSI_REASON_NO_CONDUIT;
}
