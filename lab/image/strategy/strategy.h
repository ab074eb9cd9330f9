/* SPDX-License-Identifier: BSD-2-Clause */
/* Four strategies that end with the right linear map, each run and measured. */
#ifndef IMAGE_STRATEGY_H
#define IMAGE_STRATEGY_H

#include "boot/options.h"
#include "linear/linear.h"
#include "observation.h"

/**
 * struct figures - what a strategy costs
 * @before:		instructions to build the map that it begins with
 * @instructions:	of the strategy itself
 * @stopped:		those of them during which other CPUs cannot use the map
 * @stores:		entries written, by building and by the strategy
 * @invalidations:	of TLBs: by building, by the strategy, and by changing TTBR1
 * @observation:		what all CPUs do in the middle of the change, or as TTBR1
 *			is switched
 * @copy:		what they do in the middle of the copying before a switch
 */
struct figures {
	uint64_t before;
	uint64_t instructions;
	uint64_t stopped;
	uint64_t stores;
	uint64_t invalidations;
	struct observation observation;
	struct observation copy;
};

/*
 * Each leaves the map in linear->map, in use if it is live, with the other CPUs
 * at work. False, with a message, if the engine refuses.
 */
bool strategy_early(struct linear *linear, struct figures *figures);
bool strategy_fold(struct linear *linear, struct figures *figures);
bool strategy_split(struct linear *linear, struct figures *figures);
bool strategy_rebuild(struct linear *linear, struct figures *figures);

/* The map is in use, and the other CPUs work with it. */
void strategy_work(const struct linear *linear);

/* What all operations on a map have cost. */
void strategy_count(const struct pt_map *map, struct figures *figures);
#endif
