// SPDX-License-Identifier: BSD-2-Clause
#include "midway.h"

#include "arch.h"
#include "linear.h"
#include "mmu.h"
#include "print.h"
#include "smp.h"

/* The second turn that ends from now on has begun from now on. */
#define TURNS		2
#define TURN_SECONDS	60

const char *ersi_midway_name(enum ersi_others others)
{
	static const char names[][12] = {
		[ERSI_OTHERS_FREE]	= "work",
		[ERSI_OTHERS_WAIT]	= "wait",
		[ERSI_OTHERS_MMU_OFF]	= "mmu-off",
		[ERSI_OTHERS_ELSEWHERE]	= "elsewhere",
		[ERSI_OTHERS_STUCK]	= "stuck",
	};

	return names[others];
}

static enum ersi_smp_task task_for(const struct ersi_linear *linear, enum ersi_others others)
{
	if (linear->broken == ERSI_BREAK_OTHERS)
		return ERSI_SMP_WAIT;
	return others == ERSI_OTHERS_MMU_OFF ? ERSI_SMP_MMU_OFF :
	       others == ERSI_OTHERS_WAIT ? ERSI_SMP_WAIT : ERSI_SMP_WORK;
}

void ersi_midway_begin(struct ersi_linear *linear, enum ersi_others others,
		       struct ersi_midway *midway)
{
	*midway = (struct ersi_midway){
		.others = others,
		.ttbr1 = ersi_mmu_ttbr(&linear->map),
		.stores = linear->map.cost.stores,
	};
	if (!linear->live)
		return;
	ersi_smp_order(task_for(linear, others));
	linear->pool.midway = midway;
}

static uint64_t turns_of(const struct ersi_cpu *cpu)
{
	return __atomic_load_n(&cpu->turns, __ATOMIC_ACQUIRE);
}

static enum ersi_others others_of(const struct ersi_midway *midway, const struct ersi_cpu *cpu)
{
	if (!(cpu->sctlr & ERSI_SCTLR_M))
		return ERSI_OTHERS_MMU_OFF;
	if (cpu->tcr & ERSI_TCR_EPD1)
		return ERSI_OTHERS_WAIT;
	return cpu->ttbr1 == midway->ttbr1 ? ERSI_OTHERS_FREE : ERSI_OTHERS_ELSEWHERE;
}

void ersi_midway_look(struct ersi_midway *midway)
{
	const uint64_t limit = ERSI_SYSREG_READ(cntpct_el0) +
			       TURN_SECONDS * ERSI_SYSREG_READ(cntfrq_el0);
	uint64_t enough[ERSI_CPU_MAX];
	const struct ersi_cpu *cpu;
	uint32_t i;

	midway->sctlr = ERSI_SYSREG_READ(sctlr_el1);
	for (i = 1; i < ersi_smp_count(); i++)
		enough[i] = turns_of(ersi_smp_cpu(i)) + TURNS;
	for (i = 1; i < ersi_smp_count(); i++) {
		cpu = ersi_smp_cpu(i);
		while (turns_of(cpu) < enough[i] && ERSI_SYSREG_READ(cntpct_el0) <= limit)
			ersi_arch_yield();
		midway->seen[i] = turns_of(cpu) < enough[i] ? ERSI_OTHERS_STUCK :
				  others_of(midway, cpu);
	}
	midway->reached = true;
}

void ersi_midway_end(struct ersi_linear *linear, const struct ersi_midway *midway)
{
	const bool should_be_on = midway->others != ERSI_OTHERS_MMU_OFF;
	uint32_t i;

	linear->pool.midway = NULL;
	if (!linear->live)
		return;
	if (!midway->reached) {
		/* A map that is right already is not changed, so there is no middle. */
		if (linear->map.cost.stores != midway->stores)
			ersi_print_fail("midway: it was not held");
		return;
	}
	if (!(midway->sctlr & ERSI_SCTLR_M) == should_be_on)
		ersi_print_fail("midway: CPU 0: its MMU is %s", should_be_on ? "off" : "on");
	for (i = 1; i < ersi_smp_count(); i++)
		if (midway->seen[i] != midway->others)
			ersi_print_fail("midway: CPU %u: %s, not %s", i,
					ersi_midway_name(midway->seen[i]),
					ersi_midway_name(midway->others));
}

const char *ersi_midway_boot(const struct ersi_midway *midway)
{
	return !midway->reached ? "none" : midway->sctlr & ERSI_SCTLR_M ? "mmu-on" : "mmu-off";
}

void ersi_midway_print_seen(const struct ersi_midway *midway)
{
	const uint32_t count = midway->reached ? ersi_smp_count() : 1;
	uint32_t i;

	for (i = 1; i < count; i++)
		ersi_print_piece("%s%s", i == 1 ? "" : ",", ersi_midway_name(midway->seen[i]));
	if (count == 1)
		ersi_print_piece("none");
}
