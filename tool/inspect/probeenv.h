/* SPDX-License-Identifier: BSD-2-Clause */
/* The environment that the probe runs in. */
#ifndef TOOL_PROBEENV_H
#define TOOL_PROBEENV_H

#include <stdbool.h>
#include <stddef.h>

#include <earlyrsi/env.h>

#include "memory.h"

/**
 * struct probeenv - what <earlyrsi/env.h> calls env
 * @memory:	the memory that it can map
 * @asked:	it would have called firmware
 */
struct probeenv {
	struct memory memory;
	bool asked;
};

#endif
