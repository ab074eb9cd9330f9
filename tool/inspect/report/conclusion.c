// SPDX-License-Identifier: BSD-2-Clause
/* What follows from what the probe found, in words. */
#include "conclusion.h"

#include <stdio.h>

const char *const conclusion_calls[] = {
	"PSCI_VERSION", "PSCI_FEATURES(SMCCC_VERSION)", "SMCCC_VERSION", "RSI_VERSION(1.0)",
	"RSI_REALM_CONFIG", NULL
};

bool conclusion_is_failure(const struct ersi_finding *finding)
{
	enum ersi_class class = ersi_finding_class(finding);

	return class != ERSI_CLASS_OK && class != ERSI_CLASS_ABSENT;
}

static bool is_unusable(const struct ersi_finding *finding)
{
	return conclusion_is_failure(finding) &&
	       ersi_finding_class(finding) != ERSI_CLASS_UNSUPPORTED;
}

/* If no source names a conduit, a broken one may have meant to. */
enum conclusion_verdict conclusion_verdict(const struct inspection *inspection)
{
	const struct ersi_sources *sources = &inspection->report.sources;
	uint32_t source;

	if (sources->conduit.diagnosis == ERSI_DIAG_FOUND)
		return CONCLUSION_AGREE;
	if (sources->conduit.diagnosis == ERSI_DIAG_CONDUITS_DIFFER)
		return CONCLUSION_CONFLICT;
	if (is_unusable(&sources->conduit) || is_unusable(&inspection->acpi))
		return CONCLUSION_UNUSABLE;
	for (source = 0; source < ERSI_SOURCES; source++) {
		if (is_unusable(&sources->found[source]))
			return CONCLUSION_UNUSABLE;
	}
	return CONCLUSION_NOTHING;
}

const char *conclusion_verdict_name(enum conclusion_verdict verdict)
{
	switch (verdict) {
	case CONCLUSION_AGREE:
		return "agree";
	case CONCLUSION_NOTHING:
		return "nothing";
	case CONCLUSION_CONFLICT:
		return "conflict";
	default:
		return "unusable";
	}
}

bool conclusion_has_el3(const struct inspection *inspection)
{
	const struct ersi_probe_input at_el1 = { .el = 1, .id_aa64pfr0 = inspection->id_aa64pfr0 };
	struct ersi_finding why;

	return ersi_probe_is_possible(&at_el1, &why);
}

bool conclusion_asks(const struct inspection *inspection)
{
	return inspection->env.asked && inspection->kernel.early_rsi;
}

const struct memory_segment *conclusion_segment(const struct inspection *inspection,
						const struct ersi_finding *acpi)
{
	return memory_find(&inspection->env.memory, acpi->address);
}

const struct ersi_finding *conclusion_common_failure(const struct inspection *inspection)
{
	const struct ersi_report *report = &inspection->report;

	if (report->sources.conduit.diagnosis == ERSI_DIAG_CONDUITS_DIFFER)
		return &report->sources.conduit;
	return report->result.diagnosis == ERSI_DIAG_NO_EL3 ? &report->result : NULL;
}

const char *conclusion_why_acpi(const struct linux_choice *kernel)
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

static void conclude_without_conduit(const struct inspection *inspection, char *text,
				     size_t size)
{
	const struct ersi_finding *conduit = &inspection->report.sources.conduit;
	const char *why = "the usable sources name no conduit";

	if (conclusion_verdict(inspection) == CONCLUSION_NOTHING)
		why = "no source that it reads names a conduit";
	else if (conduit->diagnosis != ERSI_DIAG_NO_CONDUIT)
		why = ersi_finding_words(conduit);
	snprintf(text, size, "makes no early call, and detects a Realm late or never: %s", why);
}

void conclusion_write(const struct inspection *inspection, char *text, size_t size)
{
	if (!inspection->kernel.early_rsi) {
		snprintf(text, size, "makes no early call, and detects a Realm late: early_rsi=off");
		return;
	}
	if (inspection->env.asked) {
		snprintf(text, size, "asks firmware by SMC whether this is a Realm: the sources "
			 "agree on SMC, and the CPU has EL3");
		return;
	}

	switch (inspection->report.result.diagnosis) {
	case ERSI_DIAG_NOT_EL1:
		snprintf(text, size, "makes no early call: it starts at EL%u, and Realms run only "
			 "at EL1", inspection->el);
		break;
	case ERSI_DIAG_HVC:
		snprintf(text, size, "makes no early call: the conduit is HVC, so this is not a "
			 "Realm");
		break;
	case ERSI_DIAG_NO_EL3:
		snprintf(text, size, "makes no early call: the CPU has no EL3, and Realms "
			 "have it");
		break;
	default:
		conclude_without_conduit(inspection, text, size);
		break;
	}
}
