// SPDX-License-Identifier: BSD-2-Clause
#include "probe.h"

#include <earlyrsi/fdt.h>
#include <earlyrsi/rsi.h>

#include "arch.h"
#include "mmu.h"
#include "print.h"
#include "psci.h"

static uint8_t config[ERSI_RSI_CONFIG_SIZE] __attribute__((aligned(ERSI_RSI_GRANULE_SIZE)));
static struct ersi_report report;
static struct ersi_notes notes;
static enum ersi_conduit conduit;

const struct ersi_report *ersi_probe_report(void)
{
	return &report;
}

static enum ersi_conduit find_conduit(const struct ersi_probe_input *in)
{
	struct ersi_finding found[ERSI_SOURCES];
	struct ersi_finding agreed;
	struct ersi_acpi acpi;
	uint32_t i;

	for (i = 0; i < ERSI_SOURCES; i++)
		found[i] = (struct ersi_finding){ .status = ERSI_ABSENT };
	ersi_fdt_find(in->env, in->fdt, in->fdt_size, &found[ERSI_SOURCE_FDT]);
	ersi_acpi_find(in->env, in->rsdp, in->initrd_pa, in->initrd_size,
		       &found[ERSI_SOURCE_ACPI], &acpi);
	ersi_conduit_reconcile(in->env, found, in->acpi_force, &agreed);
	return agreed.conduit;
}

void ersi_probe_run(const struct ersi_platform *platform, const struct ersi_options *options,
		    uint32_t el)
{
	const struct ersi_probe_input in = {
		.env = &notes,
		.fdt = platform->fdt,
		.fdt_size = platform->fdt_size,
		.rsdp = options->acpi_off ? 0 : platform->rsdp,
		.acpi_force = options->acpi_force,
		.initrd_pa = platform->initrd.base,
		.initrd_size = platform->initrd.end - platform->initrd.base,
		.el = (uint8_t)el,
		.id_aa64pfr0 = ERSI_SYSREG_READ(id_aa64pfr0_el1),
		.pa_bits = (uint8_t)ersi_mmu_pa_bits(),
		.lazy_split = ersi_mmu_bbm() >= 3,
		.config = config,
		.config_pa = (uint64_t)config,
	};

	ersi_probe(&in, &report);
	conduit = el == 1 ? report.conduit.conduit : find_conduit(&in);
	ersi_psci_init(conduit);
}

static void print_note(const struct ersi_note *note)
{
	ersi_print_line("note: %s: %s (%s) at 0x%lx: expected 0x%lx, found 0x%lx",
			ersi_source_name(note->source), ersi_field_name(note->field),
			ersi_status_name(note->status), note->address, note->expected,
			note->found);
}

static void print_finding(const char *name, const struct ersi_finding *finding)
{
	if (finding->status == ERSI_OK)
		ersi_print_line("%s: %s", name, ersi_conduit_name(finding->conduit));
	else
		ersi_print_line("%s: no conduit (%s: %s)", name, ersi_status_name(finding->status),
				ersi_reason_name(finding->reason));
}

static void print_answer(const char *call, const struct ersi_answer *answer)
{
	if (!answer->given)
		ersi_print_line("%s: not asked", call);
	else if (answer->value < 0)
		ersi_print_line("%s -> -%u", call, (uint32_t)-answer->value);
	else
		ersi_print_line("%s -> 0x%x", call, (uint32_t)answer->value);
}

static void print_rsi(const struct ersi_rsi *rsi)
{
	if (rsi->version_given)
		ersi_print_line("RSI_VERSION(1.0) -> 0x%lx 0x%lx 0x%lx", rsi->version_status,
				rsi->version_lower, rsi->version_higher);
	else
		ersi_print_line("RSI_VERSION(1.0): not asked");
	if (rsi->config_given)
		ersi_print_line("RSI_REALM_CONFIG -> 0x%lx, IPA width %lu", rsi->config_status,
				rsi->ipa_width);
	else
		ersi_print_line("RSI_REALM_CONFIG: not asked");
}

void ersi_probe_print(void)
{
	uint32_t i;

	for (i = 0; i < ERSI_SOURCES; i++)
		print_finding(ersi_source_name((enum ersi_source)i), &report.found[i]);
	if (report.acpi.fadt_pa)
		ersi_print_line("FADT at 0x%lx, revision %u.%u, ARM boot flags 0x%x%s",
				report.acpi.fadt_pa, report.acpi.fadt.revision,
				report.acpi.fadt.minor & 0xf, report.acpi.fadt.arm_boot_flags,
				report.acpi.replaced_pa ? ", from the initrd" : "");
	print_finding("together", &report.conduit);
	for (i = 0; i < notes.count && i < ERSI_NOTES_MAX; i++)
		print_note(&notes.at[i]);
	if (notes.count > ERSI_NOTES_MAX)
		ersi_print_line("note: %u more", notes.count - ERSI_NOTES_MAX);
	print_answer("PSCI_VERSION", &report.firmware.psci_version);
	print_answer("PSCI_FEATURES(SMCCC_VERSION)", &report.firmware.psci_features);
	print_answer("SMCCC_VERSION", &report.firmware.smccc_version);
	print_rsi(&report.rsi);
	ersi_print_line("conduit for PSCI: %s", ersi_conduit_name(conduit));
	ersi_print_line("reason: %s", ersi_reason_name(report.reason));
	ersi_print_line("plan: %s", ersi_plan_name(report.plan));
}
