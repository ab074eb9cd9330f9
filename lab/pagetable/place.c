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

void ersi_place_begin(struct ersi_place *place, struct ersi_pagetable *map,
		      struct ersi_reserve *reserve, int32_t level)
{
	memset(place, 0, sizeof(*place));
	place->map = map;
	place->reserve = reserve;
	place->level = level;
	place->reached = level;
}

/* Take a table for an entry. One that is about to be filled is not cleared. */
static uint64_t *add_table(struct ersi_place *place, uint64_t *entry, bool filled)
{
	struct ersi_pagetable *map = place->map;
	uint64_t *table, pa;

	table = ersi_reserve_take(map, place->reserve, &pa);
	if (!table)
		return NULL;

	if (!filled)
		memset(table, 0, (size_t)1 << map->geometry.granule_shift);
	*entry = ersi_entry_table(&map->geometry, pa);
	if (entry != &place->top)
		map->cost.stores++;

	return table;
}

/*
 * The entry for an address; @filled if all others in its table will be filled as well. The
 * way begins at the last table that the entry before this one is below, too.
 */
static uint64_t *entry_for(struct ersi_place *place, uint64_t offset, int32_t level, bool filled)
{
	const struct ersi_geometry *geometry = &place->map->geometry;
	uint64_t *table, *entry = &place->top;
	int32_t at = place->reached < level ? place->reached : level;

	while (at > place->level &&
	       (offset ^ place->offset) >> ersi_geometry_shift(geometry, at - 1))
		at--;
	if (at > place->level)
		entry = &place->way[at - ERSI_LEVEL_FIRST][ersi_walk_index(geometry, at, offset)];

	for (; at < level; at++) {
		if (*entry)
			table = ersi_env_table_at(place->map->env,
						  ersi_entry_address(geometry,
								     geometry->granule_shift,
								     *entry));
		else
			table = add_table(place, entry, filled && at + 1 == level);
		if (!table)
			return NULL;
		place->way[at + 1 - ERSI_LEVEL_FIRST] = table;
		entry = &table[ersi_walk_index(geometry, at + 1, offset)];
	}

	place->reached = level;
	place->offset = offset;

	return entry;
}

bool ersi_place_root(struct ersi_place *place)
{
	return entry_for(place, 0, place->level + 1, false);
}

bool ersi_place_entry(struct ersi_place *place, uint64_t offset, int32_t level, uint64_t entry)
{
	uint64_t *slot = entry_for(place, offset, level, false);

	if (!slot)
		return false;

	*slot = entry;
	place->map->cost.stores++;

	return true;
}

/* Write a piece, table by table. */
static bool place_piece(struct ersi_place *place, const struct ersi_extent *extent,
			const struct ersi_piece *piece)
{
	const struct ersi_geometry *geometry = &place->map->geometry;
	uint64_t attributes = extent->attributes | (piece->contiguous ? ERSI_ENTRY_CONTIGUOUS : 0);
	uint64_t leaf = ersi_entry_leaf(geometry, piece->level, extent->pa, attributes);
	uint32_t entries = ersi_geometry_entries(geometry, piece->level);
	uint32_t shift = ersi_geometry_shift(geometry, piece->level);
	uint64_t offset = extent->offset, left, here, *entry;

	for (left = piece->count; left; left -= here) {
		here = entries - ersi_walk_index(geometry, piece->level, offset);
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

bool ersi_place_extent(struct ersi_place *place, const struct ersi_extent *extent,
		       enum ersi_grain grain)
{
	const struct ersi_geometry *geometry = &place->map->geometry;
	struct ersi_extent rest = *extent;
	struct ersi_piece piece;

	while (rest.size) {
		ersi_piece_first(geometry, &rest, grain, &piece);
		if (!place_piece(place, &rest, &piece))
			return false;
		ersi_extent_advance(&rest, piece.count <<
					   ersi_geometry_shift(geometry, piece.level));
	}

	return true;
}

enum ersi_pagetable_status ersi_place_finish(struct ersi_place *place, bool complete,
					     uint64_t offset, uint64_t end)
{
	struct ersi_pagetable *map = place->map;
	const struct ersi_geometry *geometry = &map->geometry;

	ersi_pagetable_unreserve(map, place->reserve);
	if (!complete) {
		if (place->top)
			ersi_release(map, place->top, place->level, offset, end);
		return ERSI_PAGETABLE_CHANGED;
	}

	ersi_env_table_publish(map->env);
	map->root = ersi_entry_address(geometry, geometry->granule_shift, place->top);

	return ERSI_PAGETABLE_OK;
}
