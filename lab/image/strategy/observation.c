// SPDX-License-Identifier: BSD-2-Clause
#include "observation.h"

#include "machine/arch.h"
#include "machine/print.h"
#include "machine/smp.h"

/* The second turn that ends from now on has begun from now on. */
#define TURNS		2
#define TURN_SECONDS	60

const char *observation_name(enum others others)
{
	static const char names[][12] = {
		[OTHERS_FREE]		= "work",
		[OTHERS_WAIT]		= "wait",
		[OTHERS_MMU_OFF]	= "mmu-off",
		[OTHERS_ELSEWHERE]	= "elsewhere",
		[OTHERS_STUCK]		= "stuck",
	};

	return names[others];
}

static uint64_t turns_of(const struct cpu *cpu)
{
	return __atomic_load_n(&cpu->turns, __ATOMIC_ACQUIRE);
}

static enum others others_of(const struct observation *observation, const struct cpu *cpu)
{
	if (!(cpu->sctlr & SCTLR_M))
		return OTHERS_MMU_OFF;
	if (cpu->tcr & TCR_EPD1)
		return OTHERS_WAIT;
	return cpu->ttbr1 == observation->ttbr1 ? OTHERS_FREE : OTHERS_ELSEWHERE;
}

void observation_look(struct observation *observation)
{
	const uint64_t limit = SYSREG_READ(cntpct_el0) +
			       TURN_SECONDS * SYSREG_READ(cntfrq_el0);
	uint64_t enough[CPU_MAX];
	const struct cpu *cpu;
	uint32_t i;

	observation->sctlr = SYSREG_READ(sctlr_el1);
	for (i = 1; i < smp_count(); i++)
		enough[i] = turns_of(smp_cpu(i)) + TURNS;
	for (i = 1; i < smp_count(); i++) {
		cpu = smp_cpu(i);
		while (turns_of(cpu) < enough[i] && SYSREG_READ(cntpct_el0) <= limit)
			arch_yield();
		observation->seen[i] = turns_of(cpu) < enough[i] ? OTHERS_STUCK :
				  others_of(observation, cpu);
	}
	observation->reached = true;
}

const char *observation_boot(const struct observation *observation)
{
	return !observation->reached ? "none" : observation->sctlr & SCTLR_M ? "mmu-on" : "mmu-off";
}

void observation_print_seen(const struct observation *observation)
{
	const uint32_t count = observation->reached ? smp_count() : 1;
	uint32_t i;

	for (i = 1; i < count; i++)
		print_piece("%s%s", i == 1 ? "" : ",", observation_name(observation->seen[i]));
	if (count == 1)
		print_piece("none");
}
