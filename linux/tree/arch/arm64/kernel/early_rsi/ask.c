// SPDX-License-Identifier: GPL-2.0-only
/*
 * What late code asks, where early detection has asked already.
 */
#define pr_fmt(fmt) "early_rsi: " fmt

#include <linux/arm-smccc.h>
#include <linux/early_rsi.h>
#include <linux/init.h>
#include <linux/printk.h>

#include <earlyrsi/psci.h>
#include <earlyrsi/smccc.h>

#include "internal.h"

/* Before anything is asked by another conduit: that may be the last thing this boot does. */
static void __init cross_check(enum arm_smccc_conduit late)
{
	static bool told __initdata;

	if (late == SMCCC_CONDUIT_SMC || !early_rsi_report.firmware.psci_version.given || told)
		return;
	told = true;
	pr_err(FW_BUG "PSCI was asked by SMC early (%s), now it is HVC\n", early_rsi_sources());
}

u32 __init early_rsi_ask_once(enum arm_smccc_conduit conduit, early_rsi_ask_fn ask,
			      u32 function, u32 arg)
{
	const struct ersi_firmware *firmware = &early_rsi_report.firmware;
	const struct ersi_answer *answer = NULL;

	cross_check(conduit);
	/* Early detection asks by SMC only. */
	if (conduit == SMCCC_CONDUIT_SMC) {
		if (function == ERSI_PSCI_FN_VERSION)
			answer = &firmware->psci_version;
		else if (function == ERSI_PSCI_FN_FEATURES && arg == ERSI_SMCCC_FN_VERSION)
			answer = &firmware->psci_features;
		else if (function == ERSI_SMCCC_FN_VERSION)
			answer = &firmware->smccc_version;
	}

	return answer && answer->given ? answer->value : ask(function, arg, 0, 0);
}
