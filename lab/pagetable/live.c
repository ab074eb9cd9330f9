// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What is done to tables that walkers see, counted.
 */
#include <pagetable/env.h>
#include "walk.h"

void ersi_store(struct ersi_pagetable *map, const struct ersi_slot *slot, uint64_t entry)
{
	ersi_entry_write(&slot->table[slot->index], entry);
	map->cost.stores++;
}

void ersi_invalidate(struct ersi_pagetable *map, uint64_t offset, uint64_t size)
{
	ersi_env_table_invalidate(map->env, ersi_geometry_base(&map->geometry) + offset, size);
	map->cost.invalidations++;
}
