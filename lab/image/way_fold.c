// SPDX-License-Identifier: BSD-2-Clause
/*
 * Pages because it might have been a Realm; it is none, so blocks where they
 * fit. Where CPUs can change the size of what is in use (FEAT_BBML3) the others
 * go on, else they wait in the identity map.
 */
#include "pmu.h"
#include "way.h"

bool ersi_way_fold(struct ersi_linear *linear, struct ersi_figures *figures)
{
	const bool direct = linear->bbm >= 3;
	enum pt_status status;

	ersi_pmu_start();
	if (!ersi_linear_build(linear, PT_MAPPING_PAGES))
		return false;
	ersi_pmu_add(&figures->before);
	ersi_way_work(linear);

	ersi_midway_begin(linear, direct ? ERSI_OTHERS_FREE : ERSI_OTHERS_WAIT, &figures->midway);
	ersi_pmu_start();
	status = pt_fold(&linear->map, ersi_linear_base(linear),
			 ersi_linear_size(linear), linear->mapping,
			 direct ? PT_CHANGE_DIRECT : PT_CHANGE_BREAK);
	ersi_pmu_add(&figures->instructions);
	if (!direct)
		figures->stopped = figures->instructions;
	ersi_midway_end(linear, &figures->midway);
	if (!ersi_linear_succeeds("fold", status))
		return false;

	ersi_way_count(&linear->map, figures);
	ersi_way_work(linear);
	return true;
}
