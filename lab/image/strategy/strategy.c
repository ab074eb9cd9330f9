// SPDX-License-Identifier: BSD-2-Clause
#include "strategy.h"

#include "machine/smp.h"

void strategy_work(const struct linear *linear)
{
	if (!linear->live)
		return;
	linear_use(linear);
	smp_order(SMP_WORK);
}

void strategy_count(const struct pt_map *map, struct figures *figures)
{
	figures->stores += map->cost.stores;
	figures->invalidations += map->cost.invalidations;
}
