/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers in options. What is none ends the program with a message, as a usage error. */
#ifndef TOOL_NUMBER_H
#define TOOL_NUMBER_H

#include <argp.h>
#include <stdint.h>

/* @what: begins the message. */
uint64_t number_parse(struct argp_state *state, const char *what, const char *text, uint64_t min,
		      uint64_t max);

/* The value of --memory, in bytes; also @min and @max. */
uint64_t number_parse_memory(struct argp_state *state, const char *text, uint64_t min,
			     uint64_t max);

/* The value of --timeout. */
double number_parse_seconds(struct argp_state *state, const char *text);

#endif
