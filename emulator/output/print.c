// SPDX-License-Identifier: BSD-2-Clause
#include <stdarg.h>
#include <stdbool.h>

#include "bare/format.h"
#include "el2/cpu.h"
#include "lock.h"
#include "machine/uart.h"
#include "print.h"
#include "report.h"

static struct ersi_lock print_lock;
static bool lock_broken;

void ersi_print_begin(void)
{
	if (!lock_broken)
		ersi_lock_take(&print_lock);
	ersi_print_piece("realm: ");
}

void ersi_print_piece(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_format(ersi_uart_put, format, args);
	va_end(args);
}

void ersi_print_end(void)
{
	ersi_print_piece("\r\n");
	if (!lock_broken)
		ersi_lock_release(&print_lock);
}

void ersi_print_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_print_begin();
	ersi_format(ersi_uart_put, format, args);
	ersi_print_end();
	va_end(args);
}

void ersi_print_fail(const char *format, ...)
{
	va_list args;

	if (ersi_cpu_fail_begin()) {
		va_start(args, format);
		ersi_format(report_put, format, args);
		va_end(args);
	}
	va_start(args, format);
	ersi_print_begin();
	ersi_print_piece("error: ");
	ersi_format(ersi_uart_put, format, args);
	ersi_print_end();
	va_end(args);
	ersi_cpu_fail();
}

void ersi_print_break_lock(void)
{
	lock_broken = true;
}
