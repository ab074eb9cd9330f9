/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines on the guest's UART; every one begins with "realm: ". */
#ifndef EMULATOR_PRINT_H
#define EMULATOR_PRINT_H

#include <stdint.h>

/*
 * One whole line, not mixed with another CPU's. Conversions: %s, %c, %u and %x
 * for 32-bit, %lu and %lx for 64-bit values.
 */
__attribute__((format(printf, 1, 2))) void print_line(const char *format, ...);

/* A line's pieces, for lines of variable length; between begin and end. */
void print_begin(void);
__attribute__((format(printf, 1, 2))) void print_piece(const char *format, ...);
void print_end(void);

/* "realm: error: ..." and a reset. */
__attribute__((noreturn, format(printf, 1, 2))) void print_fail(const char *format, ...);

/* For a fault of the emulator itself: its CPU may hold the lock. */
void print_break_lock(void);
#endif
