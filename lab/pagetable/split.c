// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Blocks and contiguous runs to pages. With break-before-make a broken entry is already
 * what it will be, but for the valid bit.
 */
#include <pagetable/env.h>
#include "walk.h"

/* Check the range, and let it cut through nothing. */
static enum ersi_pagetable_status prepare(const struct ersi_pagetable *map, uint64_t va,
					  uint64_t size, uint64_t *offset, uint64_t *end)
{
	enum ersi_pagetable_status status;

	status = ersi_span_check(&map->geometry, va, size, offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	*end = *offset + size;
	ersi_walk_round(map, offset, end);

	return ersi_walk_check(map, *offset, *end);
}

/* Tables that map with pages what one entry of a level maps. */
static uint64_t tables_below(const struct ersi_geometry *geometry, int32_t level)
{
	uint32_t shift = ersi_geometry_shift(geometry, level);
	uint64_t tables = 0;

	for (; level < ERSI_LEVEL_LAST; level++)
		tables += (uint64_t)1 << (shift - ersi_geometry_shift(geometry, level));

	return tables;
}

static uint64_t count_tables(const struct ersi_pagetable *map, uint64_t offset, uint64_t end)
{
	struct ersi_slot slot;
	uint64_t tables = 0;

	while (ersi_walk_seek(map, ERSI_SEEK_COARSE, &offset, end, &slot)) {
		tables += tables_below(&map->geometry, slot.level);
		offset += (uint64_t)1 << ersi_geometry_shift(&map->geometry, slot.level);
	}

	return tables;
}

enum ersi_pagetable_status ersi_pagetable_need_split(const struct ersi_pagetable *map,
						     uint64_t va, uint64_t size,
						     uint64_t *tables)
{
	enum ersi_pagetable_status status;
	uint64_t offset, end;

	status = prepare(map, va, size, &offset, &end);
	if (status == ERSI_PAGETABLE_OK)
		*tables = count_tables(map, offset, end);

	return status;
}

/* Make tables of pages for a block. */
static bool split_block(struct ersi_pagetable *map, const struct ersi_slot *slot,
			uint64_t offset, struct ersi_reserve *reserve, uint64_t *table)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint32_t shift = ersi_geometry_shift(geometry, slot->level);
	const struct ersi_extent extent = {
		.offset = offset,
		.size = (uint64_t)1 << shift,
		.mapped = true,
		.pa = ersi_entry_address(geometry, shift, slot->entry),
		.attributes = slot->entry & ersi_entry_attributes(geometry),
	};
	struct ersi_place place;
	bool complete;

	ersi_place_begin(&place, map, reserve, slot->level);
	complete = ersi_place_extent(&place, &extent, ERSI_GRAIN_PAGES);
	if (!complete && place.top)
		ersi_release(map, place.top, slot->level, offset, offset + extent.size);
	*table = place.top;

	return complete;
}

/* Replace, or break, all blocks and runs. */
static bool split_entries(struct ersi_pagetable *map, uint64_t offset, uint64_t end,
			  enum ersi_change change, struct ersi_reserve *reserve)
{
	uint64_t valid = change == ERSI_CHANGE_DIRECT ? ERSI_ENTRY_VALID : 0;
	struct ersi_slot slot;
	uint64_t entry;

	while (ersi_walk_seek(map, ERSI_SEEK_COARSE, &offset, end, &slot)) {
		entry = slot.entry & ~ERSI_ENTRY_CONTIGUOUS;
		if (slot.level < ERSI_LEVEL_LAST &&
		    !split_block(map, &slot, offset, reserve, &entry))
			return false;
		if (slot.level < ERSI_LEVEL_LAST && change == ERSI_CHANGE_DIRECT)
			ersi_env_table_publish(map->env);
		ersi_store(map, &slot, (entry & ~ERSI_ENTRY_VALID) | valid);
		offset += (uint64_t)1 << ersi_geometry_shift(&map->geometry, slot.level);
	}

	return true;
}

static void make(struct ersi_pagetable *map, uint64_t offset, uint64_t end)
{
	struct ersi_slot slot;

	while (ersi_walk_seek(map, ERSI_SEEK_BROKEN, &offset, end, &slot)) {
		ersi_store(map, &slot, slot.entry | ERSI_ENTRY_VALID);
		offset += (uint64_t)1 << ersi_geometry_shift(&map->geometry, slot.level);
	}
}

enum ersi_pagetable_status ersi_pagetable_split(struct ersi_pagetable *map, uint64_t va,
						uint64_t size, enum ersi_change change,
						struct ersi_reserve *reserve)
{
	enum ersi_pagetable_status status;
	uint64_t offset, end, before;
	bool complete;

	status = prepare(map, va, size, &offset, &end);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	if (reserve->count < count_tables(map, offset, end))
		return ERSI_PAGETABLE_NO_MEMORY;

	before = map->cost.stores;
	complete = split_entries(map, offset, end, change, reserve);
	if (map->cost.stores != before) {
		ersi_invalidate(map, offset, end - offset);
		if (change == ERSI_CHANGE_BREAK) {
			make(map, offset, end);
			ersi_env_table_publish(map->env);
		}
	}

	return complete ? ERSI_PAGETABLE_OK : ERSI_PAGETABLE_CHANGED;
}
