/* SPDX-License-Identifier: BSD-2-Clause */
/* The environment that the probe runs in. */
#ifndef ERSI_TOOL_PROBEENV_H
#define ERSI_TOOL_PROBEENV_H

#include <stdbool.h>
#include <stddef.h>

#include <earlyrsi/env.h>

#include "memory.h"

/**
 * struct ersi_inspect_env - what <earlyrsi/env.h> calls env
 * @memory:	the memory that it can map
 * @asked:	it would have called firmware
 */
struct ersi_inspect_env {
	struct ersi_memory memory;
	bool asked;
};

#endif
