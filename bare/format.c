// SPDX-License-Identifier: BSD-2-Clause
#include "format.h"

#include <stdbool.h>
#include <stdint.h>

static void put_string(void (*put)(char character), const char *text)
{
	while (*text)
		put(*text++);
}

static void put_number(void (*put)(char character), uint64_t value, uint32_t base)
{
	char digits[20];
	uint32_t count = 0;

	do {
		digits[count++] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value);
	while (count)
		put(digits[--count]);
}

void ersi_format(void (*put)(char character), const char *format, va_list args)
{
	for (; *format; format++) {
		bool wide = false;

		if (*format != '%') {
			put(*format);
			continue;
		}
		format++;
		if (*format == 'l') {
			wide = true;
			format++;
		}
		switch (*format) {
		case 's':
			put_string(put, va_arg(args, const char *));
			break;
		case 'c':
			put((char)va_arg(args, int));
			break;
		case 'u':
			put_number(put, wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 10);
			break;
		case 'x':
			put_number(put, wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 16);
			break;
		default:
			put('?');
			return;
		}
	}
}
