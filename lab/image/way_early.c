// SPDX-License-Identifier: BSD-2-Clause
/* Known in time: pages from the start. */
#include "pmu.h"
#include "smp.h"
#include "way.h"

void ersi_way_work(const struct ersi_linear *linear)
{
	if (!linear->live)
		return;
	ersi_linear_use(linear);
	ersi_smp_order(ERSI_SMP_WORK);
}

void ersi_way_count(const struct pt_map *map, struct ersi_figures *figures)
{
	figures->stores += map->cost.stores;
	figures->invalidations += map->cost.invalidations;
}

bool ersi_way_early(struct ersi_linear *linear, struct ersi_figures *figures)
{
	bool built;

	ersi_pmu_start();
	built = ersi_linear_build(linear, PT_MAPPING_PAGES);
	ersi_pmu_add(&figures->instructions);
	if (!built)
		return false;

	ersi_way_count(&linear->map, figures);
	ersi_way_work(linear);
	return true;
}
