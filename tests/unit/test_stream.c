// SPDX-License-Identifier: BSD-2-Clause
/*
 * Memory read through a small window: each mix of reads, skips and sums, and the
 * end of all addresses.
 */
#include "probe/stream.h"

#include "fake.h"
#include "unit.h"

#define WINDOW	16
#define SIZE	80

/* The next bytes, by copy or by sum; they count up from the first one. */
static void take(struct ersi_stream *stream, uint32_t at, uint32_t size, bool by_sum)
{
	uint8_t bytes[SIZE], sum = 0, expected = 0;
	uint32_t i;

	for (i = 0; i < size; i++)
		expected = (uint8_t)(expected + at + i);
	if (by_sum) {
		assert_true(ersi_stream_sum(stream, size, &sum));
		assert_int_equal(sum, expected);
		return;
	}
	assert_true(ersi_stream_read(stream, bytes, size));
	for (i = 0; i < size; i++)
		assert_int_equal(bytes[i], at + i);
}

static void read_skip_and_read(uint8_t *memory, uint32_t shift, uint32_t first, uint32_t skipped)
{
	struct fake fake = { .memory = memory, .memory_pa = 0x1000 + shift, .memory_size = SIZE };
	struct ersi_stream stream;
	uint32_t rest = SIZE - first - skipped;

	ersi_stream_open(&stream, &fake, fake.memory_pa, SIZE, WINDOW);
	take(&stream, 0, first, false);
	ersi_stream_skip(&stream, skipped);
	assert_int_equal(stream.left, rest);
	take(&stream, first + skipped, rest / 2, false);
	take(&stream, first + skipped + rest / 2, rest - rest / 2, true);
	assert_false(ersi_stream_read(&stream, memory, 1));
	ersi_stream_close(&stream);
	assert_kept(&fake);
}

static void read_wherever_windows_end(void **state)
{
	uint32_t i, shift, first, skipped;
	uint8_t memory[SIZE];

	(void)state;
	for (i = 0; i < SIZE; i++)
		memory[i] = (uint8_t)i;
	for (shift = 0; shift < WINDOW; shift++)
		for (first = 0; first <= 2 * WINDOW; first++)
			for (skipped = 0; skipped <= 2 * WINDOW; skipped++)
				read_skip_and_read(memory, shift, first, skipped);
}

/* After a stream was closed, or bytes were skipped unmapped, the next read maps again. */
static void read_on_after_closing(void **state)
{
	uint8_t memory[SIZE];
	struct fake fake = { .memory = memory, .memory_pa = 0x1000, .memory_size = SIZE };
	struct ersi_stream stream;
	uint32_t i, skipped;

	(void)state;
	for (i = 0; i < SIZE; i++)
		memory[i] = (uint8_t)i;
	for (skipped = 0; skipped <= WINDOW; skipped++) {
		ersi_stream_open(&stream, &fake, fake.memory_pa, SIZE, WINDOW);
		ersi_stream_skip(&stream, 1);
		take(&stream, 1, 2, false);
		ersi_stream_close(&stream);
		assert_null(stream.va);
		ersi_stream_skip(&stream, skipped);
		take(&stream, 3 + skipped, SIZE - 3 - skipped, false);
		ersi_stream_close(&stream);
	}
	assert_kept(&fake);
}

/* A range may reach the last address, but it may not wrap. */
static void extend_no_further_than_addresses(void **state)
{
	static const struct {
		uint64_t pa, size, more, left;
	} rows[] = {
		{ 0x1000, 16, 16, 32 },
		{ 0x1000, 16, 0, 16 },
		{ 0, UINT64_MAX, 0, UINT64_MAX },
		{ 0, UINT64_MAX, 1, UINT64_MAX },
		{ 1, UINT64_MAX, 16, 16 },
		{ UINT64_MAX - 16, 16, 0, 16 },
		{ UINT64_MAX - 16, 16, 1, 16 },
		{ UINT64_MAX - 16, 17, 16, 16 },
		{ UINT64_MAX - 32, 16, 16, 32 },
		{ UINT64_MAX - 32, 16, 17, 16 },
		{ UINT64_MAX - 32, 16, UINT64_MAX, 16 },
		{ UINT64_MAX, 0, 0, 0 },
		{ UINT64_MAX, 1, 1, 0 },
	};
	struct ersi_stream stream;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		ersi_stream_open(&stream, NULL, rows[i].pa, rows[i].size, WINDOW);
		ersi_stream_extend(&stream, rows[i].more);
		assert_int_equal(stream.at, rows[i].pa);
		assert_int_equal(stream.left, rows[i].left);
	}
}

static void fail_where_nothing_is_mapped(void **state)
{
	uint8_t memory[SIZE] = { 0 }, bytes[SIZE], sum = 0;
	struct fake fake = { .memory = memory, .memory_pa = 0x1000, .memory_size = SIZE };
	struct ersi_stream stream;

	(void)state;
	ersi_stream_open(&stream, &fake, fake.memory_pa, SIZE + 1, WINDOW);
	assert_false(ersi_stream_read(&stream, bytes, SIZE + 2));
	assert_true(ersi_stream_read(&stream, bytes, SIZE));
	assert_false(ersi_stream_read(&stream, bytes, 1));
	assert_false(ersi_stream_sum(&stream, 1, &sum));
	ersi_stream_close(&stream);
	assert_kept(&fake);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_wherever_windows_end),
		cmocka_unit_test(read_on_after_closing),
		cmocka_unit_test(extend_no_further_than_addresses),
		cmocka_unit_test(fail_where_nothing_is_mapped),
	};

	return RUN(tests);
}
