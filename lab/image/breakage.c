// SPDX-License-Identifier: BSD-2-Clause
#include "breakage.h"

#include <pagetable/env.h>

#include "mmu.h"

/* One page gets another address or other attributes; only of maps of pages. */
static void set_page(struct ersi_linear *linear, uint64_t pa, uint64_t to, uint64_t attributes)
{
	const struct pt_range range = {
		.va = pa + linear->offset,
		.pa = to,
		.size = linear->pool.granule,
		.attributes = linear->ranges[0].attributes | attributes,
	};

	ersi_linear_succeeds("break", pt_set(&linear->map, &range));
}

/* An address that the CPU can have on its bus, far beyond what machines have there. */
static uint64_t nowhere(void)
{
	const uint32_t bits = ersi_mmu_pa_bits();

	return UINT64_C(1) << ((bits < 48 ? bits : 48) - 1);
}

void ersi_breakage_cause_fault(void)
{
	*(volatile uint64_t *)(UINT64_C(1) << 55) = 0;
}

void ersi_breakage_cause(enum ersi_break what, struct ersi_linear *linear,
			 const struct ersi_spans *tested)
{
	const uint64_t pa = tested->at[tested->count - 1].end - 2 * linear->pool.granule;
	volatile uint64_t *last = (volatile uint64_t *)(pa + linear->pool.granule);
	uint64_t table;

	switch (what) {
	case ERSI_BREAK_ENTRY:
		set_page(linear, pa, pa + linear->pool.granule, 0);
		break;
	case ERSI_BREAK_LOST:
		set_page(linear, pa, nowhere(), 0);
		break;
	case ERSI_BREAK_ATTRIBUTE:
		set_page(linear, pa, pa, PT_ATTRIBUTE_READ_ONLY);
		break;
	case ERSI_BREAK_MEMORY:
		*last ^= 1;
		break;
	case ERSI_BREAK_TABLE:
		pt_env_alloc(&linear->pool, &table);
		break;
	case ERSI_BREAK_TLBI:
		linear->pool.keeps_tlbs = true;
		break;
	case ERSI_BREAK_FAULT:
		ersi_breakage_cause_fault();
		break;
	default:
		break;
	}
}
