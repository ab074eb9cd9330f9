// SPDX-License-Identifier: BSD-2-Clause
#include "smccc.h"

void smccc_call(enum ersi_conduit conduit, struct ersi_smc *call)
{
	register uint64_t x0 __asm__("x0") = call->x[0];
	register uint64_t x1 __asm__("x1") = call->x[1];
	register uint64_t x2 __asm__("x2") = call->x[2];
	register uint64_t x3 __asm__("x3") = call->x[3];
	register uint64_t x4 __asm__("x4") = call->x[4];
	register uint64_t x5 __asm__("x5") = call->x[5];
	register uint64_t x6 __asm__("x6") = call->x[6];
	register uint64_t x7 __asm__("x7") = call->x[7];

	if (conduit == ERSI_CONDUIT_SMC)
		__asm__ volatile("smc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5),
				   "+r"(x6), "+r"(x7)
				 :
				 : "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
				   "x17", "memory");
	else
		__asm__ volatile("hvc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5),
				   "+r"(x6), "+r"(x7)
				 :
				 : "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
				   "x17", "memory");
	call->x[0] = x0;
	call->x[1] = x1;
	call->x[2] = x2;
	call->x[3] = x3;
}
