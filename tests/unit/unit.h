/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_UNIT_H
#define UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array)	((uint32_t)(sizeof(array) / sizeof((array)[0])))

/* Run an array of tests and print TAP. */
#define RUN(tests)	(cmocka_set_message_output(CM_OUTPUT_TAP), \
			 cmocka_run_group_tests_name("all", (tests), NULL, NULL))

/* Fill an array of tests from an array of cases that have a name. */
#define FILL(tests, cases, function) do { \
	uint32_t row_; \
	for (row_ = 0; row_ < COUNT(cases); row_++) \
		(tests)[row_] = (struct CMUnitTest){ \
			.name = (cases)[row_].name, \
			.test_func = (function), \
			.initial_state = (void *)(uintptr_t)&(cases)[row_], \
		}; \
} while (0)

/* A breach of the environment's contract fails the test and is printed. */
#define assert_kept(fake) do { \
	const char *breach_ = fake_verify(fake); \
	if (breach_) \
		fail_msg("the probe %s", breach_); \
} while (0)

/* Diagnosis, class and conduit of a finding, for tables of cases */
#define FOUND_SMC		ERSI_DIAG_FOUND, ERSI_CLASS_OK, ERSI_CONDUIT_SMC
#define FOUND_HVC		ERSI_DIAG_FOUND, ERSI_CLASS_OK, ERSI_CONDUIT_HVC
#define FOUND_NO(class, diagnosis) \
	ERSI_DIAG_##diagnosis, ERSI_CLASS_##class, ERSI_CONDUIT_NONE

/* What a finding says, in words where there are any, so that a failure can be read. */
#define assert_found(finding, ...)	ASSERT_FOUND_(finding, __VA_ARGS__)
#define ASSERT_FOUND_(finding, diagnosis_, class_, conduit_) do { \
	const struct ersi_finding expected_ = { .diagnosis = (diagnosis_) }; \
	assert_string_equal(ersi_finding_words(finding), ersi_finding_words(&expected_)); \
	assert_int_equal((finding)->diagnosis, diagnosis_); \
	assert_string_equal(ersi_class_name(ersi_finding_class(finding)), \
			    ersi_class_name(class_)); \
	assert_string_equal(ersi_conduit_name((finding)->conduit), ersi_conduit_name(conduit_)); \
	/* A conduit has no details. */ \
	if ((conduit_) != ERSI_CONDUIT_NONE) \
		assert_details(finding, 0, 0, 0); \
} while (0)

/* The numbers of a finding */
#define assert_details(finding, address_, expected_, found_) do { \
	assert_int_equal((finding)->address, address_); \
	assert_int_equal((finding)->expected, expected_); \
	assert_int_equal((finding)->found, found_); \
} while (0)

/* A function has a word of its own for every value of a type, and "?" for any other. */
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

/* A little-endian number, and a text up to its NUL as a finding has it */
static inline uint64_t unit_number(const void *bytes, uint32_t size)
{
	uint64_t value = 0;

	while (size--)
		value = value << 8 | ((const uint8_t *)bytes)[size];

	return value;
}

static inline uint64_t unit_text(const char *text, int length)
{
	return unit_number(text, (uint32_t)strnlen(text, length < 8 ? (size_t)length : 8));
}

#endif
