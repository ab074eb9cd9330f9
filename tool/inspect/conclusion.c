// SPDX-License-Identifier: BSD-2-Clause
/* What follows from what the probe found, in words. */
#include "conclusion.h"

#include <stdio.h>

const char *const ersi_inspect_calls[] = {
	"PSCI_VERSION", "PSCI_FEATURES(SMCCC_VERSION)", "SMCCC_VERSION", "RSI_VERSION(1.0)",
	"RSI_REALM_CONFIG", NULL
};

static bool cannot_be_relied_on(const struct ersi_finding *finding)
{
	return finding->status != ERSI_OK && finding->status != ERSI_ABSENT &&
	       finding->status != ERSI_UNSUPPORTED;
}

/* Where no source names a conduit, a broken one may have meant to. */
enum ersi_verdict ersi_inspect_verdict(const struct ersi_inspection *inspection)
{
	const struct ersi_report *report = &inspection->report;
	uint32_t source;

	if (report->conduit.status == ERSI_OK)
		return ERSI_VERDICT_AGREE;
	if (report->conduit.status == ERSI_CONFLICT)
		return ERSI_VERDICT_CONFLICT;
	if (cannot_be_relied_on(&report->conduit) || cannot_be_relied_on(&inspection->acpi))
		return ERSI_VERDICT_UNUSABLE;
	for (source = 0; source < ERSI_SOURCES; source++) {
		if (cannot_be_relied_on(&report->found[source]))
			return ERSI_VERDICT_UNUSABLE;
	}
	return ERSI_VERDICT_NOTHING;
}

const char *ersi_inspect_verdict_name(enum ersi_verdict verdict)
{
	switch (verdict) {
	case ERSI_VERDICT_AGREE:
		return "agree";
	case ERSI_VERDICT_NOTHING:
		return "nothing";
	case ERSI_VERDICT_CONFLICT:
		return "conflict";
	default:
		return "malformed";
	}
}

bool ersi_inspect_asks(const struct ersi_inspection *inspection)
{
	return inspection->env.asked && inspection->kernel.early_rsi;
}

bool ersi_inspect_is_common(const struct ersi_note *note)
{
	return note->field == ERSI_FIELD_CONDUIT || note->source == ERSI_SOURCE_CPU;
}

const struct ersi_segment *ersi_inspect_segment(const struct ersi_inspection *inspection,
						const struct ersi_note *note)
{
	if (ersi_inspect_is_common(note) || note->source == ERSI_SOURCE_FDT ||
	    note->source == ERSI_SOURCE_CHOSEN)
		return NULL;
	return ersi_memory_find(&inspection->env.memory, note->address);
}

const char *ersi_inspect_handover_path(const struct ersi_inspection *inspection,
				       enum ersi_source source)
{
	const struct ersi_finding *chosen = &inspection->report.found[ERSI_SOURCE_CHOSEN];

	switch (source) {
	case ERSI_SOURCE_CHOSEN:
		return chosen->status == ERSI_ABSENT ? NULL : inspection->dtb_path;
	case ERSI_SOURCE_EFI_TABLE:
		return inspection->efi_table_path;
	case ERSI_SOURCE_BOOT_RECORD:
		return inspection->boot_record_path;
	default:
		return NULL;
	}
}

const char *ersi_inspect_why_acpi(const struct ersi_linux *kernel)
{
	if (kernel->acpi_off)
		return "acpi=off";
	if (kernel->acpi_force)
		return "acpi=force";
	if (kernel->acpi_on)
		return "acpi=on";
	return kernel->stub ? "the device tree describes no machine" :
			      "the device tree describes the machine";
}

static void conclude_without_conduit(const struct ersi_inspection *inspection, char *text,
				     size_t size)
{
	const struct ersi_finding *together = &inspection->report.conduit;

	if (ersi_inspect_verdict(inspection) == ERSI_VERDICT_NOTHING)
		snprintf(text, size, "asks nothing early, and detects a Realm late or never: no "
			 "source that it looks at names a conduit");
	else
		snprintf(text, size, "asks nothing early, and detects a Realm late or never: %s",
			 together->status == ERSI_ABSENT ?
				 "what it can rely on names no conduit" :
				 ersi_reason_name(together->reason));
}

void ersi_inspect_conclude(const struct ersi_inspection *inspection, char *text, size_t size)
{
	if (!inspection->kernel.early_rsi) {
		snprintf(text, size, "asks nothing early, and detects a Realm late: early_rsi=off");
		return;
	}
	if (inspection->env.asked) {
		snprintf(text, size, "asks firmware by SMC whether this is a Realm: the sources "
			 "agree on it, and the CPU has EL3");
		return;
	}

	switch (inspection->report.reason) {
	case ERSI_REASON_NOT_EL1:
		snprintf(text, size, "asks nothing: started at EL%u it is in no Realm, where only "
			 "EL1 is", inspection->el);
		break;
	case ERSI_REASON_HVC:
		snprintf(text, size, "asks nothing: firmware is called by HVC, which no Realm has, "
			 "so this is none");
		break;
	case ERSI_REASON_NO_EL3:
		snprintf(text, size, "asks nothing: SMC is named, but the CPU has no EL3, where it "
			 "may be undefined");
		break;
	default:
		conclude_without_conduit(inspection, text, size);
		break;
	}
}
