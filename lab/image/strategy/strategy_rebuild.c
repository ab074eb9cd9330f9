// SPDX-License-Identifier: BSD-2-Clause
/*
 * Blocks are in use when it turns out to be a Realm. A map of pages is built
 * beside them, from what they map, while all CPUs work. Only while TTBR1 changes
 * must no CPU use either map. Any CPU can do it.
 */
#include "machine/pmu.h"
#include "change.h"
#include "strategy.h"

bool strategy_rebuild(struct linear *linear, struct figures *figures)
{
	enum pt_status status;
	struct pt_map old;

	pmu_start();
	if (!linear_build(linear, linear->mapping))
		return false;
	pmu_add(&figures->before);
	strategy_work(linear);

	change_begin(linear, OTHERS_FREE, &figures->copy);
	old = linear->map;
	linear->map = (struct pt_map){ .env = &linear->pool };
	pmu_start();
	status = pt_copy(&linear->map, &old, linear_base(linear), linear_size(linear));
	pmu_add(&figures->instructions);
	change_end(linear, &figures->copy);
	if (!linear_succeeds("copy", status))
		return false;

	change_begin(linear, OTHERS_WAIT, &figures->observation);
	if (linear->live)
		observation_look(&figures->observation);
	pmu_start();
	linear_use(linear);
	pmu_add(&figures->stopped);
	figures->invalidations++;
	change_end(linear, &figures->observation);
	strategy_work(linear);

	pmu_start();
	status = pt_free(&old, linear_base(linear), linear_size(linear));
	pmu_add(&figures->instructions);
	if (figures->instructions != PMU_UNKNOWN)
		figures->instructions += figures->stopped;
	if (!linear_succeeds("free", status))
		return false;

	strategy_count(&old, figures);
	strategy_count(&linear->map, figures);
	return true;
}
