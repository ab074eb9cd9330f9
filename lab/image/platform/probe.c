// SPDX-License-Identifier: BSD-2-Clause
#include "probe.h"

#include <earlyrsi/handover_abi.h>
#include <earlyrsi/rsi_abi.h>

#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "psci.h"
#include "records/record.h"

static uint8_t config[ERSI_RSI_CONFIG_SIZE] __attribute__((aligned(ERSI_RSI_GRANULE_SIZE)));
static struct ersi_report report;

extern const uint8_t __image_start[];

const struct ersi_report *probe_report(void)
{
	return &report;
}

void probe_run(const struct platform *platform, const struct options *options, uint32_t el)
{
	struct ersi_probe_input in = {
		.sources.fdt = platform->fdt,
		.sources.fdt_size = platform->fdt_size,
		.sources.acpi.rsdp = options->acpi_off ? 0 : platform->rsdp,
		.sources.acpi.initrd_pa = platform->initrd.base,
		.sources.acpi.initrd_size = platform->initrd.end - platform->initrd.base,
		.sources.acpi_force = options->acpi_force,
		.el = (uint8_t)el,
		.id_aa64pfr0 = SYSREG_READ(id_aa64pfr0_el1),
		.pa_bits = (uint8_t)mmu_pa_bits(),
		.config = config,
		.config_pa = (uint64_t)config,
	};

	record_find(NULL, platform->record, &in.sources.efi_table);
	record_find(NULL, *(const uint64_t *)(__image_start + ERSI_RECORD_IMAGE_POINTER),
		    &in.sources.boot_record);
	ersi_probe(&in, &report);
	if (report.sources.conduit.diagnosis == ERSI_DIAG_NOT_READ)
		ersi_sources_read(&in.sources, &report.sources);
	psci_init(report.sources.conduit.conduit);
}

static void print_failure(const struct ersi_finding *finding)
{
	enum ersi_class class = ersi_finding_class(finding);

	if (class != ERSI_CLASS_OK && class != ERSI_CLASS_ABSENT)
		print_line("failed: %s (%s) at 0x%lx: expected 0x%lx, found 0x%lx",
			   ersi_finding_words(finding), ersi_class_name(class),
			   finding->address, finding->expected, finding->found);
}

static void print_finding(const char *name, const struct ersi_finding *finding)
{
	if (finding->diagnosis == ERSI_DIAG_FOUND)
		print_line("%s: %s", name, ersi_conduit_name(finding->conduit));
	else
		print_line("%s: no conduit (%s: %s)", name, ersi_class_name(ersi_finding_class(finding)),
			   ersi_finding_words(finding));
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
	const struct ersi_sources *sources = &report.sources;
	const struct ersi_acpi *acpi = &sources->acpi;
	uint32_t i;

	for (i = 0; i < ERSI_SOURCES; i++)
		print_finding(ersi_source_name((enum ersi_source)i), &sources->found[i]);
	if (acpi->fadt_pa)
		print_line("FADT at 0x%lx, revision %u.%u, ARM boot flags 0x%x%s", acpi->fadt_pa,
			   acpi->fadt.revision, acpi->fadt.minor & 0xf, acpi->fadt.arm_boot_flags,
			   acpi->replaced_pa ? ", from the initrd" : "");
	print_finding("together", &sources->conduit);
	for (i = 0; i < ERSI_SOURCES; i++)
		print_failure(&sources->found[i]);
	if (sources->conduit.diagnosis == ERSI_DIAG_CONDUITS_DIFFER)
		print_failure(&sources->conduit);
	else if (report.result.diagnosis != sources->conduit.diagnosis)
		print_failure(&report.result);
	print_answer("PSCI_VERSION", &report.firmware.psci_version);
	print_answer("PSCI_FEATURES(SMCCC_VERSION)", &report.firmware.psci_features);
	print_answer("SMCCC_VERSION", &report.firmware.smccc_version);
	print_rsi(&report.rsi);
	print_line("reason: %s", ersi_finding_words(&report.result));
}
