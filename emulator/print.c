// SPDX-License-Identifier: BSD-2-Clause
#include <stdarg.h>
#include <stdbool.h>

#include "cpu.h"
#include "lock.h"
#include "print.h"
#include "uart.h"

static struct ersi_lock print_lock;
static bool lock_broken;

static void put_string(const char *text)
{
	while (*text)
		ersi_uart_put(*text++);
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
		ersi_uart_put(digits[--count]);
}

static void put_format(const char *format, va_list args)
{
	for (; *format; format++) {
		bool wide = false;

		if (*format != '%') {
			ersi_uart_put(*format);
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
			ersi_uart_put((char)va_arg(args, int));
			break;
		case 'u':
			put_number(wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 10);
			break;
		case 'x':
			put_number(wide ? va_arg(args, uint64_t) : va_arg(args, uint32_t), 16);
			break;
		default:
			ersi_uart_put('?');
			return;
		}
	}
}

void ersi_print_begin(void)
{
	if (!lock_broken)
		ersi_lock_take(&print_lock);
	put_string("realm: ");
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
	if (!lock_broken)
		ersi_lock_release(&print_lock);
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
	put_string("error: ");
	put_format(format, args);
	ersi_print_end();
	va_end(args);
	ersi_cpu_power_off();
}

void ersi_print_break_lock(void)
{
	lock_broken = true;
}
