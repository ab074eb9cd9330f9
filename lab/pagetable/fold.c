// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Pages to blocks and contiguous runs. What follows each other on both sides is cut into
 * entries as for a new map; where a table is in the place of such an entry, it goes.
 *
 * With break-before-make everything is broken first, so that one invalidation is enough.
 * A broken entry keeps its other bits: the table that it names is still needed to know
 * what it will be, and the contiguous bit, which is ignored there, says whether it will
 * be part of a run.
 */
#include <pagetable/env.h>
#include "walk.h"

/* The leaf that maps what the tables below an entry map, all of which follows itself. */
static uint64_t folded(const struct ersi_pagetable *map, const struct ersi_slot *slot)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t limits = slot->limits, entry = slot->entry | ERSI_ENTRY_VALID;
	int32_t level = slot->level;
	uint64_t attributes, pa;

	while (ersi_entry_kind(geometry, level, entry) == ERSI_ENTRY_TABLE) {
		if (!geometry->hpd)
			limits |= entry & ERSI_ENTRY_LIMITS;
		pa = ersi_entry_address(geometry, geometry->granule_shift, entry);
		entry = ersi_entry_read(ersi_env_table_at(map->env, pa));
		level++;
	}

	attributes = ersi_entry_limit(entry & ersi_entry_attributes(geometry), limits);
	attributes |= slot->entry & ERSI_ENTRY_CONTIGUOUS;
	pa = ersi_entry_address(geometry, ersi_geometry_shift(geometry, level), entry);

	return ersi_entry_leaf(geometry, slot->level, pa, attributes);
}

/* Free the tables below an entry that is replaced now. */
static void free_below(struct ersi_pagetable *map, const struct ersi_slot *slot,
		       uint64_t offset)
{
	uint64_t size = (uint64_t)1 << ersi_geometry_shift(&map->geometry, slot->level);

	ersi_release(map, slot->entry, slot->level, offset, offset + size);
}

/* Replace, or break, one entry that shall be @leaf. */
static bool fold_entry(struct ersi_pagetable *map, uint64_t offset, uint64_t leaf,
		       enum ersi_change change, const struct ersi_slot *slot)
{
	const struct ersi_geometry *geometry = &map->geometry;
	bool table = ersi_entry_kind(geometry, slot->level, slot->entry) == ERSI_ENTRY_TABLE;

	if (!table && !(leaf & ~slot->entry & ERSI_ENTRY_CONTIGUOUS))
		return false;

	if (change == ERSI_CHANGE_DIRECT) {
		ersi_store(map, slot, leaf);
		if (table) {
			ersi_invalidate(map, offset,
					(uint64_t)1 << ersi_geometry_shift(geometry, slot->level));
			free_below(map, slot, offset);
		}
	} else if (table) {
		ersi_store(map, slot, (slot->entry & ~(ERSI_ENTRY_VALID | ERSI_ENTRY_CONTIGUOUS)) |
				      (leaf & ERSI_ENTRY_CONTIGUOUS));
	} else {
		ersi_store(map, slot, leaf & ~ERSI_ENTRY_VALID);
	}

	return true;
}

static bool fold_extent(struct ersi_pagetable *map, struct ersi_extent *extent,
			enum ersi_grain grain, enum ersi_change change)
{
	const struct ersi_geometry *geometry = &map->geometry;
	bool changed = false;
	struct ersi_piece piece;
	struct ersi_slot slot;
	uint64_t attributes, leaf, size;

	while (extent->size) {
		ersi_piece_first(geometry, extent, grain, &piece);
		size = (uint64_t)1 << ersi_geometry_shift(geometry, piece.level);
		attributes = extent->attributes |
			     (piece.contiguous ? ERSI_ENTRY_CONTIGUOUS : 0);

		/* A block that is larger, but partly outside of the range, stays. */
		ersi_walk_find(map, extent->offset, piece.level, &slot);
		if (slot.level < piece.level) {
			ersi_extent_advance(extent, size * piece.count);
			continue;
		}

		for (; piece.count; piece.count--, slot.index++) {
			slot.entry = ersi_entry_read(&slot.table[slot.index]);
			leaf = ersi_entry_leaf(geometry, piece.level, extent->pa, attributes);
			if (fold_entry(map, extent->offset, leaf, change, &slot))
				changed = true;
			ersi_extent_advance(extent, size);
		}
	}

	return changed;
}

/* Go through all extents; with break-before-make, break only. */
static bool fold_extents(struct ersi_pagetable *map, uint64_t offset, uint64_t end,
			 enum ersi_grain grain, enum ersi_change change)
{
	struct ersi_extent extent;
	bool changed = false;

	while (offset < end &&
	       ersi_walk_extent(map, offset, end, &extent) == ERSI_PAGETABLE_OK) {
		offset += extent.size;
		if (extent.mapped && fold_extent(map, &extent, grain, change))
			changed = true;
	}

	return changed;
}

/* Make what was broken. */
static void make(struct ersi_pagetable *map, uint64_t offset, uint64_t end)
{
	struct ersi_slot slot;

	while (ersi_walk_seek(map, ERSI_SEEK_BROKEN, &offset, end, &slot)) {
		if (slot.level < ERSI_LEVEL_LAST && (slot.entry & ERSI_ENTRY_TYPE)) {
			ersi_store(map, &slot, folded(map, &slot));
			free_below(map, &slot, offset);
		} else {
			ersi_store(map, &slot, slot.entry | ERSI_ENTRY_VALID);
		}
	}
}

enum ersi_pagetable_status ersi_pagetable_fold(struct ersi_pagetable *map, uint64_t va,
					       uint64_t size, enum ersi_grain grain,
					       enum ersi_change change)
{
	enum ersi_pagetable_status status;
	uint64_t offset;

	status = ersi_span_check(&map->geometry, va, size, &offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	status = ersi_walk_check(map, offset, offset + size);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	if (grain == ERSI_GRAIN_PAGES ||
	    !fold_extents(map, offset, offset + size, grain, change))
		return ERSI_PAGETABLE_OK;

	ersi_invalidate(map, offset, size);
	if (change == ERSI_CHANGE_BREAK) {
		make(map, offset, offset + size);
		ersi_env_table_publish(map->env);
	}

	return ERSI_PAGETABLE_OK;
}
