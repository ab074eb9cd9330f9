// SPDX-License-Identifier: BSD-2-Clause
/*
 * Pages because it might have been a Realm; it is none, so blocks where they
 * fit. Where CPUs can change the size of what is in use (FEAT_BBML3) the others
 * go on, else they wait in the identity map.
 */
#include "machine/pmu.h"
#include "change.h"
#include "strategy.h"

bool strategy_fold(struct linear *linear, struct figures *figures)
{
	const bool direct = linear->bbm >= 3;
	enum pt_status status;

	pmu_start();
	if (!linear_build(linear, PT_MAPPING_PAGES))
		return false;
	pmu_add(&figures->before);
	strategy_work(linear);

	change_begin(linear, direct ? OTHERS_FREE : OTHERS_WAIT, &figures->observation);
	pmu_start();
	status = pt_fold(&linear->map, linear_base(linear),
			 linear_size(linear), linear->mapping,
			 direct ? PT_CHANGE_DIRECT : PT_CHANGE_BREAK);
	pmu_add(&figures->instructions);
	if (!direct)
		figures->stopped = figures->instructions;
	change_end(linear, &figures->observation);
	if (!linear_succeeds("fold", status))
		return false;

	strategy_count(&linear->map, figures);
	strategy_work(linear);
	return true;
}
