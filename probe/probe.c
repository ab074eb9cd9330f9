// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The order of it all.
 */
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

static enum ersi_reason find_realm(const struct ersi_probe_input *in, struct ersi_report *report)
{
	enum ersi_reason reason;

	if (in->el != 1)
		return ERSI_REASON_NOT_EL1;

	ersi_probe_read(in, report);
	if (report->reason)
		return report->reason;
	if (report->conduit.conduit != ERSI_CONDUIT_SMC)
		return ERSI_REASON_HVC;
	if (!cpu_has_el3(in->env, in->id_aa64pfr0))
		return ERSI_REASON_NO_EL3;

	reason = ersi_firmware_ask(in->env, report->conduit.conduit, &report->firmware);
	if (reason)
		return reason;

	return ersi_rsi_ask(in->env, in->config, in->config_pa, in->pa_bits, &report->rsi);
}

void ersi_probe(const struct ersi_probe_input *in, struct ersi_report *report)
{
	ersi_report_clear(report);
	report->reason = find_realm(in, report);
	report->plan = ersi_plan_choose(report->reason == ERSI_REASON_REALM, in->lazy_split);
}
