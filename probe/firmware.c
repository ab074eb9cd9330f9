// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What firmware says about itself, up to the point where RSI may be asked for.
 */
#include <earlyrsi/env.h>
#include <earlyrsi/firmware.h>
#include <earlyrsi/psci.h>
#include <earlyrsi/smccc.h>

static struct ersi_answer ask(void *env, enum ersi_conduit conduit, uint32_t function,
			      uint32_t argument)
{
	const struct ersi_smccc_args args = { .x = { function, argument } };
	struct ersi_smccc_result result;

	ersi_env_smccc(env, conduit, &args, &result);

	/* SMC32: the upper half of x0 means nothing (DEN0028, section 3.1). */
	return (struct ersi_answer){ .given = true, .value = (int32_t)(uint32_t)result.x[0] };
}

enum ersi_reason ersi_firmware_ask(void *env, enum ersi_conduit conduit,
				   struct ersi_firmware *firmware)
{
	memset(firmware, 0, sizeof(*firmware));

	/* An error, being negative, is less than any version. */
	firmware->psci_version = ask(env, conduit, ERSI_PSCI_FN_VERSION, 0);
	if (firmware->psci_version.value < ERSI_PSCI_VERSION_1_0)
		return ERSI_REASON_PSCI_VERSION;

	firmware->psci_features = ask(env, conduit, ERSI_PSCI_FN_FEATURES, ERSI_SMCCC_FN_VERSION);
	if (firmware->psci_features.value < ERSI_PSCI_RET_SUCCESS)
		return ERSI_REASON_NO_SMCCC_VERSION;

	firmware->smccc_version = ask(env, conduit, ERSI_SMCCC_FN_VERSION, 0);
	if (firmware->smccc_version.value < ERSI_SMCCC_VERSION_1_1)
		return ERSI_REASON_SMCCC_VERSION;

	return ERSI_REASON_NONE;
}
