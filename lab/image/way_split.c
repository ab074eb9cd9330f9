// SPDX-License-Identifier: BSD-2-Clause
/*
 * Blocks are in use when it turns out to be a Realm. Where CPUs can change the
 * size of what is in use (FEAT_BBML3) they are split under the others' eyes.
 * Else nobody may use the map meanwhile: all MMUs are off, and the tables come
 * from a reserve, because an allocator's memory may be out of reach then.
 */
#include "mmu.h"
#include "pmu.h"
#include "smp.h"
#include "way.h"

extern const uint8_t __image_start[], __image_end[];

static enum pt_status split(struct ersi_linear *linear, struct pt_reserve *reserve)
{
	return pt_split(&linear->map, ersi_linear_base(linear),
			ersi_linear_size(linear), PT_CHANGE_DIRECT, reserve);
}

/*
 * Tables, data and stack, to memory and out of the caches. Without the MMU they are accessed
 * around the caches, with it through them: attributes that do not match (Arm ARM B2,
 * "Mismatched memory attributes"). So what caches hold has to be in memory before, and
 * lines that they have kept or fetched meanwhile, which are old, have to go afterwards,
 * while nothing can fetch them again.
 */
static void clean(const struct ersi_linear *linear)
{
	ersi_cache_clean((const void *)linear->pool.base, (const void *)linear->pool.next);
	ersi_cache_clean(__image_start, __image_end);
}

static enum pt_status split_with_mmu_off(struct ersi_linear *linear,
					 struct pt_reserve *reserve)
{
	enum pt_status status;

	clean(linear);
	if (linear->broken != ERSI_BREAK_MMU)
		ersi_mmu_off();
	status = split(linear, reserve);
	clean(linear);
	ersi_mmu_on();
	return status;
}

bool ersi_way_split(struct ersi_linear *linear, struct ersi_figures *figures)
{
	const bool direct = linear->bbm >= 3;
	enum pt_status status;
	struct pt_reserve reserve = { 0 };
	uint64_t tables;

	ersi_pmu_start();
	if (!ersi_linear_build(linear, linear->mapping))
		return false;
	ersi_pmu_add(&figures->before);
	ersi_way_work(linear);

	ersi_pmu_start();
	status = pt_count_split(&linear->map, ersi_linear_base(linear),
				ersi_linear_size(linear), &tables);
	if (!status)
		status = pt_reserve(&linear->map, tables, &reserve);
	ersi_pmu_add(&figures->instructions);
	if (!ersi_linear_succeeds("reserve", status))
		return false;

	ersi_midway_begin(linear, direct ? ERSI_OTHERS_FREE : ERSI_OTHERS_MMU_OFF,
			  &figures->midway);
	ersi_pmu_start();
	status = direct ? split(linear, &reserve) : split_with_mmu_off(linear, &reserve);
	ersi_pmu_add(&figures->instructions);
	if (!direct) {
		ersi_pmu_add(&figures->stopped);
		figures->invalidations++;
		ersi_smp_order(ERSI_SMP_WAIT);
	}
	ersi_midway_end(linear, &figures->midway);
	pt_unreserve(&linear->map, &reserve);
	if (!ersi_linear_succeeds("split", status))
		return false;

	ersi_way_count(&linear->map, figures);
	ersi_way_work(linear);
	return true;
}
