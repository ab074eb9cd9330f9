// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What firmware says about itself, up to the point where RSI may be called.
 */
#include <earlyrsi/psci_abi.h>
#include <earlyrsi/smccc_abi.h>
#include <earlyrsi/env.h>
#include <earlyrsi/firmware.h>

/* An error is negative, and so less than any version. */
static bool ask(void *env, uint32_t function, uint32_t argument, int32_t least,
		struct ersi_answer *answer)
{
	struct ersi_smc call = { .x = { function, argument } };

	ersi_env_smc(env, &call);
	answer->given = true;
	/* SMC32: the upper half of x0 has no meaning (DEN0028, section 3.1). */
	answer->value = (int32_t)(uint32_t)call.x[0];

	return answer->value >= least;
}

static bool refuse(struct ersi_finding *result, enum ersi_diagnosis diagnosis, uint32_t function,
		   uint32_t least, const struct ersi_answer *answer)
{
	return ersi_finding_set(result, diagnosis, function, least, (uint32_t)answer->value);
}

bool ersi_firmware_ask(void *env, struct ersi_firmware *firmware, struct ersi_finding *result)
{
	memset(firmware, 0, sizeof(*firmware));

	if (!ask(env, ERSI_PSCI_FN_VERSION, 0, ERSI_PSCI_VERSION_1_0, &firmware->psci_version))
		return refuse(result, ERSI_DIAG_PSCI_VERSION, ERSI_PSCI_FN_VERSION,
			      ERSI_PSCI_VERSION_1_0, &firmware->psci_version);

	if (!ask(env, ERSI_PSCI_FN_FEATURES, ERSI_SMCCC_FN_VERSION, ERSI_PSCI_RET_SUCCESS,
		 &firmware->psci_features))
		return refuse(result, ERSI_DIAG_NO_SMCCC_VERSION, ERSI_PSCI_FN_FEATURES,
			      ERSI_PSCI_RET_SUCCESS, &firmware->psci_features);

	if (!ask(env, ERSI_SMCCC_FN_VERSION, 0, ERSI_SMCCC_VERSION_1_1,
		 &firmware->smccc_version))
		return refuse(result, ERSI_DIAG_SMCCC_VERSION, ERSI_SMCCC_FN_VERSION,
			      ERSI_SMCCC_VERSION_1_1, &firmware->smccc_version);

	return true;
}
