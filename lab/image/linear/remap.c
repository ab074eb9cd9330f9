// SPDX-License-Identifier: BSD-2-Clause
/*
 * What each CPU reads through a changed page says whether its TLB has forgotten the
 * page (Arm ARM D8.16). Nothing else may make it forget: between two reads no CPU
 * changes TTBR1, and a Realm makes no RSI call.
 */
#include "remap.h"

#include "machine/print.h"
#include "machine/smp.h"

/* All CPUs read, at this page of the map, what is in that page of memory. */
static bool reads(const struct linear *linear, uint64_t page, uint64_t expected)
{
	uint64_t values[CPU_MAX];
	bool right = true;
	uint32_t i;

	smp_read(page + linear->offset, values);
	for (i = 0; i < smp_count(); i++) {
		if (values[i] == expected)
			continue;
		print_fail("remap: CPU %u: at 0x%lx is page 0x%lx, not 0x%lx", i,
			   page + linear->offset, values[i], expected);
		right = false;
	}
	return right;
}

static bool set(struct linear *linear, uint64_t base, uint64_t to, uint64_t size)
{
	const struct pt_range range = {
		.va = base + linear->offset,
		.pa = to,
		.size = size,
		.attributes = linear->ranges[0].attributes,
	};

	return linear_succeeds("remap", pt_set(&linear->map, &range));
}

/*
 * Each page becomes the next one, and itself again. The last is read, which comes last
 * if they are invalidated one by one.
 */
static bool remap(struct linear *linear, uint64_t base, uint64_t pages)
{
	const uint64_t size = pages * linear->pool.granule;
	const uint64_t next = base + linear->pool.granule;
	const uint64_t last = base + size - linear->pool.granule;

	return reads(linear, last, last) &&
	       set(linear, base, next, size) && reads(linear, last, base + size) &&
	       set(linear, base, base, size) && reads(linear, last, last);
}

void remap_run(struct linear *linear)
{
	const uint64_t base = linear->pool.end - REMAP_PAGES * linear->pool.granule;
	uint64_t page;

	if (linear->pool.next > base) {
		print_fail("remap: tables use the memory");
		return;
	}
	/* Through the identity map: each page says which it is. */
	for (page = base; page < linear->pool.end; page += linear->pool.granule)
		*(uint64_t *)page = page;
	smp_order(SMP_READ);
	/* As many as are invalidated by address, and one more, for which everything is. */
	if (remap(linear, base, POOL_TLBI_PAGES) &&
	    remap(linear, base, POOL_TLBI_PAGES + 1))
		print_line("remap: %u and %u pages; CPUs: %u",
			   POOL_TLBI_PAGES, POOL_TLBI_PAGES + 1, smp_count());
	smp_order(SMP_WORK);
}
