// SPDX-License-Identifier: BSD-2-Clause
#include "realm.h"

#include <earlyrsi/env.h>
#include <earlyrsi/rsi.h>

static uint64_t shared_bit;

void realm_init(const struct ersi_report *report)
{
	if (report->reason == ERSI_REASON_REALM)
		shared_bit = UINT64_C(1) << (report->rsi.ipa_width - 1);
}

bool realm_is(void)
{
	return shared_bit;
}

uint64_t realm_shared_bit(void)
{
	return shared_bit;
}

static void call(uint64_t function, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4,
		 struct ersi_smccc_result *result)
{
	const struct ersi_smccc_args args = { { function, a1, a2, a3, a4 } };

	ersi_env_smccc(NULL, ERSI_CONDUIT_SMC, &args, result);
}

bool realm_set_state(uint64_t base, uint64_t end, uint32_t ripas)
{
	struct ersi_smccc_result result;

	while (base < end) {
		call(ERSI_RSI_FN_IPA_STATE_SET, base, end, ripas, ERSI_RSI_NO_CHANGE_DESTROYED,
		     &result);
		if (result.x[0] != ERSI_RSI_RET_SUCCESS || result.x[2] != ERSI_RSI_ACCEPT ||
		    result.x[1] <= base || result.x[1] > end)
			return false;
		base = result.x[1];
	}
	return true;
}

uint64_t realm_device(uint64_t pa)
{
	const uint64_t page = pa & ~(uint64_t)(ERSI_RSI_GRANULE_SIZE - 1);
	struct ersi_smccc_result result;

	if (!shared_bit || pa & shared_bit)
		return pa;
	call(ERSI_RSI_FN_IPA_STATE_GET, page, page + ERSI_RSI_GRANULE_SIZE, 0, 0, &result);
	if (result.x[0] == ERSI_RSI_RET_SUCCESS && result.x[2] == ERSI_RSI_RIPAS_EMPTY)
		return pa | shared_bit;
	return pa;
}
