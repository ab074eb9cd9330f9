// SPDX-License-Identifier: BSD-2-Clause
/*
 * The random layouts themselves: what they promise to all other tests, which run with
 * too few of them to meet the rare ones.
 */
#include "layout.h"
#include "tests/unit/unit.h"

#define LAYOUTS	20000	/* for each regime */

static void assert_layout(const struct regime *regime, const struct layout *layout)
{
	uint64_t page = (uint64_t)1 << regime->page_bits, end = 0;
	uint64_t addresses = (uint64_t)1 << (regime->lpa || regime->ds ? 52 : 48);
	uint32_t i;

	assert_in_range(layout->count, 1, LAYOUT_RANGES);
	for (i = 0; i < layout->count; i++) {
		const struct pt_range *range = &layout->ranges[i];
		uint64_t offset = range->va - walker_base(regime);

		assert_int_not_equal(range->size, 0);
		assert_int_equal((range->va | range->pa | range->size) & (page - 1), 0);
		assert_true(offset >= end);
		end = offset + range->size;
		assert_true(end <= (uint64_t)1 << regime->va_bits);
		assert_true(range->pa <= addresses - range->size);
	}
}

static void layouts_are_fit_to_be_mapped(void **state)
{
	struct layout layout;
	uint32_t i;

	(void)state;
	for (i = 0; i < LAYOUTS * regime_count; i++) {
		layout_random(&regimes[i % regime_count], &layout);
		assert_layout(&regimes[i % regime_count], &layout);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layouts_are_fit_to_be_mapped),
	};

	random_open();
	return RUN(tests);
}
