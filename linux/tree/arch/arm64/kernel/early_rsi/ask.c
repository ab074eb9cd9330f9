// SPDX-License-Identifier: GPL-2.0-only
/*
 * Answers that early detection has already, for the normal initialisation of PSCI and SMCCC.
 */
#define pr_fmt(fmt) "early_rsi: " fmt

#include <linux/arm-smccc.h>
#include <linux/early_rsi.h>
#include <linux/init.h>
#include <linux/printk.h>

#include <earlyrsi/psci_abi.h>
#include <earlyrsi/smccc_abi.h>

#include "internal.h"

/* Warn before the first call by another conduit: the boot may end there. */
static void __init cross_check(enum arm_smccc_conduit late)
{
	static bool told __initdata;

	if (late == SMCCC_CONDUIT_SMC || !early_rsi_report.firmware.psci_version.given || told)
		return;
	told = true;
	pr_err(FW_BUG "PSCI conduit changed from SMC to HVC (%s)\n", early_rsi_sources());
}

u32 __init early_rsi_ask_once(enum arm_smccc_conduit conduit, early_rsi_ask_fn ask,
			      u32 function, u32 arg)
{
	const struct ersi_firmware *firmware = &early_rsi_report.firmware;
	const struct ersi_answer *answer = NULL;

	cross_check(conduit);
	/* Early detection calls by SMC only. */
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
