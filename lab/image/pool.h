/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory for tables: the environment of pagetable/. Its context is a struct ersi_pool. */
#ifndef ERSI_IMAGE_POOL_H
#define ERSI_IMAGE_POOL_H

#include <stdbool.h>
#include <stdint.h>

struct ersi_midway;

/* Above this many pages, one invalidation of everything is cheaper than one of each. */
#define ERSI_POOL_TLBI_PAGES	64

/**
 * struct ersi_pool - one piece of memory, given out by the granule
 * @base:	its first address, which is physical and virtual
 * @end:	the first one behind it
 * @next:	never given out, from here on; what is before is the most that ever was
 * @returned:	list of what was given back, each naming the next; 0 ends it
 * @granule:	bytes
 * @used:	granules that are given out
 * @midway:	where to say that a change has come to its middle, or NULL
 * @keeps_tlbs:	nothing is invalidated: broken on purpose
 */
struct ersi_pool {
	uint64_t base;
	uint64_t end;
	uint64_t next;
	uint64_t returned;
	uint64_t granule;
	uint64_t used;
	struct ersi_midway *midway;
	bool keeps_tlbs;
};

void ersi_pool_init(struct ersi_pool *pool, uint64_t base, uint64_t size, uint64_t granule);
#endif
