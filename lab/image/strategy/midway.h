/* SPDX-License-Identifier: BSD-2-Clause */
/* What all CPUs are seen to do in the middle of a change to the linear map. */
#ifndef IMAGE_MIDWAY_H
#define IMAGE_MIDWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/cpu.h"

struct linear;

/**
 * enum others - what another CPU does while the map changes
 * @OTHERS_FREE:	works with the map
 * @OTHERS_WAIT:	waits in the identity map, TTBR1 is not walked
 * @OTHERS_MMU_OFF: waits with the MMU off
 * @OTHERS_ELSEWHERE: works with another map; what no way asks for
 * @OTHERS_STUCK:	neither works nor waits; the same
 */
enum others {
	OTHERS_FREE, OTHERS_WAIT, OTHERS_MMU_OFF,
	OTHERS_ELSEWHERE, OTHERS_STUCK
};

/**
 * struct midway - one change
 * @others:	what the other CPUs should do
 * @ttbr1:	TTBR1_EL1 of the map that changes
 * @stores:	entries of it that were written before
 * @reached:	the change came to its middle; what follows was seen there
 * @sctlr:	the boot CPU's SCTLR_EL1
 * @seen:	what each other CPU did, by its own registers
 */
struct midway {
	enum others others;
	uint64_t ttbr1;
	uint64_t stores;
	bool reached;
	uint64_t sctlr;
	enum others seen[CPU_MAX];
};

const char *midway_name(enum others others);

/*
 * Has the others do what they should, and the change held when the engine first
 * publishes or invalidates. A map that is not live is not watched.
 */
void midway_begin(struct linear *linear, enum others others, struct midway *midway);

/*
 * Holds the boot CPU until each other one has taken two turns at what it does, or for a
 * minute. Without the MMU there is no printing, so nothing is judged yet.
 */
void midway_look(struct midway *midway);

/* What was not as it should be is printed as a failure. */
void midway_end(struct linear *linear, const struct midway *midway);

/* For the way's line: of the boot CPU, and a list of the others, which may be "none". */
const char *midway_boot(const struct midway *midway);
void midway_print_seen(const struct midway *midway);
#endif
