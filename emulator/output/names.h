/* SPDX-License-Identifier: BSD-2-Clause */
/* The names by which calls and accesses are told to people, here and in the command. */
#ifndef EMULATOR_NAMES_H
#define EMULATOR_NAMES_H

#include <stdint.h>

#include "report.h"

/**
 * struct names_call - a call that has a name
 * @fid:	function identifier
 * @name:	as in the specification
 * @args:	how many, from x1
 * @rets:	how many, from x0
 */
struct names_call {
	uint32_t fid;
	const char *name;
	uint32_t args;
	uint32_t rets;
};

/* NULL if it has none. */
const struct names_call *names_find_call(uint32_t fid);
/* To complete "external abort: ... 0x9000000". */
const char *names_of_access(enum report_access access);
#endif
