// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Blocks and contiguous runs to pages. With break-before-make a broken entry is already
 * what it will be, but for the valid bit.
 */
#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"
#include "free.h"
#include "live.h"
#include "walk.h"
#include "writer.h"

/* Check the range, and let it cut through nothing. */
static enum pt_status prepare(const struct pt_map *map, uint64_t va,
			      uint64_t size, uint64_t *offset, uint64_t *end)
{
	enum pt_status status;

	status = pt_extent_offset(&map->geometry, va, size, offset);
	if (status != PT_OK)
		return status;

	*end = *offset + size;
	pt_walk_round(map, offset, end);

	return pt_walk_check(map, *offset, *end);
}

/* Tables that map with pages what one entry of a level maps. */
static uint64_t tables_below(const struct pt_geometry *geometry, int32_t level)
{
	uint32_t shift = pt_geometry_shift(geometry, level);
	uint64_t tables = 0;

	for (; level < PT_LEVEL_LAST; level++)
		tables += (uint64_t)1 << (shift - pt_geometry_shift(geometry, level));

	return tables;
}

static uint64_t count_tables(const struct pt_map *map, uint64_t offset, uint64_t end)
{
	struct pt_slot slot;
	uint64_t tables = 0;

	while (pt_walk_seek(map, PT_SEEK_COARSE, &offset, end, &slot)) {
		tables += tables_below(&map->geometry, slot.level);
		offset += (uint64_t)1 << pt_geometry_shift(&map->geometry, slot.level);
	}

	return tables;
}

enum pt_status pt_count_split(const struct pt_map *map, uint64_t va, uint64_t size,
			      uint64_t *tables)
{
	enum pt_status status;
	uint64_t offset, end;

	status = prepare(map, va, size, &offset, &end);
	if (status == PT_OK)
		*tables = count_tables(map, offset, end);

	return status;
}

/* Make tables of pages for a block. */
static bool split_block(struct pt_map *map, const struct pt_slot *slot,
			uint64_t offset, struct pt_reserve *reserve, uint64_t *table)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint32_t shift = pt_geometry_shift(geometry, slot->level);
	const struct pt_extent extent = {
		.offset = offset,
		.size = (uint64_t)1 << shift,
		.mapped = true,
		.pa = pt_entry_address(geometry, shift, slot->entry),
		.attributes = slot->entry & pt_entry_attributes(geometry),
	};
	struct pt_writer writer;
	bool complete;

	pt_writer_begin(&writer, map, reserve, slot->level);
	complete = pt_writer_extent(&writer, &extent, PT_MAPPING_PAGES);
	if (!complete && writer.top)
		pt_free_below(map, writer.top, slot->level, offset, offset + extent.size);
	*table = writer.top;

	return complete;
}

/* Replace, or break, all blocks and runs. */
static bool split_entries(struct pt_map *map, uint64_t offset, uint64_t end,
			  enum pt_change change, struct pt_reserve *reserve)
{
	uint64_t valid = change == PT_CHANGE_DIRECT ? PT_ENTRY_VALID : 0;
	struct pt_slot slot;
	uint64_t entry;

	while (pt_walk_seek(map, PT_SEEK_COARSE, &offset, end, &slot)) {
		entry = slot.entry & ~PT_ENTRY_CONTIGUOUS;
		if (slot.level < PT_LEVEL_LAST &&
		    !split_block(map, &slot, offset, reserve, &entry))
			return false;
		if (slot.level < PT_LEVEL_LAST && change == PT_CHANGE_DIRECT)
			pt_env_publish(map->env);
		pt_live_store(map, &slot, (entry & ~PT_ENTRY_VALID) | valid);
		offset += (uint64_t)1 << pt_geometry_shift(&map->geometry, slot.level);
	}

	return true;
}

static void make(struct pt_map *map, uint64_t offset, uint64_t end)
{
	struct pt_slot slot;

	while (pt_walk_seek(map, PT_SEEK_BROKEN, &offset, end, &slot)) {
		pt_live_store(map, &slot, slot.entry | PT_ENTRY_VALID);
		offset += (uint64_t)1 << pt_geometry_shift(&map->geometry, slot.level);
	}
}

enum pt_status pt_split(struct pt_map *map, uint64_t va, uint64_t size, enum pt_change change,
			struct pt_reserve *reserve)
{
	enum pt_status status;
	uint64_t offset, end, before;
	bool complete;

	status = prepare(map, va, size, &offset, &end);
	if (status != PT_OK)
		return status;
	if (reserve->count < count_tables(map, offset, end))
		return PT_NO_MEMORY;

	before = map->cost.stores;
	complete = split_entries(map, offset, end, change, reserve);
	if (map->cost.stores != before) {
		pt_live_invalidate(map, offset, end - offset);
		if (change == PT_CHANGE_BREAK) {
			make(map, offset, end);
			pt_env_publish(map->env);
		}
	}

	return complete ? PT_OK : PT_CHANGED;
}
