// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/plan.h>

#include "unit.h"

static void leave_other_machines_alone(void **state)
{
	(void)state;
	assert_int_equal(ersi_plan_choose(false, false), ERSI_PLAN_AS_BEFORE);
	assert_int_equal(ersi_plan_choose(false, true), ERSI_PLAN_AS_BEFORE);
}

static void map_pages_in_a_realm(void **state)
{
	(void)state;
	assert_int_equal(ersi_plan_choose(true, false), ERSI_PLAN_PAGES);
}

static void keep_blocks_where_they_can_be_split(void **state)
{
	(void)state;
	assert_int_equal(ersi_plan_choose(true, true), ERSI_PLAN_LAZY_SPLIT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leave_other_machines_alone),
		cmocka_unit_test(map_pages_in_a_realm),
		cmocka_unit_test(keep_blocks_where_they_can_be_split),
	};

	return RUN(tests);
}
