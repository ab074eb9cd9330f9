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

/* Status, reason and conduit of a finding, for tables of cases */
#define FOUND_SMC		ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_SMC
#define FOUND_HVC		ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_HVC
#define FOUND_NO(status, reason)	status, ERSI_REASON_##reason, ERSI_CONDUIT_NONE

/* What a source says, status, reason and conduit; in words, so that a failure can be read. */
#define assert_found(finding, ...)	ASSERT_FOUND_(finding, __VA_ARGS__)
#define ASSERT_FOUND_(finding, status_, reason_, conduit_) do { \
	assert_string_equal(ersi_status_name((finding)->status), ersi_status_name(status_)); \
	assert_string_equal(ersi_reason_name((finding)->reason), ersi_reason_name(reason_)); \
	assert_string_equal(ersi_conduit_name((finding)->conduit), ersi_conduit_name(conduit_)); \
} while (0)

/* A little-endian number, and a text up to its NUL as a note has it */
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

/* A diagnostic, all of it; the source and the field in words. */
#define assert_note(note, source_, field_, status_, address_, expected_, found_) do { \
	assert_string_equal(ersi_source_name((note)->source), ersi_source_name(source_)); \
	assert_string_equal(ersi_field_name((note)->field), ersi_field_name(field_)); \
	assert_string_equal(ersi_status_name((note)->status), ersi_status_name(status_)); \
	assert_int_equal((note)->address, address_); \
	assert_int_equal((note)->expected, expected_); \
	assert_int_equal((note)->found, found_); \
} while (0)

#endif
