// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Giving tables back, those below before those above. The way down is remembered in an
 * array, as there is no recursion.
 */
#include <pagetable/env.h>
#include "walk.h"

static void free_table(struct ersi_pagetable *map, uint64_t pa)
{
	ersi_env_table_free(map->env, pa);
	map->cost.freed++;
}

void ersi_release(struct ersi_pagetable *map, uint64_t top, int32_t level, uint64_t offset,
		  uint64_t end)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t way[ERSI_LEVELS];
	uint64_t entry = top, size;
	int32_t at = level;

	for (;;) {
		/* Down to where there are no more tables. The last level has none. */
		while (at < ERSI_LEVEL_LAST &&
		       (at == level ||
			ersi_entry_kind(geometry, at, entry) == ERSI_ENTRY_TABLE)) {
			uint64_t pa = ersi_entry_address(geometry, geometry->granule_shift,
							 entry);

			at++;
			way[at - ERSI_LEVEL_FIRST] = pa;
			entry = ersi_env_table_at(map->env, pa)
				[ersi_walk_index(geometry, at, offset)];
		}

		/* To the next entry, and up as often as it is the first of a table. */
		size = (uint64_t)1 << ersi_geometry_shift(geometry, at);
		if (at == ERSI_LEVEL_LAST)
			size *= ersi_geometry_entries(geometry, at);
		offset = (offset | (size - 1)) + 1;
		while (offset >= end || !ersi_walk_index(geometry, at, offset)) {
			free_table(map, way[at - ERSI_LEVEL_FIRST]);
			if (--at == level)
				return;
		}
		entry = ersi_env_table_at(map->env, way[at - ERSI_LEVEL_FIRST])
			[ersi_walk_index(geometry, at, offset)];
	}
}

enum ersi_pagetable_status ersi_pagetable_free(struct ersi_pagetable *map, uint64_t va,
					       uint64_t size)
{
	const struct ersi_geometry *geometry = &map->geometry;
	enum ersi_pagetable_status status;
	uint64_t offset;

	status = ersi_span_check(geometry, va, size, &offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	ersi_release(map, ersi_entry_table(geometry, map->root), geometry->start_level - 1,
		     offset, offset + size);
	map->root = 0;

	return ERSI_PAGETABLE_OK;
}
