// SPDX-License-Identifier: BSD-2-Clause
/* Known in time: pages from the start. */
#include "machine/pmu.h"
#include "machine/smp.h"
#include "strategy.h"

void way_work(const struct linear *linear)
{
	if (!linear->live)
		return;
	linear_use(linear);
	smp_order(SMP_WORK);
}

void way_count(const struct pt_map *map, struct figures *figures)
{
	figures->stores += map->cost.stores;
	figures->invalidations += map->cost.invalidations;
}

bool way_early(struct linear *linear, struct figures *figures)
{
	bool built;

	pmu_start();
	built = linear_build(linear, PT_MAPPING_PAGES);
	pmu_add(&figures->instructions);
	if (!built)
		return false;

	way_count(&linear->map, figures);
	way_work(linear);
	return true;
}
