// SPDX-License-Identifier: BSD-2-Clause
#include "number.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#define MULTIPLE	(2ULL << 20)

uint64_t number_parse(struct argp_state *state, const char *what, const char *text, uint64_t min,
		      uint64_t max)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	/* strtoull() takes a sign and blanks, too. */
	if (errno || *text < '0' || *text > '9' || *end || value < min || value > max)
		argp_error(state, "%s '%s': expected a number from %llu to %llu", what, text,
			   (unsigned long long)min, (unsigned long long)max);
	return value;
}

uint64_t number_parse_memory(struct argp_state *state, const char *text, uint64_t min, uint64_t max)
{
	unsigned long long value;
	unsigned int shift;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	shift = *end == 'G' ? 30 : *end == 'M' ? 20 : 0;
	if (errno || *text < '0' || *text > '9' || !shift || end[1] ||
	    value > max >> shift)
		argp_error(state, "--memory '%s': expected a size such as 512M or 4G", text);
	value <<= shift;
	if (value < min || value % MULTIPLE)
		argp_error(state, "--memory '%s': expected at least %lluM, in multiples of 2M", text,
			   (unsigned long long)min >> 20);
	return value;
}

double number_parse_seconds(struct argp_state *state, const char *text)
{
	double value;
	char *end;

	value = strtod(text, &end);
	if (end == text || *end || !isfinite(value) || value < 0)
		argp_error(state, "--timeout '%s': expected a number of seconds, or 0", text);
	return value;
}
