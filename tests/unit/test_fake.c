// SPDX-License-Identifier: BSD-2-Clause
/*
 * The other tests rely on the fake environment noticing what the probe does
 * wrong. Here each of these mistakes is made.
 */
#include "fake.h"
#include "unit.h"

static uint8_t memory[64];

static struct fake new_fake(void)
{
	return (struct fake){ .memory_pa = 0x1000, .memory = memory, .memory_size = 64 };
}

static void use_memory(void **state)
{
	struct fake fake = new_fake();
	uint8_t *va;

	(void)state;
	memory[63] = 42;
	va = ersi_env_map(&fake, 0x1000, 64);
	assert_non_null(va);
	assert_int_equal(va[63], 42);
	ersi_env_unmap(&fake, va, 64);
	va = ersi_env_map(&fake, 0x103f, 1);
	assert_non_null(va);
	assert_int_equal(va[0], 42);
	ersi_env_unmap(&fake, va, 1);
	assert_null(ersi_env_map(&fake, 0x1001, 64));
	assert_null(ersi_env_map(&fake, 0xfff, 1));
	assert_null(fake_verify(&fake));
}

static void notice_leak(void **state)
{
	struct fake fake = new_fake();
	void *va = ersi_env_map(&fake, 0x1000, 8);

	(void)state;
	assert_string_equal(fake_verify(&fake), "left something mapped");
	ersi_env_unmap(&fake, va, 8);
	assert_null(fake_verify(&fake));
}

/* Whether they overlap or not */
static void notice_second_mapping(uint64_t pa)
{
	struct fake fake = new_fake();
	void *va = ersi_env_map(&fake, 0x1000, 8);

	assert_null(ersi_env_map(&fake, pa, 8));
	assert_string_equal(fake_verify(&fake), "mapped a second range");
	ersi_env_unmap(&fake, va, 8);
}

static void notice_second_mappings(void **state)
{
	(void)state;
	notice_second_mapping(0x1000);
	notice_second_mapping(0x1004);
	notice_second_mapping(0x1008);
}

static void notice_wrong_size(void **state)
{
	struct fake fake = new_fake();

	(void)state;
	ersi_env_unmap(&fake, ersi_env_map(&fake, 0x1000, 8), 9);
	assert_string_equal(fake_verify(&fake), "unmapped with another size");
}

static void notice_second_unmap(void **state)
{
	struct fake fake = new_fake();

	(void)state;
	ersi_env_unmap(&fake, memory, 8);
	assert_string_equal(fake_verify(&fake), "unmapped what is not mapped");
}

static void notice_bad_range(void **state)
{
	struct fake empty = new_fake(), long_one = new_fake(), wrapped = new_fake();
	struct fake crossing = new_fake();

	(void)state;
	assert_null(ersi_env_map(&empty, 0x1000, 0));
	assert_string_equal(fake_verify(&empty), "mapped nothing");
	assert_null(ersi_env_map(&long_one, 0x1000, ERSI_ENV_MAP_SIZE + 1));
	assert_string_equal(fake_verify(&long_one), "mapped too much");
	assert_null(ersi_env_map(&crossing, ERSI_ENV_MAP_SIZE - 1, 2));
	assert_string_equal(fake_verify(&crossing), "mapped more pages than there may be");
	assert_null(ersi_env_map(&wrapped, UINT64_MAX, 2));
	assert_string_equal(fake_verify(&wrapped),
			    "mapped around the end of the address space");
}

/* Make one call that should have been SMC 7(9), and return the breach. */
static const char *call(uint64_t x0, uint64_t x1, uint64_t x2, uint64_t x7)
{
	const struct fake_call expected = { .function = 7, .argument = 9 };
	struct fake fake = { .calls = &expected, .call_count = 1 };
	struct ersi_smc call = { .x = { x0, x1, x2, 0, 0, 0, 0, x7 } };

	ersi_env_smc(&fake, &call);
	return fake_verify(&fake);
}

static void notice_wrong_call(void **state)
{
	(void)state;
	assert_null(call(7, 9, 0, 0));
	assert_string_equal(call(8, 9, 0, 0), "called another function");
	assert_string_equal(call(7, 8, 0, 0), "called with another argument");
	assert_string_equal(call(7, 9, 1, 0), "called with arguments left over");
	assert_string_equal(call(7, 9, 0, 1), "called with arguments left over");
}

/* Results in x0 to x2; everything else may have been destroyed. */
static void destroy_other_registers(void **state)
{
	const struct fake_call expected = { .function = 7, .x0 = 1, .x1 = 2, .x2 = 3 };
	struct fake fake = { .calls = &expected, .call_count = 1 };
	struct ersi_smc call = { .x = { 7 } };
	uint32_t i;

	(void)state;
	ersi_env_smc(&fake, &call);
	for (i = 0; i < 3; i++)
		assert_int_equal(call.x[i], i + 1);
	for (; i < COUNT(call.x); i++)
		assert_int_equal(call.x[i], 0xa5a5a5a5a5a5a5a5);
}

static void notice_call_with_a_mapping(void **state)
{
	const struct fake_call expected = { .function = 7 };
	struct fake fake = new_fake();
	struct ersi_smc call = { .x = { 7 } };
	void *va = ersi_env_map(&fake, 0x1000, 8);

	(void)state;
	fake.calls = &expected;
	fake.call_count = 1;
	ersi_env_smc(&fake, &call);
	ersi_env_unmap(&fake, va, 8);
	assert_string_equal(fake_verify(&fake), "called firmware with something mapped");
}

static void notice_wrong_number_of_calls(void **state)
{
	const struct fake_call expected = { .function = 7 };
	struct fake fake = { .calls = &expected, .call_count = 1 };
	struct ersi_smc first = { .x = { 7 } }, second = { .x = { 7 } };

	(void)state;
	assert_string_equal(fake_verify(&fake), "made fewer calls than expected");
	ersi_env_smc(&fake, &first);
	assert_null(fake_verify(&fake));
	ersi_env_smc(&fake, &second);
	assert_string_equal(fake_verify(&fake), "called firmware once more");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(use_memory),
		cmocka_unit_test(notice_leak),
		cmocka_unit_test(notice_second_mappings),
		cmocka_unit_test(notice_wrong_size),
		cmocka_unit_test(notice_second_unmap),
		cmocka_unit_test(notice_bad_range),
		cmocka_unit_test(notice_wrong_call),
		cmocka_unit_test(destroy_other_registers),
		cmocka_unit_test(notice_call_with_a_mapping),
		cmocka_unit_test(notice_wrong_number_of_calls),
	};

	return RUN(tests);
}
