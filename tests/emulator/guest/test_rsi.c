// SPDX-License-Identifier: BSD-2-Clause
/* RSI_VERSION and RSI_FEATURES, DEN0137 B5.3.10 and B5.3.3. */
#include "guest.h"

static void version(uint64_t requested, uint64_t status, const char *name)
{
	struct guest_result r = guest_smc(ERSI_RSI_FN_VERSION, requested, 0, 0, 0);

	guest_is(r.x[0], status, name);
	guest_ok(r.x[1] == ERSI_RSI_VERSION_1_0 && r.x[2] == ERSI_RSI_VERSION_1_0,
		 "rsi: and it says 1.0 and 1.0");
}

void guest_test_rsi(void)
{
	struct guest_result r;

	version(0x10000, ERSI_RSI_RET_SUCCESS, "rsi: VERSION 1.0");
	version(0x10001, ERSI_RSI_RET_ERROR_INPUT, "rsi: VERSION 1.1 is not there");
	version(0x20000, ERSI_RSI_RET_ERROR_INPUT, "rsi: VERSION 2.0 is not there");
	version(0, ERSI_RSI_RET_ERROR_INPUT, "rsi: VERSION 0.0 is not there");
	version(UINT64_C(0x100010000), ERSI_RSI_RET_ERROR_INPUT, "rsi: VERSION is 64 bits");
	r = guest_smc(ERSI_RSI_FN_FEATURES, 0, 0, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == 0, "rsi: FEATURES 0 is zero");
	r = guest_smc(ERSI_RSI_FN_FEATURES, 1, 0, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == 0, "rsi: FEATURES 1 is zero");
	r = guest_smc(ERSI_RSI_FN_FEATURES, UINT64_MAX, 0, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == 0, "rsi: FEATURES of any index are zero");
}
