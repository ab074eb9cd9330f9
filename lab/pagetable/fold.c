// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Pages to blocks and contiguous runs. What follows each other on both sides is cut into
 * entries as for a new map. Where there is a table instead of such an entry, it is freed.
 *
 * With break-before-make everything is broken first, so that one invalidation is enough.
 * A broken entry keeps its other bits: the table that it names is still needed to know
 * what it will be, and the contiguous bit, which is ignored there, says whether it will
 * be part of a run.
 */
#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"
#include "free.h"
#include "live.h"
#include "walk.h"

/* The leaf that maps what the tables below an entry map, all of which follows itself. */
static uint64_t folded(const struct pt_map *map, const struct pt_slot *slot)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint64_t limits = slot->limits, entry = slot->entry | PT_ENTRY_VALID;
	int32_t level = slot->level;
	uint64_t attributes, pa;

	while (pt_entry_kind(geometry, level, entry) == PT_ENTRY_TABLE) {
		if (!geometry->hpd)
			limits |= entry & PT_ENTRY_LIMITS;
		pa = pt_entry_address(geometry, geometry->granule_shift, entry);
		entry = pt_entry_read(pt_env_at(map->env, pa));
		level++;
	}

	attributes = pt_entry_limit(entry & pt_entry_attributes(geometry), limits);
	attributes |= slot->entry & PT_ENTRY_CONTIGUOUS;
	pa = pt_entry_address(geometry, pt_geometry_shift(geometry, level), entry);

	return pt_entry_leaf(geometry, slot->level, pa, attributes);
}

/* Free the tables below an entry that is replaced now. */
static void free_below(struct pt_map *map, const struct pt_slot *slot, uint64_t offset)
{
	uint64_t size = (uint64_t)1 << pt_geometry_shift(&map->geometry, slot->level);

	pt_free_below(map, slot->entry, slot->level, offset, offset + size);
}

/* Replace, or break, one entry that shall be @leaf. */
static bool fold_entry(struct pt_map *map, uint64_t offset, uint64_t leaf,
		       enum pt_change change, const struct pt_slot *slot)
{
	const struct pt_geometry *geometry = &map->geometry;
	bool table = pt_entry_kind(geometry, slot->level, slot->entry) == PT_ENTRY_TABLE;

	if (!table && !(leaf & ~slot->entry & PT_ENTRY_CONTIGUOUS))
		return false;

	if (change == PT_CHANGE_DIRECT) {
		pt_live_store(map, slot, leaf);
		if (table) {
			pt_live_invalidate(map, offset,
					   (uint64_t)1 << pt_geometry_shift(geometry, slot->level));
			free_below(map, slot, offset);
		}
	} else if (table) {
		pt_live_store(map, slot, (slot->entry & ~(PT_ENTRY_VALID | PT_ENTRY_CONTIGUOUS)) |
				      (leaf & PT_ENTRY_CONTIGUOUS));
	} else {
		pt_live_store(map, slot, leaf & ~PT_ENTRY_VALID);
	}

	return true;
}

static bool fold_extent(struct pt_map *map, struct pt_extent *extent,
			enum pt_mapping mapping, enum pt_change change)
{
	const struct pt_geometry *geometry = &map->geometry;
	bool changed = false;
	struct pt_piece piece;
	struct pt_slot slot;
	uint64_t attributes, leaf, size;

	while (extent->size) {
		pt_extent_piece(geometry, extent, mapping, &piece);
		size = (uint64_t)1 << pt_geometry_shift(geometry, piece.level);
		attributes = extent->attributes |
			     (piece.contiguous ? PT_ENTRY_CONTIGUOUS : 0);

		/* A block that is larger, but partly outside of the range, stays. */
		pt_walk_find(map, extent->offset, piece.level, &slot);
		if (slot.level < piece.level) {
			pt_extent_advance(extent, size * piece.count);
			continue;
		}

		for (; piece.count; piece.count--, slot.index++) {
			slot.entry = pt_entry_read(&slot.table[slot.index]);
			leaf = pt_entry_leaf(geometry, piece.level, extent->pa, attributes);
			if (fold_entry(map, extent->offset, leaf, change, &slot))
				changed = true;
			pt_extent_advance(extent, size);
		}
	}

	return changed;
}

/* Go through all extents; with break-before-make, break only. */
static bool fold_extents(struct pt_map *map, uint64_t offset, uint64_t end,
			 enum pt_mapping mapping, enum pt_change change)
{
	struct pt_extent extent;
	bool changed = false;

	while (offset < end &&
	       pt_walk_extent(map, offset, end, &extent) == PT_OK) {
		offset += extent.size;
		if (extent.mapped && fold_extent(map, &extent, mapping, change))
			changed = true;
	}

	return changed;
}

/* Make what was broken. */
static void make(struct pt_map *map, uint64_t offset, uint64_t end)
{
	struct pt_slot slot;

	while (pt_walk_seek(map, PT_SEEK_BROKEN, &offset, end, &slot)) {
		if (slot.level < PT_LEVEL_LAST && (slot.entry & PT_ENTRY_TYPE)) {
			pt_live_store(map, &slot, folded(map, &slot));
			free_below(map, &slot, offset);
		} else {
			pt_live_store(map, &slot, slot.entry | PT_ENTRY_VALID);
		}
	}
}

enum pt_status pt_fold(struct pt_map *map, uint64_t va, uint64_t size, enum pt_mapping mapping,
		       enum pt_change change)
{
	enum pt_status status;
	uint64_t offset;

	status = pt_extent_offset(&map->geometry, va, size, &offset);
	if (status != PT_OK)
		return status;
	status = pt_walk_check(map, offset, offset + size);
	if (status != PT_OK)
		return status;

	if (mapping == PT_MAPPING_PAGES ||
	    !fold_extents(map, offset, offset + size, mapping, change))
		return PT_OK;

	pt_live_invalidate(map, offset, size);
	if (change == PT_CHANGE_BREAK) {
		make(map, offset, offset + size);
		pt_env_publish(map->env);
	}

	return PT_OK;
}
