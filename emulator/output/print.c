// SPDX-License-Identifier: BSD-2-Clause
#include <stdarg.h>
#include <stdbool.h>

#include "bare/format.h"
#include "lock.h"
#include "machine/power.h"
#include "machine/uart.h"
#include "print.h"
#include "report.h"

static struct lock print_lock;
static bool lock_broken;

void print_begin(void)
{
	if (!lock_broken)
		lock_take(&print_lock);
	print_piece("realm: ");
}

void print_piece(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_format(uart_put, format, args);
	va_end(args);
}

void print_end(void)
{
	print_piece("\r\n");
	if (!lock_broken)
		lock_release(&print_lock);
}

void print_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print_begin();
	ersi_format(uart_put, format, args);
	print_end();
	va_end(args);
}

void print_fail(const char *format, ...)
{
	va_list args;

	if (power_fail_begin()) {
		va_start(args, format);
		ersi_format(report_put, format, args);
		va_end(args);
	}
	va_start(args, format);
	print_begin();
	print_piece("error: ");
	ersi_format(uart_put, format, args);
	print_end();
	va_end(args);
	power_fail();
}

void print_break_lock(void)
{
	lock_broken = true;
}
