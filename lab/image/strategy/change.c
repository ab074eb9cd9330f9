// SPDX-License-Identifier: BSD-2-Clause
#include "change.h"

#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "machine/smp.h"

static enum smp_task task_for(const struct linear *linear, enum others others)
{
	if (linear->broken == BREAKAGE_OTHERS)
		return SMP_WAIT;
	return others == OTHERS_MMU_OFF ? SMP_MMU_OFF :
	       others == OTHERS_WAIT ? SMP_WAIT : SMP_WORK;
}

void change_begin(struct linear *linear, enum others others, struct observation *observation)
{
	*observation = (struct observation){
		.others = others,
		.ttbr1 = mmu_ttbr(&linear->map),
		.stores = linear->map.cost.stores,
	};
	if (!linear->live)
		return;
	smp_order(task_for(linear, others));
	linear->pool.observation = observation;
}

void change_end(struct linear *linear, const struct observation *observation)
{
	const bool should_be_on = observation->others != OTHERS_MMU_OFF;
	uint32_t i;

	linear->pool.observation = NULL;
	if (!linear->live)
		return;
	if (!observation->reached) {
		/* A map that is right already is not changed, so there is no middle. */
		if (linear->map.cost.stores != observation->stores)
			print_fail("change: it was not held");
		return;
	}
	if (!(observation->sctlr & SCTLR_M) == should_be_on)
		print_fail("change: CPU 0: its MMU is %s", should_be_on ? "off" : "on");
	for (i = 1; i < smp_count(); i++)
		if (observation->seen[i] != observation->others)
			print_fail("change: CPU %u: %s, not %s", i,
				   observation_name(observation->seen[i]),
				   observation_name(observation->others));
}
