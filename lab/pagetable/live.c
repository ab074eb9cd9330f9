// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What is done to tables that walkers see, counted.
 */
#include "live.h"

#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "walk.h"

void pt_live_store(struct pt_map *map, const struct pt_slot *slot, uint64_t entry)
{
	pt_entry_write(&slot->table[slot->index], entry);
	map->cost.stores++;
}

void pt_live_invalidate(struct pt_map *map, uint64_t offset, uint64_t size)
{
	pt_env_invalidate(map->env, pt_geometry_base(&map->geometry) + offset, size);
	map->cost.invalidations++;
}
