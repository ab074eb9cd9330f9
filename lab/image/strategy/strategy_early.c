// SPDX-License-Identifier: BSD-2-Clause
/* The Realm is known in time: pages from the start. */
#include "machine/pmu.h"
#include "strategy.h"

bool strategy_early(struct linear *linear, struct figures *figures)
{
	bool built;

	pmu_start();
	built = linear_build(linear, PT_MAPPING_PAGES);
	pmu_add(&figures->instructions);
	if (!built)
		return false;

	strategy_count(&linear->map, figures);
	strategy_work(linear);
	return true;
}
