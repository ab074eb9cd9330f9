// SPDX-License-Identifier: BSD-2-Clause
/*
 * What libfdt, the probe, the engine and the compiler expect of a C library, for
 * what runs on a bare machine. Clearing a table counts as a cost of a map, and the
 * emulator copies kernels, so both are fast where that matters.
 */
#include <stdint.h>
#include <string.h>

#define WORD	sizeof(uint64_t)
#define CELL	sizeof(uint32_t)

/* From the first byte to the last: d may lie below s and overlap it. */
static void copy_up(uint8_t *d, const uint8_t *s, size_t size)
{
	while (size >= 4 * WORD && !(((uintptr_t)d | (uintptr_t)s) % WORD)) {
		uint64_t *to = (uint64_t *)d;
		const uint64_t *from = (const uint64_t *)s;

		to[0] = from[0];
		to[1] = from[1];
		to[2] = from[2];
		to[3] = from[3];
		d += 4 * WORD;
		s += 4 * WORD;
		size -= 4 * WORD;
	}
	/* libfdt moves what follows a node that is deleted, in whole cells. */
	while (size >= CELL && !(((uintptr_t)d | (uintptr_t)s) % CELL)) {
		*(uint32_t *)d = *(const uint32_t *)s;
		d += CELL;
		s += CELL;
		size -= CELL;
	}
	while (size--)
		*d++ = *s++;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
	copy_up(to, from, size);
	return to;
}

void *memmove(void *to, const void *from, size_t size)
{
	uint8_t *d = to;
	const uint8_t *s = from;

	/* libfdt opens a tree where it is. */
	if (d == s)
		return to;
	if (d < s || d >= s + size) {
		copy_up(d, s, size);
		return to;
	}
	while (size--)
		d[size] = s[size];
	return to;
}

void *memset(void *to, int value, size_t size)
{
	const uint64_t pattern = (uint8_t)value * UINT64_C(0x0101010101010101);
	uint8_t *d = to;

	while (size && (uintptr_t)d % WORD) {
		*d++ = (uint8_t)value;
		size--;
	}
	for (; size >= 8 * WORD; size -= 8 * WORD, d += 8 * WORD) {
		uint64_t *words = (uint64_t *)d;

		words[0] = pattern;
		words[1] = pattern;
		words[2] = pattern;
		words[3] = pattern;
		words[4] = pattern;
		words[5] = pattern;
		words[6] = pattern;
		words[7] = pattern;
	}
	while (size--)
		*d++ = (uint8_t)value;
	return to;
}

int memcmp(const void *left, const void *right, size_t size)
{
	const uint8_t *l = left;
	const uint8_t *r = right;

	for (; size--; l++, r++)
		if (*l != *r)
			return *l - *r;
	return 0;
}

void *memchr(const void *from, int value, size_t size)
{
	const uint8_t *s = from;

	for (; size--; s++)
		if (*s == (uint8_t)value)
			return (void *)(uintptr_t)s;
	return NULL;
}

size_t strlen(const char *text)
{
	return strnlen(text, SIZE_MAX);
}

size_t strnlen(const char *text, size_t limit)
{
	size_t length = 0;

	while (length < limit && text[length])
		length++;
	return length;
}

int strcmp(const char *left, const char *right)
{
	while (*left && *left == *right) {
		left++;
		right++;
	}
	return (uint8_t)*left - (uint8_t)*right;
}

char *strchr(const char *text, int c)
{
	return memchr(text, c, strlen(text) + 1);
}

char *strrchr(const char *text, int c)
{
	const char *found = NULL;

	for (;; text++) {
		if (*text == (char)c)
			found = text;
		if (!*text)
			return (char *)(uintptr_t)found;
	}
}
