// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Writing tables that no walker sees yet.
 */
#include "writer.h"

#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"
#include "free.h"
#include "reserve.h"

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

void pt_writer_begin(struct pt_writer *writer, struct pt_map *map,
		     struct pt_reserve *reserve, int32_t level)
{
	memset(writer, 0, sizeof(*writer));
	writer->map = map;
	writer->reserve = reserve;
	writer->level = level;
	writer->reached = level;
}

/* Take a table for an entry. One that is about to be filled is not cleared. */
static uint64_t *add_table(struct pt_writer *writer, uint64_t *entry, bool filled)
{
	struct pt_map *map = writer->map;
	uint64_t *table, pa;

	table = pt_reserve_take(map, writer->reserve, &pa);
	if (!table)
		return NULL;

	if (!filled)
		memset(table, 0, (size_t)1 << map->geometry.granule_shift);
	*entry = pt_entry_table(&map->geometry, pa);
	if (entry != &writer->top)
		map->cost.stores++;

	return table;
}

/*
 * The entry for an address; @filled if all others in its table will be filled as well. The
 * search begins at the last table that is also above the entry before this one.
 */
static uint64_t *entry_for(struct pt_writer *writer, uint64_t offset, int32_t level, bool filled)
{
	const struct pt_geometry *geometry = &writer->map->geometry;
	uint64_t *table, *entry = &writer->top;
	int32_t at = writer->reached < level ? writer->reached : level;

	while (at > writer->level &&
	       (offset ^ writer->offset) >> pt_geometry_shift(geometry, at - 1))
		at--;
	if (at > writer->level)
		entry = &writer->path[at - PT_LEVEL_FIRST][pt_geometry_index(geometry, at, offset)];

	for (; at < level; at++) {
		if (*entry)
			table = pt_env_at(writer->map->env,
					  pt_entry_address(geometry, geometry->granule_shift,
							   *entry));
		else
			table = add_table(writer, entry, filled && at + 1 == level);
		if (!table)
			return NULL;
		writer->path[at + 1 - PT_LEVEL_FIRST] = table;
		entry = &table[pt_geometry_index(geometry, at + 1, offset)];
	}

	writer->reached = level;
	writer->offset = offset;

	return entry;
}

bool pt_writer_root(struct pt_writer *writer)
{
	return entry_for(writer, 0, writer->level + 1, false);
}

bool pt_writer_entry(struct pt_writer *writer, uint64_t offset, int32_t level, uint64_t entry)
{
	uint64_t *slot = entry_for(writer, offset, level, false);

	if (!slot)
		return false;

	*slot = entry;
	writer->map->cost.stores++;

	return true;
}

/* Write a piece, table by table. */
static bool write_piece(struct pt_writer *writer, const struct pt_extent *extent,
			const struct pt_piece *piece)
{
	const struct pt_geometry *geometry = &writer->map->geometry;
	uint64_t attributes = extent->attributes | (piece->contiguous ? PT_ENTRY_CONTIGUOUS : 0);
	uint64_t leaf = pt_entry_leaf(geometry, piece->level, extent->pa, attributes);
	uint32_t entries = pt_geometry_entries(geometry, piece->level);
	uint32_t shift = pt_geometry_shift(geometry, piece->level);
	uint64_t offset = extent->offset, left, here, *entry;

	for (left = piece->count; left; left -= here) {
		here = entries - pt_geometry_index(geometry, piece->level, offset);
		if (here > left)
			here = left;
		entry = entry_for(writer, offset, piece->level, here == entries);
		if (!entry)
			return false;

		fill(entry, here, leaf, (uint64_t)1 << shift);
		leaf += here << shift;
		offset += here << shift;
	}
	writer->map->cost.stores += piece->count;

	return true;
}

bool pt_writer_extent(struct pt_writer *writer, const struct pt_extent *extent,
		      enum pt_mapping mapping)
{
	const struct pt_geometry *geometry = &writer->map->geometry;
	struct pt_extent rest = *extent;
	struct pt_piece piece;

	while (rest.size) {
		pt_extent_piece(geometry, &rest, mapping, &piece);
		if (!write_piece(writer, &rest, &piece))
			return false;
		pt_extent_advance(&rest, piece.count <<
					   pt_geometry_shift(geometry, piece.level));
	}

	return true;
}

enum pt_status pt_writer_finish(struct pt_writer *writer, bool complete,
				uint64_t offset, uint64_t end)
{
	struct pt_map *map = writer->map;
	const struct pt_geometry *geometry = &map->geometry;

	pt_unreserve(map, writer->reserve);
	if (!complete) {
		if (writer->top)
			pt_free_below(map, writer->top, writer->level, offset, end);
		return PT_CHANGED;
	}

	pt_env_publish(map->env);
	map->root = pt_entry_address(geometry, geometry->granule_shift, writer->top);

	return PT_OK;
}
