/* SPDX-License-Identifier: BSD-2-Clause */
/* The four ways to end with the right linear map, each run and measured. */
#ifndef IMAGE_WAY_H
#define IMAGE_WAY_H

#include "boot/options.h"
#include "linear/linear.h"
#include "midway.h"

/**
 * struct figures - what a way costs
 * @before:		instructions to build the map that it begins with
 * @instructions:	of the way itself
 * @stopped:		those of them during which other CPUs cannot use the map
 * @stores:		entries written, by building and by the way
 * @invalidations:	of TLBs: by building, by the way, and by changing TTBR1
 * @midway:		what all CPUs do in the middle of the change, or as TTBR1 is switched
 * @copy:		what they do in the middle of the copying before a switch
 */
struct figures {
	uint64_t before;
	uint64_t instructions;
	uint64_t stopped;
	uint64_t stores;
	uint64_t invalidations;
	struct midway midway;
	struct midway copy;
};

/*
 * Each leaves the map in linear->map, in use if it is live, with the other CPUs
 * at work. False, with a message, if the engine refuses.
 */
bool way_early(struct linear *linear, struct figures *figures);
bool way_fold(struct linear *linear, struct figures *figures);
bool way_split(struct linear *linear, struct figures *figures);
bool way_rebuild(struct linear *linear, struct figures *figures);

/* The map is in use, and the other CPUs work with it. */
void way_work(const struct linear *linear);

/* What all operations on a map have cost. */
void way_count(const struct pt_map *map, struct figures *figures);
#endif
