// SPDX-License-Identifier: BSD-2-Clause
#include "power.h"

#include "earlyrsi/psci_abi.h"
#include "output/report.h"

int64_t power_call(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3)
{
	register uint64_t x0 __asm__("x0") = fid;
	register uint64_t x1 __asm__("x1") = a1;
	register uint64_t x2 __asm__("x2") = a2;
	register uint64_t x3 __asm__("x3") = a3;

	__asm__ volatile("smc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3) : : "memory");
	return (int64_t)x0;
}

static __attribute__((noreturn)) void wait_for_end(void)
{
	for (;;)
		__asm__ volatile("wfi");
}

bool power_fail_begin(void)
{
	return report_end(REPORT_FAILED);
}

void power_fail(void)
{
	power_call(ERSI_PSCI_FN_SYSTEM_RESET, 0, 0, 0);
	wait_for_end();
}

void power_end_guest(uint64_t fid)
{
	if (report_end(fid == ERSI_PSCI_FN_SYSTEM_OFF ? REPORT_OFF : REPORT_RESET))
		power_call(fid, 0, 0, 0);
	wait_for_end();
}
