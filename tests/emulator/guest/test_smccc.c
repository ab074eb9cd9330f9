// SPDX-License-Identifier: BSD-2-Clause
/* The calling convention, DEN0028, and function identifiers that are not served. */
#include "guest.h"

#define NOT_SUPPORTED	((uint64_t)ERSI_SMCCC_RET_NOT_SUPPORTED)
#define SVE_HINT	0x10000

void guest_test_smccc(void)
{
	static const struct {
		uint64_t fid;
		const char *name;
	} unknown[] = {
		{ 0, "smccc: identifier 0 is not supported" },
		{ 0x80000001, "smccc: ARCH_FEATURES is not supported" },
		{ 0x84000050, "smccc: TRNG_VERSION is not supported" },
		{ 0x8600ff01, "smccc: the hypervisor's UID is not supported" },
		{ 0x84000190, "smccc: RSI_VERSION as SMC32 is not supported" },
		{ 0xc400018f, "smccc: the identifier before RSI is not supported" },
		{ 0xc400019a, "smccc: the identifier after HOST_CALL is not supported" },
		{ 0xc40001b0, "smccc: the identifier behind RSI is not supported" },
		{ 0xc4000150, "smccc: RMI_VERSION is not supported" },
		{ 0xffffffff, "smccc: identifier 0xffffffff is not supported" },
	};
	static const uint64_t planes[] = {
		ERSI_RSI_FN_MEM_SET_PERM_VALUE, ERSI_RSI_FN_PLANE_ENTER,
		ERSI_RSI_FN_PLANE_SYSREG_READ, ERSI_RSI_FN_PLANE_SYSREG_WRITE,
	};
	struct guest_result r;
	uint32_t i, kept = 0;

	for (i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		guest_is(guest_smc(unknown[i].fid, 0, 0, 0, 0).x[0], NOT_SUPPORTED,
			 unknown[i].name);
	for (i = 0; i < sizeof(planes) / sizeof(planes[0]); i++)
		guest_is(guest_smc(planes[i], 1, 0, 0, 0).x[0], ERSI_RSI_RET_ERROR_INPUT,
			 "smccc: a call that needs an auxiliary plane finds none");
	guest_is(guest_smc(ERSI_SMCCC_FN_VERSION, 0, 0, 0, 0).x[0], ERSI_SMCCC_VERSION_1_2,
		 "smccc: SMCCC_VERSION is 1.2");
	guest_is(guest_smc(UINT64_C(0xdead00000000) | ERSI_SMCCC_FN_VERSION, 0, 0, 0, 0).x[0],
		 ERSI_SMCCC_VERSION_1_2, "smccc: the identifier is x0's low word");
	guest_is(guest_smc(ERSI_SMCCC_FN_VERSION | SVE_HINT, 0, 0, 0, 0).x[0],
		 ERSI_SMCCC_VERSION_1_2, "smccc: the SVE hint is no part of the identifier");
	for (i = 0; i < 18; i++)
		r.x[i] = 0x1111 * (uint64_t)i;
	r.x[0] = ERSI_SMCCC_FN_VERSION;
	guest_call_imm(r.x);
	guest_is(r.x[0], ERSI_SMCCC_VERSION_1_2, "smccc: the immediate does not matter");
	for (i = 4; i < 18; i++)
		kept += r.x[i] == 0x1111 * (uint64_t)i;
	guest_is(kept, 14, "smccc: x4 to x17 are preserved");
	r = (struct guest_result){ { 0x84000050, 1, 2, 3, 4 } };
	guest_call(r.x);
	guest_is(r.x[4], 4, "smccc: an unknown call preserves x4 as well");
}
