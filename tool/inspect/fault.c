// SPDX-License-Identifier: BSD-2-Clause
#include "fault.h"

#include <err.h>
#include <stdarg.h>
#include <stdio.h>

#include "exits.h"

bool fault_set(char **fault, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	if (vasprintf(fault, format, values) < 0)
		err(EXIT_NO_START, "out of memory");
	va_end(values);
	/* A file's name or contents may hold anything, and this goes to a terminal. */
	for (char *c = *fault; *c; c++)
		*c = (unsigned char)*c < ' ' || *c == 0x7f ? '?' : *c;
	return false;
}
