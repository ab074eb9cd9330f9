/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines on the console; every one begins with "image: ". */
#ifndef IMAGE_PRINT_H
#define IMAGE_PRINT_H

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

/* "image: FAIL ...", counted; the run goes on. */
__attribute__((format(printf, 1, 2))) void print_fail(const char *format, ...);
uint32_t print_failures(void);

/* After an exception. The CPU may hold the lock of an unfinished line, so do not wait for it. */
void print_expect_fault(void);
#endif
