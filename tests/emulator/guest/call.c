// SPDX-License-Identifier: BSD-2-Clause
#include "guest.h"

#define ABORT_EA	(UINT64_C(1) << 9)
#define ABORT_FSC	UINT64_C(0x3f)

struct guest_result guest_smc(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3, uint64_t a4)
{
	struct guest_result result = { { fid, a1, a2, a3, a4 } };

	guest_call(result.x);
	return result;
}

uint32_t guest_set_ripas(uint64_t base, uint64_t top, uint64_t ripas, uint64_t flags)
{
	uint32_t calls = 0;

	while (base < top) {
		struct guest_result r = guest_smc(ERSI_RSI_FN_IPA_STATE_SET, base, top, ripas,
						  flags);

		if (r.x[0] || r.x[2] != ERSI_RSI_ACCEPT || r.x[1] <= base || r.x[1] > top)
			return 0;
		base = r.x[1];
		calls++;
	}
	return calls;
}

uint64_t guest_get_ripas(uint64_t ipa)
{
	struct guest_result r = guest_smc(ERSI_RSI_FN_IPA_STATE_GET, ipa, ipa + GUEST_PAGE, 0, 0);

	return r.x[0] ? UINT64_MAX : r.x[2];
}

struct guest_cpu *guest_this_cpu(void)
{
	struct guest_cpu *cpu;

	__asm__ volatile("mrs %0, tpidr_el1" : "=r"(cpu));
	return cpu;
}

bool guest_aborted(uint64_t aborts_before, uint32_t class, uint64_t address)
{
	const volatile struct guest_cpu *cpu = guest_this_cpu();

	return cpu->aborts == aborts_before + 1 && GUEST_ESR_EC(cpu->esr) == class &&
	       (cpu->esr & ABORT_FSC) == GUEST_FSC_SEA && (cpu->esr & ABORT_EA) &&
	       cpu->far == address;
}
