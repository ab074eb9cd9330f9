// SPDX-License-Identifier: BSD-2-Clause
#include "realm.h"

#include <earlyrsi/env.h>
#include <earlyrsi/rsi_abi.h>

static uint64_t shared_bit;

void realm_init(const struct ersi_report *report)
{
	if (report->result.diagnosis == ERSI_DIAG_REALM)
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

bool realm_set_state(uint64_t base, uint64_t end, uint32_t ripas)
{
	while (base < end) {
		struct ersi_smc call = { { ERSI_RSI_FN_IPA_STATE_SET, base, end, ripas,
					   ERSI_RSI_NO_CHANGE_DESTROYED } };

		ersi_env_smc(NULL, &call);
		if (call.x[0] != ERSI_RSI_RET_SUCCESS || call.x[2] != ERSI_RSI_ACCEPT ||
		    call.x[1] <= base || call.x[1] > end)
			return false;
		base = call.x[1];
	}
	return true;
}

uint64_t realm_device(uint64_t pa)
{
	const uint64_t page = pa & ~(uint64_t)(ERSI_RSI_GRANULE_SIZE - 1);
	struct ersi_smc call = { { ERSI_RSI_FN_IPA_STATE_GET, page,
				   page + ERSI_RSI_GRANULE_SIZE } };

	if (!shared_bit || pa & shared_bit)
		return pa;
	ersi_env_smc(NULL, &call);
	if (call.x[0] == ERSI_RSI_RET_SUCCESS && call.x[2] == ERSI_RSI_RIPAS_EMPTY)
		return pa | shared_bit;
	return pa;
}
