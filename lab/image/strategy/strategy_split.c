// SPDX-License-Identifier: BSD-2-Clause
/*
 * Blocks are in use when it turns out to be a Realm. Where CPUs can change the
 * size of what is in use (FEAT_BBML3) they are split under the others' eyes.
 * Otherwise no CPU may use the map meanwhile: all MMUs are off, and the tables come
 * from a reserve, because an allocator's memory may be out of reach then.
 */
#include "machine/mmu.h"
#include "machine/pmu.h"
#include "machine/smp.h"
#include "change.h"
#include "strategy.h"

extern const uint8_t __image_start[], __image_end[];

static enum pt_status split(struct linear *linear, struct pt_reserve *reserve)
{
	return pt_split(&linear->map, linear_base(linear),
			linear_size(linear), PT_CHANGE_DIRECT, reserve);
}

/*
 * Tables, data and stack, to memory and out of the caches. Without the MMU they are accessed
 * around the caches, with it through them: attributes that do not match (Arm ARM B2,
 * "Mismatched memory attributes"). So what caches hold has to be in memory before, and
 * lines that they have kept or fetched meanwhile, which are old, have to go afterwards,
 * while nothing can fetch them again.
 */
static void clean(const struct linear *linear)
{
	cache_clean((const void *)linear->pool.base, (const void *)linear->pool.next);
	cache_clean(__image_start, __image_end);
}

static enum pt_status split_with_mmu_off(struct linear *linear, struct pt_reserve *reserve)
{
	enum pt_status status;

	clean(linear);
	if (linear->broken != BREAKAGE_MMU)
		mmu_off();
	status = split(linear, reserve);
	clean(linear);
	mmu_on();
	return status;
}

bool strategy_split(struct linear *linear, struct figures *figures)
{
	const bool direct = linear->bbm >= 3;
	enum pt_status status;
	struct pt_reserve reserve = { 0 };
	uint64_t tables;

	pmu_start();
	if (!linear_build(linear, linear->mapping))
		return false;
	pmu_add(&figures->before);
	strategy_work(linear);

	pmu_start();
	status = pt_count_split(&linear->map, linear_base(linear),
				linear_size(linear), &tables);
	if (!status)
		status = pt_reserve(&linear->map, tables, &reserve);
	pmu_add(&figures->instructions);
	if (!linear_succeeds("reserve", status))
		return false;

	change_begin(linear, direct ? OTHERS_FREE : OTHERS_MMU_OFF, &figures->observation);
	pmu_start();
	status = direct ? split(linear, &reserve) : split_with_mmu_off(linear, &reserve);
	pmu_add(&figures->instructions);
	if (!direct) {
		pmu_add(&figures->stopped);
		figures->invalidations++;
		smp_order(SMP_WAIT);
	}
	change_end(linear, &figures->observation);
	pt_unreserve(&linear->map, &reserve);
	if (!linear_succeeds("split", status))
		return false;

	strategy_count(&linear->map, figures);
	strategy_work(linear);
	return true;
}
