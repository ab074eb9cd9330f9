// SPDX-License-Identifier: BSD-2-Clause
/*
 * Blocks are in use when it turns out to be a Realm. A map of pages is built
 * beside them, from what they map, while all CPUs work; only while TTBR1 changes
 * must nobody use either map. Any CPU can do it.
 */
#include "pmu.h"
#include "way.h"

bool ersi_way_rebuild(struct ersi_linear *linear, struct ersi_figures *figures)
{
	enum pt_status status;
	struct pt_map old;

	ersi_pmu_start();
	if (!ersi_linear_build(linear, linear->mapping))
		return false;
	ersi_pmu_add(&figures->before);
	ersi_way_work(linear);

	ersi_midway_begin(linear, ERSI_OTHERS_FREE, &figures->copy);
	old = linear->map;
	linear->map = (struct pt_map){ .env = &linear->pool };
	ersi_pmu_start();
	status = pt_copy(&linear->map, &old, ersi_linear_base(linear),
			 ersi_linear_size(linear));
	ersi_pmu_add(&figures->instructions);
	ersi_midway_end(linear, &figures->copy);
	if (!ersi_linear_succeeds("copy", status))
		return false;

	ersi_midway_begin(linear, ERSI_OTHERS_WAIT, &figures->midway);
	if (linear->live)
		ersi_midway_look(&figures->midway);
	ersi_pmu_start();
	ersi_linear_use(linear);
	ersi_pmu_add(&figures->stopped);
	figures->invalidations++;
	ersi_midway_end(linear, &figures->midway);
	ersi_way_work(linear);

	ersi_pmu_start();
	status = pt_free(&old, ersi_linear_base(linear), ersi_linear_size(linear));
	ersi_pmu_add(&figures->instructions);
	if (figures->instructions != ERSI_PMU_UNKNOWN)
		figures->instructions += figures->stopped;
	if (!ersi_linear_succeeds("free", status))
		return false;

	ersi_way_count(&old, figures);
	ersi_way_count(&linear->map, figures);
	return true;
}
