// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Writing tables that no walker sees yet.
 */
#include <earlyrsi/pagetableenv.h>
#include <earlyrsi/pagetablewalk.h>

#define UNROLLED	32

/*
 * All time goes here. The compiler makes one pair of stores of two entries: each entry
 * then costs an addition, half a store and little of the loop.
 */
static void fill(uint64_t *entry, uint32_t count, uint64_t descriptor, uint64_t step)
{
	uint32_t i;

	for (; count >= UNROLLED; count -= UNROLLED, entry += UNROLLED) {
#pragma GCC unroll 32
		for (i = 0; i < UNROLLED; i++, descriptor += step)
			entry[i] = descriptor;
	}

	for (i = 0; i < count; i++, descriptor += step)
		entry[i] = descriptor;
}

/* Take a table for an entry. One that is about to be filled is not cleared. */
static bool add_table(struct ersi_place *place, uint64_t *entry, bool filled)
{
	const struct ersi_geometry *geometry = &place->map->geometry;
	uint64_t pa;

	if (!ersi_reserve_take(place->map, place->reserve, &pa))
		return false;
	if (!filled)
		memset(ersi_env_table_at(place->map->env, pa), 0,
		       (size_t)1 << geometry->granule_shift);
	*entry = ersi_entry_table(geometry, pa);

	return true;
}

/* The entry for an address; @filled if all others in its table will be filled as well. */
static uint64_t *entry_for(struct ersi_place *place, uint64_t offset, int32_t level, bool filled)
{
	struct ersi_pagetable *map = place->map;
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t *entry = &place->top;
	int32_t next;
	uint64_t pa;

	for (next = place->level + 1; next <= level; next++) {
		if (!*entry) {
			if (!add_table(place, entry, filled && next == level))
				return NULL;
			if (entry != &place->top)
				map->cost.stores++;
		}
		pa = ersi_entry_address(geometry, geometry->granule_shift, *entry);
		entry = ersi_env_table_at(map->env, pa);
		entry += ersi_walk_index(geometry, next, offset);
	}

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

bool ersi_place_extent(struct ersi_place *place, const struct ersi_extent *extent,
		       enum ersi_grain grain)
{
	const struct ersi_geometry *geometry = &place->map->geometry;
	struct ersi_extent rest = *extent;
	struct ersi_piece piece;
	uint64_t attributes, *entry;
	uint32_t shift;

	for (; rest.size; ersi_extent_advance(&rest, (uint64_t)piece.count << shift)) {
		ersi_piece_first(geometry, &rest, grain, &piece);
		shift = ersi_geometry_shift(geometry, piece.level);
		attributes = rest.attributes | (piece.contiguous ? ERSI_ENTRY_CONTIGUOUS : 0);

		entry = entry_for(place, rest.offset, piece.level,
				  piece.count == ersi_geometry_entries(geometry, piece.level));
		if (!entry)
			return false;

		fill(entry, piece.count,
		     ersi_entry_leaf(geometry, piece.level, rest.pa, attributes),
		     (uint64_t)1 << shift);
		place->map->cost.stores += piece.count;
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
