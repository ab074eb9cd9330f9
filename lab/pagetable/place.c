// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Writing tables that no walker sees yet.
 */
#include <pagetable/env.h>
#include "walk.h"

#define UNROLLED	64

/*
 * All time goes here. The compiler makes one store of two entries: each entry then costs
 * an addition, half a store and little of the loop.
 */
static void fill(uint64_t *entry, uint64_t count, uint64_t descriptor, uint64_t step)
{
	uint64_t i;

	for (; count >= UNROLLED; count -= UNROLLED, entry += UNROLLED) {
#pragma GCC unroll 64
		for (i = 0; i < UNROLLED; i++, descriptor += step)
			entry[i] = descriptor;
	}

	for (i = 0; i < count; i++, descriptor += step)
		entry[i] = descriptor;
}

void pt_place_begin(struct pt_place *place, struct pt_map *map,
		    struct pt_reserve *reserve, int32_t level)
{
	memset(place, 0, sizeof(*place));
	place->map = map;
	place->reserve = reserve;
	place->level = level;
	place->reached = level;
}

/* Take a table for an entry. One that is about to be filled is not cleared. */
static uint64_t *add_table(struct pt_place *place, uint64_t *entry, bool filled)
{
	struct pt_map *map = place->map;
	uint64_t *table, pa;

	table = pt_reserve_take(map, place->reserve, &pa);
	if (!table)
		return NULL;

	if (!filled)
		memset(table, 0, (size_t)1 << map->geometry.granule_shift);
	*entry = pt_entry_table(&map->geometry, pa);
	if (entry != &place->top)
		map->cost.stores++;

	return table;
}

/*
 * The entry for an address; @filled if all others in its table will be filled as well. The
 * way begins at the last table that the entry before this one is below, too.
 */
static uint64_t *entry_for(struct pt_place *place, uint64_t offset, int32_t level, bool filled)
{
	const struct pt_geometry *geometry = &place->map->geometry;
	uint64_t *table, *entry = &place->top;
	int32_t at = place->reached < level ? place->reached : level;

	while (at > place->level &&
	       (offset ^ place->offset) >> pt_geometry_shift(geometry, at - 1))
		at--;
	if (at > place->level)
		entry = &place->way[at - PT_LEVEL_FIRST][pt_walk_index(geometry, at, offset)];

	for (; at < level; at++) {
		if (*entry)
			table = pt_env_at(place->map->env, pt_entry_address(geometry,
							   geometry->granule_shift,
								     *entry));
		else
			table = add_table(place, entry, filled && at + 1 == level);
		if (!table)
			return NULL;
		place->way[at + 1 - PT_LEVEL_FIRST] = table;
		entry = &table[pt_walk_index(geometry, at + 1, offset)];
	}

	place->reached = level;
	place->offset = offset;

	return entry;
}

bool pt_place_root(struct pt_place *place)
{
	return entry_for(place, 0, place->level + 1, false);
}

bool pt_place_entry(struct pt_place *place, uint64_t offset, int32_t level, uint64_t entry)
{
	uint64_t *slot = entry_for(place, offset, level, false);

	if (!slot)
		return false;

	*slot = entry;
	place->map->cost.stores++;

	return true;
}

/* Write a piece, table by table. */
static bool place_piece(struct pt_place *place, const struct pt_extent *extent,
			const struct pt_piece *piece)
{
	const struct pt_geometry *geometry = &place->map->geometry;
	uint64_t attributes = extent->attributes | (piece->contiguous ? PT_ENTRY_CONTIGUOUS : 0);
	uint64_t leaf = pt_entry_leaf(geometry, piece->level, extent->pa, attributes);
	uint32_t entries = pt_geometry_entries(geometry, piece->level);
	uint32_t shift = pt_geometry_shift(geometry, piece->level);
	uint64_t offset = extent->offset, left, here, *entry;

	for (left = piece->count; left; left -= here) {
		here = entries - pt_walk_index(geometry, piece->level, offset);
		if (here > left)
			here = left;
		entry = entry_for(place, offset, piece->level, here == entries);
		if (!entry)
			return false;

		fill(entry, here, leaf, (uint64_t)1 << shift);
		leaf += here << shift;
		offset += here << shift;
	}
	place->map->cost.stores += piece->count;

	return true;
}

bool pt_place_extent(struct pt_place *place, const struct pt_extent *extent,
		     enum pt_grain grain)
{
	const struct pt_geometry *geometry = &place->map->geometry;
	struct pt_extent rest = *extent;
	struct pt_piece piece;

	while (rest.size) {
		pt_piece_first(geometry, &rest, grain, &piece);
		if (!place_piece(place, &rest, &piece))
			return false;
		pt_extent_advance(&rest, piece.count <<
					   pt_geometry_shift(geometry, piece.level));
	}

	return true;
}

enum pt_status pt_place_finish(struct pt_place *place, bool complete,
			       uint64_t offset, uint64_t end)
{
	struct pt_map *map = place->map;
	const struct pt_geometry *geometry = &map->geometry;

	pt_unreserve(map, place->reserve);
	if (!complete) {
		if (place->top)
			pt_release(map, place->top, place->level, offset, end);
		return PT_CHANGED;
	}

	pt_env_publish(map->env);
	map->root = pt_entry_address(geometry, geometry->granule_shift, place->top);

	return PT_OK;
}
