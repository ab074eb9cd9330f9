// SPDX-License-Identifier: BSD-2-Clause
#include "probe.h"

#include <earlyrsi/record.h>
#include <earlyrsi/rsi.h>

#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "psci.h"

static uint8_t config[ERSI_RSI_CONFIG_SIZE] __attribute__((aligned(ERSI_RSI_GRANULE_SIZE)));
static struct ersi_report report;
static struct notes notes;

extern const uint8_t __image_start[];

const struct ersi_report *probe_report(void)
{
	return &report;
}

void probe_run(const struct platform *platform, const struct options *options, uint32_t el)
{
	const struct ersi_probe_input in = {
		.env = &notes,
		.fdt = platform->fdt,
		.fdt_size = platform->fdt_size,
		.rsdp = options->acpi_off ? 0 : platform->rsdp,
		.acpi_force = options->acpi_force,
		.initrd_pa = platform->initrd.base,
		.initrd_size = platform->initrd.end - platform->initrd.base,
		.efi_table = platform->record,
		.boot_record = *(const uint64_t *)(__image_start + ERSI_RECORD_IMAGE_POINTER),
		.el = (uint8_t)el,
		.id_aa64pfr0 = SYSREG_READ(id_aa64pfr0_el1),
		.pa_bits = (uint8_t)mmu_pa_bits(),
		.lazy_split = mmu_bbm() >= 3,
		.config = config,
		.config_pa = (uint64_t)config,
	};

	ersi_probe(&in, &report);
	if (report.reason == ERSI_REASON_NOT_EL1) {
		ersi_probe_read(&in, &report);
		report.reason = ERSI_REASON_NOT_EL1;
	}
	psci_init(report.conduit.conduit);
}

static void print_note(const struct ersi_note *note)
{
	print_line("note: %s: %s (%s) at 0x%lx: expected 0x%lx, found 0x%lx",
		   ersi_source_name(note->source), ersi_field_name(note->field),
		   ersi_status_name(note->status), note->address, note->expected,
		   note->found);
}

static void print_finding(const char *name, const struct ersi_finding *finding)
{
	if (finding->status == ERSI_OK)
		print_line("%s: %s", name, ersi_conduit_name(finding->conduit));
	else
		print_line("%s: no conduit (%s: %s)", name, ersi_status_name(finding->status),
			   ersi_reason_name(finding->reason));
}

static void print_answer(const char *call, const struct ersi_answer *answer)
{
	if (!answer->given)
		print_line("%s: not asked", call);
	else if (answer->value < 0)
		print_line("%s -> -%u", call, (uint32_t)-answer->value);
	else
		print_line("%s -> 0x%x", call, (uint32_t)answer->value);
}

static void print_rsi(const struct ersi_rsi *rsi)
{
	if (rsi->version_given)
		print_line("RSI_VERSION(1.0) -> 0x%lx 0x%lx 0x%lx", rsi->version_status,
			   rsi->version_lower, rsi->version_higher);
	else
		print_line("RSI_VERSION(1.0): not asked");
	if (rsi->config_given)
		print_line("RSI_REALM_CONFIG -> 0x%lx, IPA width %lu", rsi->config_status,
			   rsi->ipa_width);
	else
		print_line("RSI_REALM_CONFIG: not asked");
}

void probe_print(void)
{
	uint32_t i;

	for (i = 0; i < ERSI_SOURCES; i++)
		print_finding(ersi_source_name((enum ersi_source)i), &report.found[i]);
	if (report.acpi.fadt_pa)
		print_line("FADT at 0x%lx, revision %u.%u, ARM boot flags 0x%x%s",
			   report.acpi.fadt_pa, report.acpi.fadt.revision,
			   report.acpi.fadt.minor & 0xf, report.acpi.fadt.arm_boot_flags,
			   report.acpi.replaced_pa ? ", from the initrd" : "");
	print_finding("together", &report.conduit);
	for (i = 0; i < notes.count && i < NOTES_MAX; i++)
		print_note(&notes.at[i]);
	if (notes.count > NOTES_MAX)
		print_line("note: %u more", notes.count - NOTES_MAX);
	print_answer("PSCI_VERSION", &report.firmware.psci_version);
	print_answer("PSCI_FEATURES(SMCCC_VERSION)", &report.firmware.psci_features);
	print_answer("SMCCC_VERSION", &report.firmware.smccc_version);
	print_rsi(&report.rsi);
	print_line("reason: %s", ersi_reason_name(report.reason));
	print_line("plan: %s", ersi_plan_name(report.plan));
}
