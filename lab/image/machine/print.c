// SPDX-License-Identifier: BSD-2-Clause
#include "print.h"

#include <stdarg.h>
#include <stdbool.h>

#include "bare/format.h"
#include "arch.h"
#include "console.h"

/* How long a CPU that has a fault to report waits for the lock. */
#define FAULT_TRIES	1000000

static uint32_t print_lock;
static bool faulty;
static uint32_t failures;

void print_begin(void)
{
	uint32_t tries;

	for (tries = 0; __atomic_exchange_n(&print_lock, 1, __ATOMIC_ACQUIRE); tries++) {
		if (faulty && tries >= FAULT_TRIES)
			break;
		arch_yield();
	}
	print_piece("image: ");
}

void print_piece(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	ersi_format(console_put, format, args);
	va_end(args);
}

void print_end(void)
{
	print_piece("\r\n");
	__atomic_store_n(&print_lock, 0, __ATOMIC_RELEASE);
}

void print_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print_begin();
	ersi_format(console_put, format, args);
	print_end();
	va_end(args);
}

void print_fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print_begin();
	print_piece("FAIL ");
	ersi_format(console_put, format, args);
	print_end();
	va_end(args);
	__atomic_add_fetch(&failures, 1, __ATOMIC_RELAXED);
}

uint32_t print_failures(void)
{
	return __atomic_load_n(&failures, __ATOMIC_RELAXED);
}

void print_expect_fault(void)
{
	faulty = true;
}
