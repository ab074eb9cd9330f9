/* SPDX-License-Identifier: BSD-2-Clause */
/* What all CPUs are seen to do in the middle of a change to the linear map. */
#ifndef ERSI_IMAGE_MIDWAY_H
#define ERSI_IMAGE_MIDWAY_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu.h"

struct ersi_linear;

/**
 * enum ersi_others - what another CPU does while the map changes
 * @ERSI_OTHERS_FREE:	works with the map
 * @ERSI_OTHERS_WAIT:	waits in the identity map, TTBR1 is not walked
 * @ERSI_OTHERS_MMU_OFF: waits with the MMU off
 * @ERSI_OTHERS_ELSEWHERE: works with another map; what no way asks for
 * @ERSI_OTHERS_STUCK:	neither works nor waits; the same
 */
enum ersi_others {
	ERSI_OTHERS_FREE, ERSI_OTHERS_WAIT, ERSI_OTHERS_MMU_OFF,
	ERSI_OTHERS_ELSEWHERE, ERSI_OTHERS_STUCK
};

/**
 * struct ersi_midway - one change
 * @others:	what the other CPUs should do
 * @ttbr1:	TTBR1_EL1 of the map that changes
 * @stores:	entries of it that were written before
 * @reached:	the change came to its middle; what follows was seen there
 * @sctlr:	the boot CPU's SCTLR_EL1
 * @seen:	what each other CPU did, by its own registers
 */
struct ersi_midway {
	enum ersi_others others;
	uint64_t ttbr1;
	uint64_t stores;
	bool reached;
	uint64_t sctlr;
	enum ersi_others seen[ERSI_CPU_MAX];
};

const char *ersi_midway_name(enum ersi_others others);

/*
 * Has the others do what they should, and the change held when the engine first
 * publishes or invalidates. A map that is not live is not watched.
 */
void ersi_midway_begin(struct ersi_linear *linear, enum ersi_others others,
		       struct ersi_midway *midway);

/*
 * Holds the boot CPU until each other one has taken two turns at what it does, or for a
 * minute. Without the MMU there is no printing, so nothing is judged yet.
 */
void ersi_midway_look(struct ersi_midway *midway);

/* What was not as it should be is printed as a failure. */
void ersi_midway_end(struct ersi_linear *linear, const struct ersi_midway *midway);

/* For the way's line: of the boot CPU, and a list of the others, which may be "none". */
const char *ersi_midway_boot(const struct ersi_midway *midway);
void ersi_midway_print_seen(const struct ersi_midway *midway);
#endif
