// SPDX-License-Identifier: BSD-2-Clause
#include "print.h"

#include <stdarg.h>
#include <stdbool.h>

#include "arch.h"
#include "console.h"

/* How long a CPU that has a fault to report waits for the lock. */
#define FAULT_TRIES	1000000

static uint32_t print_lock;
static bool faulty;
static uint32_t failures;

static void put_string(const char *text)
{
	while (*text)
		ersi_console_put(*text++);
}

static void put_number(uint64_t value, uint32_t base)
{
	char digits[20];
	uint32_t count = 0;

	do {
		digits[count++] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value);
	while (count)
		ersi_console_put(digits[--count]);
}

static void put_format(const char *format, va_list args)
{
	for (; *format; format++) {
		bool wide = false;

		if (*format != '%') {
			ersi_console_put(*format);
			continue;
		}
		format++;
		if (*format == 'l') {
			wide = true;
			format++;
		}
		switch (*format) {
		case 's':
			put_string(va_arg(args, const char *));
			break;
		case 'c':
			ersi_console_put((char)va_arg(args, int));
			break;
		case 'u':
			put_number(wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 10);
			break;
		case 'x':
			put_number(wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 16);
			break;
		default:
			ersi_console_put('?');
			return;
		}
	}
}

void ersi_print_begin(void)
{
	uint32_t tries;

	for (tries = 0; __atomic_exchange_n(&print_lock, 1, __ATOMIC_ACQUIRE); tries++) {
		if (faulty && tries >= FAULT_TRIES)
			break;
		ersi_arch_yield();
	}
	put_string("image: ");
}

void ersi_print_piece(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_format(format, args);
	va_end(args);
}

void ersi_print_end(void)
{
	put_string("\r\n");
	__atomic_store_n(&print_lock, 0, __ATOMIC_RELEASE);
}

void ersi_print_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_print_begin();
	put_format(format, args);
	ersi_print_end();
	va_end(args);
}

void ersi_print_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_print_begin();
	put_string("FAIL ");
	put_format(format, args);
	ersi_print_end();
	va_end(args);
	__atomic_add_fetch(&failures, 1, __ATOMIC_RELAXED);
}

uint32_t ersi_print_failures(void)
{
	return __atomic_load_n(&failures, __ATOMIC_RELAXED);
}

void ersi_print_expect_fault(void)
{
	faulty = true;
}
