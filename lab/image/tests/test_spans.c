// SPDX-License-Identifier: BSD-2-Clause
/* Sets of addresses, against a set that has one byte for each address. */
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <time.h>

#include "platform/spans.h"

#define ADDRESSES	256
#define ROUNDS		2000
#define STEPS		60

/* What is in order and apart, and has what the reference has. */
static void assert_same(const struct spans *set, const uint8_t *reference)
{
	uint8_t found[ADDRESSES] = { 0 };
	uint64_t size = 0;
	uint32_t i;

	for (i = 0; i < set->count; i++) {
		assert_true(set->at[i].base < set->at[i].end);
		assert_true(set->at[i].end <= ADDRESSES);
		if (i)
			assert_true(set->at[i - 1].end < set->at[i].base);
		memset(found + set->at[i].base, 1, set->at[i].end - set->at[i].base);
		size += set->at[i].end - set->at[i].base;
	}
	assert_memory_equal(found, reference, ADDRESSES);
	assert_int_equal(spans_size(set), size);
}

static void agree_with_one_byte_an_address(void **state)
{
	const char *given = getenv("SEED");
	const unsigned int seed = given ? (unsigned int)strtoul(given, NULL, 0) :
					  (unsigned int)time(NULL);
	struct spans set;
	uint8_t reference[ADDRESSES];
	uint32_t round, step;

	(void)state;
	printf("# SEED=%u\n", seed);
	srandom(seed);
	for (round = 0; round < ROUNDS; round++) {
		memset(&set, 0, sizeof(set));
		memset(reference, 0, sizeof(reference));
		for (step = 0; step < STEPS; step++) {
			const uint64_t base = (uint64_t)random() % ADDRESSES;
			const uint64_t size = (uint64_t)random() % (ADDRESSES - base) / 4;
			const bool add = random() % 2;

			if (add)
				spans_add(&set, base, size);
			else
				spans_remove(&set, base, size);
			memset(reference + base, add, size);
			assert_false(set.overflow);
			assert_same(&set, reference);
		}
	}
}

static void narrow_to_whole_units(void **state)
{
	struct spans set = { 0 };

	(void)state;
	spans_add(&set, 1, 6);
	spans_add(&set, 9, 7);
	spans_add(&set, 30, 3);
	spans_add(&set, 40, 8);
	spans_align(&set, 4);
	assert_int_equal(set.count, 2);
	assert_int_equal(set.at[0].base, 12);
	assert_int_equal(set.at[0].end, 16);
	assert_int_equal(set.at[1].base, 40);
	assert_int_equal(set.at[1].end, 48);
}

static void ignore_what_is_empty_or_wraps(void **state)
{
	struct spans set = { 0 };

	(void)state;
	spans_add(&set, UINT64_MAX - 4095, 4096);
	assert_int_equal(set.count, 0);
	spans_add(&set, UINT64_MAX - 4095, 4095);
	spans_add(&set, 4096, 0);
	spans_remove(&set, UINT64_MAX - 4095, UINT64_MAX);
	assert_int_equal(set.count, 1);
	assert_int_equal(spans_size(&set), 4095);
}

static void say_when_there_are_too_many(void **state)
{
	struct spans set = { 0 };
	uint64_t i;

	(void)state;
	for (i = 0; i < SPANS_MAX; i++)
		spans_add(&set, 2 * i, 1);
	assert_false(set.overflow);
	spans_add(&set, 2 * i, 1);
	assert_true(set.overflow);
	assert_int_equal(set.count, SPANS_MAX);
	set.overflow = false;
	spans_remove(&set, 0, 4 * i);
	spans_add(&set, 0, 4 * i);
	spans_remove(&set, 1, 1);
	assert_int_equal(set.count, 2);
	assert_false(set.overflow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agree_with_one_byte_an_address),
		cmocka_unit_test(narrow_to_whole_units),
		cmocka_unit_test(ignore_what_is_empty_or_wraps),
		cmocka_unit_test(say_when_there_are_too_many),
	};

	return RUN(tests);
}
