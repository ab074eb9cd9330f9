/* SPDX-License-Identifier: BSD-2-Clause */
/* Names of calls and accesses, for the emulator's messages and the command's. */
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
