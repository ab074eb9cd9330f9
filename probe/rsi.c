// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What the RMM says about the Realm (DEN0137, chapter B5).
 */
#include <earlyrsi/env.h>
#include <earlyrsi/le.h>
#include <earlyrsi/realm.h>
#include <earlyrsi/rsi.h>

static void call(void *env, uint32_t function, uint64_t argument,
		 struct ersi_smccc_result *result)
{
	const struct ersi_smccc_args args = { .x = { function, argument } };

	ersi_env_smccc(env, ERSI_CONDUIT_SMC, &args, result);
}

static enum ersi_reason ask_version(void *env, struct ersi_rsi *rsi)
{
	struct ersi_smccc_result result;

	call(env, ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0, &result);
	rsi->version_given = true;
	rsi->version_status = result.x[0];
	rsi->version_lower = result.x[1];
	rsi->version_higher = result.x[2];

	if (rsi->version_status == ERSI_RSI_RET_SUCCESS)
		return ERSI_REASON_NONE;

	/* The only error that RSI_VERSION has; all else is not an RMM's answer. */
	if (rsi->version_status != ERSI_RSI_RET_ERROR_INPUT)
		return ERSI_REASON_NO_RSI;

	ersi_note_give(env, ERSI_SOURCE_RMM, ERSI_FIELD_RSI_VERSION, ERSI_UNSUPPORTED,
		       ERSI_RSI_FN_VERSION, ERSI_RSI_VERSION_1_0, rsi->version_higher);
	return ERSI_REASON_RSI_VERSION;
}

static enum ersi_reason ask_config(void *env, const void *config, uint64_t config_pa,
				   struct ersi_rsi *rsi)
{
	struct ersi_smccc_result result;

	call(env, ERSI_RSI_FN_REALM_CONFIG, config_pa, &result);
	rsi->config_given = true;
	rsi->config_status = result.x[0];

	if (rsi->config_status != ERSI_RSI_RET_SUCCESS) {
		ersi_note_give(env, ERSI_SOURCE_RMM, ERSI_FIELD_REALM_CONFIG, ERSI_MALFORMED,
			       config_pa, ERSI_RSI_RET_SUCCESS, rsi->config_status);
		return ERSI_REASON_REALM_CONFIG;
	}

	/* The RMM writes little-endian, whatever the kernel is. */
	rsi->ipa_width = ersi_le_read((const uint8_t *)config + ERSI_RSI_CONFIG_IPA_WIDTH,
				      sizeof(rsi->ipa_width));
	return ERSI_REASON_NONE;
}

/*
 * The width becomes a bit in every page-table entry of the shared half. That
 * bit must exist, and the granule that was just filled, which is protected, must
 * be on the lower side of it.
 */
static enum ersi_reason check_width(void *env, uint64_t config_pa, uint8_t pa_bits,
				    const struct ersi_rsi *rsi)
{
	uint8_t greatest = pa_bits < ERSI_IPA_WIDTH_MAX ? pa_bits : ERSI_IPA_WIDTH_MAX;

	if (rsi->ipa_width >= ERSI_IPA_WIDTH_MIN && rsi->ipa_width <= greatest &&
	    !(config_pa >> (rsi->ipa_width - 1)))
		return ERSI_REASON_REALM;

	ersi_note_give(env, ERSI_SOURCE_RMM, ERSI_FIELD_IPA_WIDTH, ERSI_MALFORMED, config_pa,
		       greatest, rsi->ipa_width);
	return ERSI_REASON_IPA_WIDTH;
}

enum ersi_reason ersi_rsi_ask(void *env, const void *config, uint64_t config_pa,
			      uint8_t pa_bits, struct ersi_rsi *rsi)
{
	enum ersi_reason reason;

	memset(rsi, 0, sizeof(*rsi));

	reason = ask_version(env, rsi);
	if (reason)
		return reason;

	reason = ask_config(env, config, config_pa, rsi);
	if (reason)
		return reason;

	return check_width(env, config_pa, pa_bits, rsi);
}
