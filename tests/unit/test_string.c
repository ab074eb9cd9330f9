// SPDX-License-Identifier: BSD-2-Clause
/* What bare/ has in place of a C library moves and fills memory as a C library does. */
#include "unit.h"

#define memcpy	bare_memcpy
#define memmove	bare_memmove
#define memset	bare_memset
#define memcmp	bare_memcmp
#define memchr	bare_memchr
#define strlen	bare_strlen
#define strnlen	bare_strnlen
#define strcmp	bare_strcmp
#define strchr	bare_strchr
#define strrchr	bare_strrchr
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);
int memcmp(const void *left, const void *right, size_t size);
void *memchr(const void *from, int value, size_t size);
size_t strlen(const char *text);
size_t strnlen(const char *text, size_t limit);
int strcmp(const char *left, const char *right);
char *strchr(const char *text, int c);
char *strrchr(const char *text, int c);
#include "bare/string.c"

/* Around the words, cells and groups of words that are moved at once */
#define SIZE_MOST	100
#define PLACES		40
#define BYTES		(SIZE_MOST + PLACES)

struct buffer {
	_Alignas(8) uint8_t bytes[BYTES];
};

static struct buffer numbered(void)
{
	struct buffer buffer;
	uint32_t i;

	for (i = 0; i < BYTES; i++)
		buffer.bytes[i] = (uint8_t)(i + 1);
	return buffer;
}

static void assert_same(const struct buffer *found, const struct buffer *expected)
{
	assert_memory_equal(found->bytes, expected->bytes, BYTES);
}

static void move(void **state)
{
	uint32_t to, from, size, i;

	(void)state;
	for (to = 0; to < PLACES; to++)
		for (from = 0; from < PLACES; from++)
			for (size = 0; size <= SIZE_MOST; size++) {
				const struct buffer before = numbered();
				struct buffer expected = before, found = before;

				for (i = 0; i < size; i++)
					expected.bytes[to + i] = before.bytes[from + i];
				memmove(found.bytes + to, found.bytes + from, size);
				assert_same(&found, &expected);
			}
}

static void copy_and_fill(void **state)
{
	const struct buffer before = numbered();
	uint32_t to, from, size, i;

	(void)state;
	for (to = 0; to < 9; to++)
		for (size = 0; size <= SIZE_MOST; size++) {
			struct buffer expected = before, found = before;

			for (i = 0; i < size; i++)
				expected.bytes[to + i] = 0xa5;
			memset(found.bytes + to, 0x3a5, size);
			assert_same(&found, &expected);
			for (from = 0; from < 9; from++) {
				struct buffer copy = { 0 };

				expected = copy;
				for (i = 0; i < size; i++)
					expected.bytes[to + i] = before.bytes[from + i];
				memcpy(copy.bytes + to, before.bytes + from, size);
				assert_same(&copy, &expected);
			}
		}
}

static void answer(void **state)
{
	const char text[] = "abcabc";
	char scratch[4] = { 0 };

	(void)state;
	assert_ptr_equal(memmove(scratch + 1, scratch, 3), scratch + 1);
	assert_ptr_equal(memset(scratch, 0, 3), scratch);
	assert_ptr_equal(memcpy(scratch, text, 3), scratch);
	assert_int_equal(memcmp("abc", "abd", 2), 0);
	assert_true(memcmp("abc", "abd", 3) < 0);
	assert_true(memcmp("\x80", "\x7f", 1) > 0);
	assert_ptr_equal(memchr(text, 'c', 6), text + 2);
	assert_null(memchr(text, 'c', 2));
	assert_int_equal(strlen(text), 6);
	assert_int_equal(strnlen(text, 4), 4);
	assert_int_equal(strnlen(text, 40), 6);
	assert_int_equal(strcmp(text, "abcabc"), 0);
	assert_true(strcmp(text, "abcab") > 0);
	assert_true(strcmp("\x7f", "\x80") < 0);
	assert_ptr_equal(strchr(text, 'b'), text + 1);
	assert_ptr_equal(strchr(text, 0), text + 6);
	assert_null(strchr(text, 'd'));
	assert_ptr_equal(strrchr(text, 'b'), text + 4);
	assert_ptr_equal(strrchr(text, 0), text + 6);
	assert_null(strrchr(text, 'd'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(move),
		cmocka_unit_test(copy_and_fill),
		cmocka_unit_test(answer),
	};

	return RUN(tests);
}
