// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What the RMM says about the Realm (DEN0137, chapter B5).
 */
#include <earlyrsi/rsi_abi.h>
#include <earlyrsi/env.h>
#include <earlyrsi/rsi.h>

#include "bytes.h"

static bool ask_version(void *env, struct ersi_rsi *rsi, struct ersi_finding *result)
{
	struct ersi_smc call = { .x = { ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0 } };

	ersi_env_smc(env, &call);
	rsi->version_given = true;
	rsi->version_status = call.x[0];
	rsi->version_lower = call.x[1];
	rsi->version_higher = call.x[2];

	if (rsi->version_status == ERSI_RSI_RET_SUCCESS)
		return true;

	/* RSI_VERSION has one error only; anything else is not the answer of an RMM. */
	if (rsi->version_status != ERSI_RSI_RET_ERROR_INPUT)
		return ersi_finding_set(result, ERSI_DIAG_NO_RSI, ERSI_RSI_FN_VERSION,
					ERSI_RSI_RET_SUCCESS, rsi->version_status);

	return ersi_finding_set(result, ERSI_DIAG_RSI_VERSION, ERSI_RSI_FN_VERSION,
				ERSI_RSI_VERSION_1_0, rsi->version_higher);
}

static bool ask_config(void *env, const void *config, uint64_t config_pa, struct ersi_rsi *rsi,
		       struct ersi_finding *result)
{
	struct ersi_smc call = { .x = { ERSI_RSI_FN_REALM_CONFIG, config_pa } };

	ersi_env_smc(env, &call);
	rsi->config_given = true;
	rsi->config_status = call.x[0];

	if (rsi->config_status != ERSI_RSI_RET_SUCCESS)
		return ersi_finding_set(result, ERSI_DIAG_REALM_CONFIG, config_pa,
					ERSI_RSI_RET_SUCCESS, rsi->config_status);

	/* The RMM writes little-endian, whatever the kernel is. */
	rsi->ipa_width = ersi_bytes_number((const uint8_t *)config + ERSI_RSI_CONFIG_IPA_WIDTH,
					   sizeof(rsi->ipa_width));
	return true;
}

/*
 * The width becomes a bit in every page table entry of the shared half. That bit must
 * exist, and the granule that was just filled, which is protected, must be below it.
 */
static bool check_width(uint64_t config_pa, uint8_t pa_bits, const struct ersi_rsi *rsi,
			struct ersi_finding *result)
{
	uint8_t greatest = pa_bits < ERSI_RSI_IPA_WIDTH_MAX ? pa_bits : ERSI_RSI_IPA_WIDTH_MAX;

	if (rsi->ipa_width >= ERSI_RSI_IPA_WIDTH_MIN && rsi->ipa_width <= greatest &&
	    !(config_pa >> (rsi->ipa_width - 1)))
		return true;

	return ersi_finding_set(result, ERSI_DIAG_IPA_WIDTH, config_pa, greatest,
				rsi->ipa_width);
}

void ersi_rsi_ask(void *env, const void *config, uint64_t config_pa, uint8_t pa_bits,
		  struct ersi_rsi *rsi, struct ersi_finding *result)
{
	memset(rsi, 0, sizeof(*rsi));

	if (ask_version(env, rsi, result) && ask_config(env, config, config_pa, rsi, result) &&
	    check_width(config_pa, pa_bits, rsi, result))
		ersi_finding_set(result, ERSI_DIAG_REALM, 0, 0, 0);
}
