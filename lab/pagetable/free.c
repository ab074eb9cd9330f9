// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Giving tables back, those below before those above. There is no recursion: an array holds
 * the tables from the root down to the current one.
 */
#include "free.h"

#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"

static void free_table(struct pt_map *map, uint64_t pa)
{
	pt_env_free(map->env, pa);
	map->cost.freed++;
}

void pt_free_below(struct pt_map *map, uint64_t top, int32_t level, uint64_t offset, uint64_t end)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint64_t path[PT_LEVELS];
	uint64_t entry = top, size;
	int32_t at = level;

	for (;;) {
		/* Down to where there are no more tables. The last level has none. */
		while (at < PT_LEVEL_LAST &&
		       (at == level ||
			pt_entry_kind(geometry, at, entry) == PT_ENTRY_TABLE)) {
			uint64_t pa = pt_entry_address(geometry, geometry->granule_shift,
						       entry);

			at++;
			path[at - PT_LEVEL_FIRST] = pa;
			entry = pt_env_at(map->env, pa)
				[pt_geometry_index(geometry, at, offset)];
		}

		/* To the next entry, and up as often as it is the first of a table. */
		size = (uint64_t)1 << pt_geometry_shift(geometry, at);
		if (at == PT_LEVEL_LAST)
			size *= pt_geometry_entries(geometry, at);
		offset = (offset | (size - 1)) + 1;
		while (offset >= end || !pt_geometry_index(geometry, at, offset)) {
			free_table(map, path[at - PT_LEVEL_FIRST]);
			if (--at == level)
				return;
		}
		entry = pt_env_at(map->env, path[at - PT_LEVEL_FIRST])
			[pt_geometry_index(geometry, at, offset)];
	}
}

enum pt_status pt_free(struct pt_map *map, uint64_t va, uint64_t size)
{
	const struct pt_geometry *geometry = &map->geometry;
	enum pt_status status;
	uint64_t offset;

	status = pt_extent_offset(geometry, va, size, &offset);
	if (status != PT_OK)
		return status;

	pt_free_below(map, pt_entry_table(geometry, map->root), geometry->start_level - 1,
		      offset, offset + size);
	map->root = 0;

	return PT_OK;
}
