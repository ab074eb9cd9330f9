// SPDX-License-Identifier: BSD-2-Clause
#include "smc.h"

#include <string.h>

#include "call.h"
#include "earlyrsi/psci_abi.h"
#include "earlyrsi/rsi_abi.h"
#include "earlyrsi/smccc_abi.h"
#include "loader/options.h"
#include "output/report.h"
#include "output/trace.h"
#include "pscicall.h"
#include "rsicall.h"

/* A hint of the caller's about its SVE state, not part of the identifier. */
#define FID_SVE_HINT	(UINT32_C(1) << 16)
/* PSCI's identifiers, DEN0022 5.1: the first 32 of SMC32 and SMC64 each. */
#define PSCI_MASK	(~(UINT32_C(0x1f) | ERSI_SMCCC_64))
/* Results of every call, even where the call defines fewer (DEN0028 2.7). */
#define RETS_ALWAYS	4

static void dispatch(struct call *call)
{
	const struct options *options = options_get();

	call->ret[0] = (uint64_t)ERSI_SMCCC_RET_NOT_SUPPORTED;
	if ((call->fid & PSCI_MASK) == ERSI_PSCI_FN_VERSION) {
		pscicall_handle(call);
	} else if (call->fid == ERSI_SMCCC_FN_VERSION) {
		if (options->smccc_version)
			call->ret[0] = options->smccc_version;
	} else if (call->fid >= ERSI_RSI_FN_FIRST && call->fid <= ERSI_RSI_FN_LAST) {
		if (options->rsi)
			rsicall_handle(call);
	}
}

void smc_handle(struct frame *frame)
{
	struct call call = { .rets = RETS_ALWAYS };

	/* Only the low word is the identifier (DEN0028 2.5). */
	call.fid = (uint32_t)frame->x[0] & ~FID_SVE_HINT;
	memcpy(call.arg, frame->x, sizeof(call.arg));
	report_call(&call);
	dispatch(&call);
	report_return(&call);
	memcpy(frame->x, call.ret, call.rets * sizeof(call.ret[0]));
	trace_return(&call);
}
