/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_LIVE_H
#define PAGETABLE_LIVE_H

#include <pagetable/map.h>

#include "walk.h"

/* Changes to tables that a table walker may be reading. */

/**
 * pt_live_invalidate() - call and count pt_env_invalidate()
 * @map:	the map
 * @offset:	of the first address
 * @size:	bytes
 */
void pt_live_invalidate(struct pt_map *map, uint64_t offset, uint64_t size);

/**
 * pt_live_store() - write and count an entry that may be live
 * @map:	the map
 * @slot:	where
 * @entry:	its new value
 */
void pt_live_store(struct pt_map *map, const struct pt_slot *slot, uint64_t entry);

#endif
