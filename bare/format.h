/* SPDX-License-Identifier: BSD-2-Clause */
/* Formatted text on a bare machine. */
#ifndef ERSI_BARE_FORMAT_H
#define ERSI_BARE_FORMAT_H

#include <stdarg.h>

/*
 * Puts each character where the caller wants it: %s, %c, %u, %x, and %lu and %lx for
 * 64 bits. Another conversion puts a "?" and ends the text.
 */
void ersi_format(void (*put)(char character), const char *format, va_list args);
#endif
