// SPDX-License-Identifier: BSD-2-Clause
#include "probe/bytes.h"

#include "unit.h"

static void read_numbers(void **state)
{
	static const uint8_t bytes[] = { 0x01, 0x82, 0x03, 0x84, 0x05, 0x86, 0x07, 0x88, 0xff };

	(void)state;
	assert_int_equal(ersi_bytes_number(bytes, 0), 0);
	assert_int_equal(ersi_bytes_number(bytes, 1), 0x01);
	assert_int_equal(ersi_bytes_number(bytes, 2), 0x8201);
	assert_int_equal(ersi_bytes_number(bytes, 4), 0x84038201);
	assert_int_equal(ersi_bytes_number(bytes + 1, 4), 0x05840382);
	assert_int_equal(ersi_bytes_number(bytes, 8), 0x8807860584038201);
}

/* A text ends in a NUL, where its bytes end, or after eight bytes. */
static void read_texts(void **state)
{
	static const char text[] = "abcdefghij";

	(void)state;
	assert_int_equal(ersi_bytes_text(NULL, 0), 0);
	assert_int_equal(ersi_bytes_text(text, 0), 0);
	assert_int_equal(ersi_bytes_text(text, 1), 'a');
	assert_int_equal(ersi_bytes_text(text, 3), 0x636261);
	assert_int_equal(ersi_bytes_text(text, 7), 0x67666564636261);
	assert_int_equal(ersi_bytes_text(text, 8), 0x6867666564636261);
	assert_int_equal(ersi_bytes_text(text, sizeof(text)), 0x6867666564636261);
	assert_int_equal(ersi_bytes_text("ab\0cd", 5), 0x6261);
	assert_int_equal(ersi_bytes_text("\0cd", 3), 0);
}

static void add_up_bytes(void **state)
{
	static const uint8_t bytes[] = { 0x80, 0x7f, 0x01, 0x02 };

	(void)state;
	assert_int_equal(ersi_bytes_sum(bytes, 0), 0);
	assert_int_equal(ersi_bytes_sum(bytes, 2), 0xff);
	assert_int_equal(ersi_bytes_sum(bytes, 3), 0);
	assert_int_equal(ersi_bytes_sum(bytes, 4), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_numbers),
		cmocka_unit_test(read_texts),
		cmocka_unit_test(add_up_bytes),
	};

	return RUN(tests);
}
