/* SPDX-License-Identifier: BSD-2-Clause */
/* What all CPUs are seen to do in the middle of a change to the linear map. */
#ifndef IMAGE_OBSERVATION_H
#define IMAGE_OBSERVATION_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/cpu.h"

/**
 * enum others - what another CPU does while the map changes
 * @OTHERS_FREE:	works with the map
 * @OTHERS_WAIT:	waits in the identity map, TTBR1 is not walked
 * @OTHERS_MMU_OFF: waits with the MMU off
 * @OTHERS_ELSEWHERE: works with another map; no strategy asks for this
 * @OTHERS_STUCK:	neither works nor waits; no strategy asks for this
 */
enum others {
	OTHERS_FREE, OTHERS_WAIT, OTHERS_MMU_OFF,
	OTHERS_ELSEWHERE, OTHERS_STUCK
};

/**
 * struct observation - one change
 * @others:	what the other CPUs should do
 * @ttbr1:	TTBR1_EL1 of the map that changes
 * @stores:	entries of it that were written before
 * @reached:	the change came to its middle; what follows was seen there
 * @sctlr:	the boot CPU's SCTLR_EL1
 * @seen:	what each other CPU did, by its own registers
 */
struct observation {
	enum others others;
	uint64_t ttbr1;
	uint64_t stores;
	bool reached;
	uint64_t sctlr;
	enum others seen[CPU_MAX];
};

const char *observation_name(enum others others);

/*
 * Holds the boot CPU until each other one has taken two turns at what it does, or for a
 * minute. Without the MMU there is no printing, so nothing is judged yet.
 */
void observation_look(struct observation *observation);

/* For the strategy's line: of the boot CPU, and a list of the others, which may be "none". */
const char *observation_boot(const struct observation *observation);
void observation_print_seen(const struct observation *observation);
#endif
