// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The probe sequence: read the sources, combine them, call firmware, call the RMM.
 */
#include <earlyrsi/probe.h>

/* ID_AA64PFR0_EL1.EL3, bits 15:12: 0 means that EL3 is not implemented (Arm ARM) */
#define PFR0_EL3_SHIFT	12
#define PFR0_EL3_MASK	0xf

static bool has_el3(uint64_t id_aa64pfr0)
{
	return id_aa64pfr0 >> PFR0_EL3_SHIFT & PFR0_EL3_MASK;
}

/*
 * SMC is undefined if EL3 is not implemented, and this early nothing could report the
 * exception. So a table that names SMC does not justify an SMC there. It may be correct
 * nevertheless: a hypervisor may trap and answer SMC on a CPU without EL3. A Realm has EL3.
 */
bool ersi_probe_is_possible(const struct ersi_probe_input *in, struct ersi_finding *why)
{
	if (in->el != 1)
		ersi_finding_set(why, ERSI_DIAG_NOT_EL1, 0, 1, in->el);
	else if (!has_el3(in->id_aa64pfr0))
		ersi_finding_set(why, ERSI_DIAG_NO_EL3, 0, 1, in->id_aa64pfr0);
	else
		return true;

	return false;
}

void ersi_probe(const struct ersi_probe_input *in, struct ersi_report *report)
{
	struct ersi_finding *result = &report->result;
	void *env = in->sources.env;

	memset(report, 0, sizeof(*report));
	if (!ersi_probe_is_possible(in, result))
		return;

	ersi_sources_read(&in->sources, &report->sources);
	*result = report->sources.conduit;
	if (result->diagnosis != ERSI_DIAG_FOUND)
		return;

	if (result->conduit != ERSI_CONDUIT_SMC)
		ersi_finding_set(result, ERSI_DIAG_HVC, 0, 0, 0);
	else if (ersi_firmware_ask(env, &report->firmware, result))
		ersi_rsi_ask(env, in->config, in->config_pa, in->pa_bits, &report->rsi, result);
}
