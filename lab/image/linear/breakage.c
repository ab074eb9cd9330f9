// SPDX-License-Identifier: BSD-2-Clause
#include "breakage.h"

#include <pagetable/env.h>

#include "machine/mmu.h"

/* One page gets another address or other attributes; only of maps of pages. */
static void set_page(struct linear *linear, uint64_t pa, uint64_t to, uint64_t attributes)
{
	const struct pt_range range = {
		.va = pa + linear->offset,
		.pa = to,
		.size = linear->pool.granule,
		.attributes = linear->ranges[0].attributes | attributes,
	};

	linear_succeeds("break", pt_set(&linear->map, &range));
}

/* An address that the CPU can have on its bus, far beyond what machines have there. */
static uint64_t nowhere(void)
{
	const uint32_t bits = mmu_pa_bits();

	return UINT64_C(1) << ((bits < 48 ? bits : 48) - 1);
}

void breakage_cause_fault(void)
{
	*(volatile uint64_t *)(UINT64_C(1) << 55) = 0;
}

void breakage_cause(enum breakage what, struct linear *linear, const struct spans *tested)
{
	const uint64_t pa = tested->at[tested->count - 1].end - 2 * linear->pool.granule;
	volatile uint64_t *last = (volatile uint64_t *)(pa + linear->pool.granule);
	uint64_t table;

	switch (what) {
	case BREAKAGE_ENTRY:
		set_page(linear, pa, pa + linear->pool.granule, 0);
		break;
	case BREAKAGE_LOST:
		set_page(linear, pa, nowhere(), 0);
		break;
	case BREAKAGE_ATTRIBUTE:
		set_page(linear, pa, pa, PT_ATTRIBUTE_READ_ONLY);
		break;
	case BREAKAGE_MEMORY:
		*last ^= 1;
		break;
	case BREAKAGE_TABLE:
		pt_env_alloc(&linear->pool, &table);
		break;
	case BREAKAGE_TLBI:
		linear->pool.keeps_tlbs = true;
		break;
	case BREAKAGE_FAULT:
		breakage_cause_fault();
		break;
	default:
		break;
	}
}
