// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Tables taken before they are needed. The first entry of each names the next one: it
 * is memory that no table walk uses yet.
 */
#include "reserve.h"

#include <pagetable/env.h>
#include <pagetable/map.h>

enum pt_status pt_reserve(struct pt_map *map, uint64_t tables, struct pt_reserve *reserve)
{
	struct pt_reserve taken = { 0 };
	uint64_t pa;

	while (taken.count < tables) {
		if (!pt_env_alloc(map->env, &pa)) {
			pt_unreserve(map, &taken);
			return PT_NO_MEMORY;
		}
		*pt_env_at(map->env, pa) = taken.first;
		taken.first = pa;
		taken.count++;
		map->cost.taken++;
	}

	*reserve = taken;
	return PT_OK;
}

uint64_t *pt_reserve_take(struct pt_map *map, struct pt_reserve *reserve, uint64_t *pa)
{
	uint64_t *table;

	if (!reserve->count)
		return NULL;

	*pa = reserve->first;
	table = pt_env_at(map->env, *pa);
	reserve->first = *table;
	reserve->count--;

	return table;
}

void pt_unreserve(struct pt_map *map, struct pt_reserve *reserve)
{
	uint64_t pa;

	while (pt_reserve_take(map, reserve, &pa)) {
		pt_env_free(map->env, pa);
		map->cost.freed++;
	}
}
