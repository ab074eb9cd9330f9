/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAGETABLE_WORLD_H
#define PAGETABLE_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include <pagetable/map.h>

#include "walker.h"

/*
 * The environment of the engine: memory for tables at physical addresses that are hard to
 * encode, and an observer that is the other CPUs' table walkers and TLBs. It looks at the
 * live tables whenever the engine calls: between two calls, stores may reach it in any
 * order, so that only what it sees then is certain.
 */
struct table {
	uint64_t *memory;
	uint64_t *published;	/* what walkers are sure to see */
	uint64_t *cached;	/* per entry, what a TLB may remember, or 0 */
	bool used;
	bool mark;
};

/* What may change in an entry that TLBs hold: AP, AF, DBM, PXN, UXN and software's bits */
#define WORLD_PERMISSIONS	((uint64_t)0xf << 55 | (uint64_t)0xd << 51 | 1 << 10 | 3 << 6)

/* What may be done to a live entry whose old value may be cached. */
enum license {
	LICENSE_NONE,		/* nothing: break, invalidate, make */
	LICENSE_SIZE,		/* the same translation in another size (FEAT_BBML3) */
	LICENSE_PERMISSIONS	/* other permissions */
};

struct world {
	struct regime regime;
	struct table *tables;
	uint32_t count;
	uint32_t used;
	uint32_t next;			/* where to look for one that is not */
	uint64_t first_pa;
	int64_t allocations_left;	/* then there is no memory; -1: no limit */
	uint64_t allocations;
	uint64_t frees;
	uint64_t invalidations;

	uint64_t live;			/* root that a TTBR names, or 0 */
	enum license license;
	void (*look)(struct world *world);	/* called with each change of live tables */
	void (*meddle)(struct world *world);	/* called once, when this many accesses to */
	uint64_t meddle_after;			/* tables are over */
	void *argument;			/* for both */

	char breach[160];		/* the first one, or empty */
};

void world_open(struct world *world, const struct regime *regime, uint32_t tables);
void world_close(struct world *world);
void world_geometry(const struct world *world, struct pt_geometry *geometry);

/* From now on this root is live, and what it maps may be in TLBs. Or, with 0, none is. */
void world_live(struct world *world, uint64_t root, enum license license);

/* Walkers can see all that was stored. */
bool world_published(const struct world *world);

/* All words of all tables in use as one, to see later that they are the same. */
uint64_t world_sum(const struct world *world);

#define assert_sound(world) do { \
	if ((world)->breach[0]) \
		fail_msg("the engine %s", (world)->breach); \
} while (0)

#endif
