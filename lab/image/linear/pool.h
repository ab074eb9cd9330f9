/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory for tables: the environment of pagetable/. Its context is a struct pool. */
#ifndef IMAGE_POOL_H
#define IMAGE_POOL_H

#include <stdbool.h>
#include <stdint.h>

struct observation;

/* Above this many pages, one invalidation of everything is cheaper than one of each. */
#define POOL_TLBI_PAGES		64

/**
 * struct pool - one piece of memory, given out by the granule
 * @base:	its first address, which is physical and virtual
 * @end:	the first one behind it
 * @next:	never given out, from here on; what is before is the most that ever was
 * @returned:	list of what was given back, each naming the next; 0 ends it
 * @granule:	bytes
 * @used:	granules that are given out
 * @observation: what to fill in the middle of a change, or NULL
 * @keeps_tlbs:	nothing is invalidated: broken on purpose
 */
struct pool {
	uint64_t base;
	uint64_t end;
	uint64_t next;
	uint64_t returned;
	uint64_t granule;
	uint64_t used;
	struct observation *observation;
	bool keeps_tlbs;
};

void pool_init(struct pool *pool, uint64_t base, uint64_t size, uint64_t granule);
#endif
