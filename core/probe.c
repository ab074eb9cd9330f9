// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The order of it all.
 */
#include <earlyrsi/acpi.h>
#include <earlyrsi/fdt.h>
#include <earlyrsi/handover.h>
#include <earlyrsi/note.h>
#include <earlyrsi/probe.h>

/* ID_AA64PFR0_EL1.EL3, bits 15:12: 0 means that EL3 is not implemented (Arm ARM) */
#define PFR0_EL3_SHIFT	12
#define PFR0_EL3_MASK	0xf

/*
 * SMC is undefined where EL3 is not implemented, and nothing could tell of it
 * this early. So the tables' word for it is not enough. They need not be wrong:
 * a hypervisor may trap SMC and answer it where there is no EL3.
 */
static bool cpu_has_el3(void *env, uint64_t id_aa64pfr0)
{
	if (id_aa64pfr0 >> PFR0_EL3_SHIFT & PFR0_EL3_MASK)
		return true;

	ersi_note_give(env, ERSI_SOURCE_CPU, ERSI_FIELD_CPU_EL3, ERSI_UNSUPPORTED, 0, 1,
		       id_aa64pfr0);
	return false;
}

static enum ersi_reason read_sources(const struct ersi_probe_input *in,
				     struct ersi_report *report)
{
	struct ersi_finding *found = report->found;

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

	return report->conduit.status == ERSI_OK ? ERSI_REASON_NONE : ERSI_REASON_NO_CONDUIT;
}

static enum ersi_reason find_realm(const struct ersi_probe_input *in, struct ersi_report *report)
{
	enum ersi_reason reason;

	if (in->el != 1)
		return ERSI_REASON_NOT_EL1;

	reason = read_sources(in, report);
	if (reason)
		return reason;
	if (report->conduit.conduit != ERSI_CONDUIT_SMC)
		return ERSI_REASON_HVC;
	if (!cpu_has_el3(in->env, in->id_aa64pfr0))
		return ERSI_REASON_NO_EL3;

	reason = ersi_firmware_ask(in->env, report->conduit.conduit, &report->firmware);
	if (reason)
		return reason;

	return ersi_rsi_ask(in->env, in->config, in->config_pa, in->pa_bits, &report->rsi);
}

static void clear(struct ersi_report *report)
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
	clear(report);
	report->reason = read_sources(in, report);
}

void ersi_probe(const struct ersi_probe_input *in, struct ersi_report *report)
{
	clear(report);
	report->reason = find_realm(in, report);
	report->plan = ersi_plan_choose(report->reason == ERSI_REASON_REALM, in->lazy_split);
}
