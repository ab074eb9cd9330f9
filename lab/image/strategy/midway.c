// SPDX-License-Identifier: BSD-2-Clause
#include "midway.h"

#include "linear/linear.h"
#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "machine/smp.h"

/* The second turn that ends from now on has begun from now on. */
#define TURNS		2
#define TURN_SECONDS	60

const char *midway_name(enum others others)
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

static enum smp_task task_for(const struct linear *linear, enum others others)
{
	if (linear->broken == BREAKAGE_OTHERS)
		return SMP_WAIT;
	return others == OTHERS_MMU_OFF ? SMP_MMU_OFF :
	       others == OTHERS_WAIT ? SMP_WAIT : SMP_WORK;
}

void midway_begin(struct linear *linear, enum others others, struct midway *midway)
{
	*midway = (struct midway){
		.others = others,
		.ttbr1 = mmu_ttbr(&linear->map),
		.stores = linear->map.cost.stores,
	};
	if (!linear->live)
		return;
	smp_order(task_for(linear, others));
	linear->pool.midway = midway;
}

static uint64_t turns_of(const struct cpu *cpu)
{
	return __atomic_load_n(&cpu->turns, __ATOMIC_ACQUIRE);
}

static enum others others_of(const struct midway *midway, const struct cpu *cpu)
{
	if (!(cpu->sctlr & SCTLR_M))
		return OTHERS_MMU_OFF;
	if (cpu->tcr & TCR_EPD1)
		return OTHERS_WAIT;
	return cpu->ttbr1 == midway->ttbr1 ? OTHERS_FREE : OTHERS_ELSEWHERE;
}

void midway_look(struct midway *midway)
{
	const uint64_t limit = SYSREG_READ(cntpct_el0) +
			       TURN_SECONDS * SYSREG_READ(cntfrq_el0);
	uint64_t enough[CPU_MAX];
	const struct cpu *cpu;
	uint32_t i;

	midway->sctlr = SYSREG_READ(sctlr_el1);
	for (i = 1; i < smp_count(); i++)
		enough[i] = turns_of(smp_cpu(i)) + TURNS;
	for (i = 1; i < smp_count(); i++) {
		cpu = smp_cpu(i);
		while (turns_of(cpu) < enough[i] && SYSREG_READ(cntpct_el0) <= limit)
			arch_yield();
		midway->seen[i] = turns_of(cpu) < enough[i] ? OTHERS_STUCK :
				  others_of(midway, cpu);
	}
	midway->reached = true;
}

void midway_end(struct linear *linear, const struct midway *midway)
{
	const bool should_be_on = midway->others != OTHERS_MMU_OFF;
	uint32_t i;

	linear->pool.midway = NULL;
	if (!linear->live)
		return;
	if (!midway->reached) {
		/* A map that is right already is not changed, so there is no middle. */
		if (linear->map.cost.stores != midway->stores)
			print_fail("midway: it was not held");
		return;
	}
	if (!(midway->sctlr & SCTLR_M) == should_be_on)
		print_fail("midway: CPU 0: its MMU is %s", should_be_on ? "off" : "on");
	for (i = 1; i < smp_count(); i++)
		if (midway->seen[i] != midway->others)
			print_fail("midway: CPU %u: %s, not %s", i,
				   midway_name(midway->seen[i]), midway_name(midway->others));
}

const char *midway_boot(const struct midway *midway)
{
	return !midway->reached ? "none" : midway->sctlr & SCTLR_M ? "mmu-on" : "mmu-off";
}

void midway_print_seen(const struct midway *midway)
{
	const uint32_t count = midway->reached ? smp_count() : 1;
	uint32_t i;

	for (i = 1; i < count; i++)
		print_piece("%s%s", i == 1 ? "" : ",", midway_name(midway->seen[i]));
	if (count == 1)
		print_piece("none");
}
