// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Tables taken before they are needed. The first entry of each names the next one: it
 * is memory that nobody walks yet.
 */
#include <pagetable/env.h>
#include "walk.h"

enum ersi_pagetable_status ersi_pagetable_reserve(struct ersi_pagetable *map, uint64_t tables,
						  struct ersi_reserve *reserve)
{
	struct ersi_reserve taken = { 0 };
	uint64_t pa;

	while (taken.count < tables) {
		if (!ersi_env_table_alloc(map->env, &pa)) {
			ersi_pagetable_unreserve(map, &taken);
			return ERSI_PAGETABLE_NO_MEMORY;
		}
		*ersi_env_table_at(map->env, pa) = taken.first;
		taken.first = pa;
		taken.count++;
		map->cost.taken++;
	}

	*reserve = taken;
	return ERSI_PAGETABLE_OK;
}

uint64_t *ersi_reserve_take(struct ersi_pagetable *map, struct ersi_reserve *reserve,
			    uint64_t *pa)
{
	uint64_t *table;

	if (!reserve->count)
		return NULL;

	*pa = reserve->first;
	table = ersi_env_table_at(map->env, *pa);
	reserve->first = *table;
	reserve->count--;

	return table;
}

void ersi_pagetable_unreserve(struct ersi_pagetable *map, struct ersi_reserve *reserve)
{
	uint64_t pa;

	while (ersi_reserve_take(map, reserve, &pa)) {
		ersi_env_table_free(map->env, pa);
		map->cost.freed++;
	}
}
