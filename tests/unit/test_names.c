// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>
#include <earlyrsi/note.h>
#include <earlyrsi/plan.h>

#include "unit.h"

/* Every value has words of its own; what is no value has "?". */
#define assert_names(name, type, count) do { \
	int32_t a_, b_; \
	for (a_ = 0; a_ < (int32_t)(count); a_++) { \
		assert_string_not_equal(name((enum type)a_), ""); \
		assert_string_not_equal(name((enum type)a_), "?"); \
		for (b_ = 0; b_ < a_; b_++) \
			assert_string_not_equal(name((enum type)a_), name((enum type)b_)); \
	} \
	assert_string_equal(name((enum type)(count)), "?"); \
	assert_string_equal(name((enum type)-1), "?"); \
} while (0)

static void name_statuses(void **state)
{
	(void)state;
	assert_names(ersi_status_name, ersi_status, ERSI_STATUSES);
}

static void name_reasons(void **state)
{
	(void)state;
	assert_names(ersi_reason_name, ersi_reason, ERSI_REASONS);
}

static void name_conduits(void **state)
{
	(void)state;
	assert_names(ersi_conduit_name, ersi_conduit, ERSI_CONDUITS);
	assert_string_equal(ersi_conduit_name(ERSI_CONDUIT_HVC), "hvc");
	assert_string_equal(ersi_conduit_name(ERSI_CONDUIT_SMC), "smc");
}

static void name_sources(void **state)
{
	(void)state;
	assert_names(ersi_source_name, ersi_source, ERSI_SOURCE_COUNT);
}

static void say_when(void **state)
{
	int32_t source;

	(void)state;
	for (source = 0; source < ERSI_SOURCES; source++) {
		assert_string_not_equal(ersi_source_when((enum ersi_source)source), "");
		assert_string_not_equal(ersi_source_when((enum ersi_source)source), "?");
	}
	assert_string_equal(ersi_source_when(ERSI_SOURCE_CPU), "?");
	assert_string_equal(ersi_source_when(ERSI_SOURCE_COUNT), "?");
}

static void name_fields(void **state)
{
	(void)state;
	assert_names(ersi_field_name, ersi_field, ERSI_FIELDS);
}

static void name_plans(void **state)
{
	(void)state;
	assert_names(ersi_plan_name, ersi_plan, ERSI_PLANS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(name_statuses),
		cmocka_unit_test(name_reasons),
		cmocka_unit_test(name_conduits),
		cmocka_unit_test(name_sources),
		cmocka_unit_test(say_when),
		cmocka_unit_test(name_fields),
		cmocka_unit_test(name_plans),
	};

	return RUN(tests);
}
