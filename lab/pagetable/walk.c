// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Reading tables. A descent ends after as many steps as there are levels and a search
 * at the end of its range, so that tables which refer to themselves or to each other
 * are no endless loop.
 */
#include "walk.h"

#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"

void pt_walk_find(const struct pt_map *map, uint64_t offset, int32_t level,
		  struct pt_slot *slot)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint64_t pa = map->root;

	slot->limits = 0;
	for (slot->level = geometry->start_level; ; slot->level++) {
		slot->table = pt_env_at(map->env, pa);
		slot->index = pt_geometry_index(geometry, slot->level, offset);
		slot->entry = pt_entry_read(&slot->table[slot->index]);
		if (slot->level >= level ||
		    pt_entry_kind(geometry, slot->level, slot->entry) != PT_ENTRY_TABLE)
			return;

		if (!geometry->hpd)
			slot->limits |= slot->entry & PT_ENTRY_LIMITS;
		pa = pt_entry_address(geometry, geometry->granule_shift, slot->entry);
	}
}

static bool is(enum pt_seek what, int32_t level, uint64_t entry, enum pt_entry_kind kind)
{
	switch (what) {
	case PT_SEEK_BAD:
		return kind == PT_ENTRY_RESERVED || (kind == PT_ENTRY_INVALID && entry);
	case PT_SEEK_COARSE:
		return kind == PT_ENTRY_LEAF && (level < PT_LEVEL_LAST ||
						 (entry & PT_ENTRY_CONTIGUOUS));
	default:
		return kind == PT_ENTRY_INVALID && entry;
	}
}

/*
 * Go through one table from an entry on, until one is found or is another table. Most of
 * what there is are pages as they should be: they are passed over by one comparison.
 */
static bool seek_here(const struct pt_geometry *geometry, enum pt_seek what,
		      uint64_t *offset, uint64_t end, struct pt_slot *slot)
{
	uint32_t shift = pt_geometry_shift(geometry, slot->level);
	uint32_t entries = pt_geometry_entries(geometry, slot->level);
	uint64_t size = (uint64_t)1 << shift, at = *offset & ~(size - 1);
	uint64_t page = PT_ENTRY_VALID | PT_ENTRY_TYPE, mask = page;
	uint64_t left = (end - at + size - 1) >> shift, entry = slot->entry;
	uint32_t index = slot->index;
	enum pt_entry_kind kind;
	bool found = false;

	if (what == PT_SEEK_COARSE)
		mask |= PT_ENTRY_CONTIGUOUS;
	if (slot->level < PT_LEVEL_LAST)
		mask = 0;

	if (left < entries - index)
		entries = index + (uint32_t)left;

	for (; index < entries; index++) {
		entry = pt_entry_read(&slot->table[index]);
		if ((entry & mask) == page)
			continue;

		kind = pt_entry_kind(geometry, slot->level, entry);
		found = is(what, slot->level, entry, kind);
		if (found || kind == PT_ENTRY_TABLE)
			break;
	}
	*offset = at + ((uint64_t)(index - slot->index) << shift);
	slot->index = index;
	slot->entry = entry;

	return found;
}

bool pt_walk_seek(const struct pt_map *map, enum pt_seek what, uint64_t *offset,
		  uint64_t end, struct pt_slot *slot)
{
	while (*offset < end) {
		pt_walk_find(map, *offset, PT_LEVEL_LAST, slot);
		if (seek_here(&map->geometry, what, offset, end, slot))
			return true;
	}

	return false;
}

enum pt_status pt_walk_check(const struct pt_map *map, uint64_t offset, uint64_t end)
{
	struct pt_slot slot;

	if (!pt_walk_seek(map, PT_SEEK_BAD, &offset, end, &slot))
		return PT_OK;

	return slot.entry & PT_ENTRY_VALID ? PT_CORRUPT : PT_FOREIGN;
}

/* The size of the block, or of the run of them, that an address is in. */
static uint64_t unit(const struct pt_map *map, uint64_t offset)
{
	const struct pt_geometry *geometry = &map->geometry;
	struct pt_slot slot;
	uint64_t size;

	pt_walk_find(map, offset, PT_LEVEL_LAST, &slot);
	if (pt_entry_kind(geometry, slot.level, slot.entry) != PT_ENTRY_LEAF)
		return (uint64_t)1 << geometry->granule_shift;

	size = (uint64_t)1 << pt_geometry_shift(geometry, slot.level);
	if (slot.entry & PT_ENTRY_CONTIGUOUS)
		size *= pt_geometry_run(geometry, slot.level);

	return size;
}

void pt_walk_round(const struct pt_map *map, uint64_t *offset, uint64_t *end)
{
	*offset &= ~(unit(map, *offset) - 1);
	*end = ((*end - 1) | (unit(map, *end - 1) - 1)) + 1;
}

/* How many entries from one on, itself included, continue it in the same table. */
static uint64_t alike(const struct pt_geometry *geometry, const struct pt_slot *slot,
		      bool mapped, uint64_t most)
{
	uint32_t shift = pt_geometry_shift(geometry, slot->level);
	uint64_t rest = pt_geometry_entries(geometry, slot->level) - slot->index;
	const uint64_t *entry = &slot->table[slot->index];
	uint64_t expected = slot->entry & ~PT_ENTRY_CONTIGUOUS;
	uint64_t step = mapped ? (uint64_t)1 << shift : 0;
	uint64_t pa = pt_entry_address(geometry, shift, slot->entry);
	uint64_t count;

	if (most > rest)
		most = rest;
	if (mapped && most > pt_entry_carry(geometry, pa) >> shift)
		most = pt_entry_carry(geometry, pa) >> shift;

	for (count = 1; count < most; count++) {
		expected += step;
		if ((pt_entry_read(&entry[count]) & ~PT_ENTRY_CONTIGUOUS) != expected)
			break;
	}

	return count;
}

/* As pt_walk_extent(), but no further than to the end of one table. */
static bool stretch(const struct pt_map *map, uint64_t offset, uint64_t end,
		    struct pt_extent *extent)
{
	const struct pt_geometry *geometry = &map->geometry;
	enum pt_entry_kind kind;
	struct pt_slot slot;
	uint64_t into, count;
	uint32_t shift;

	pt_walk_find(map, offset, PT_LEVEL_LAST, &slot);
	kind = pt_entry_kind(geometry, slot.level, slot.entry);
	if (kind == PT_ENTRY_RESERVED)
		return false;

	shift = pt_geometry_shift(geometry, slot.level);
	into = offset & (((uint64_t)1 << shift) - 1);
	count = alike(geometry, &slot, kind == PT_ENTRY_LEAF,
		      ((end - offset + into - 1) >> shift) + 1);

	extent->offset = offset;
	extent->size = (count << shift) - into;
	if (extent->size > end - offset)
		extent->size = end - offset;
	extent->mapped = kind == PT_ENTRY_LEAF;
	extent->pa = pt_entry_address(geometry, shift, slot.entry) + into;
	extent->attributes = pt_entry_limit(slot.entry & pt_entry_attributes(geometry),
					    slot.limits);

	return true;
}

static bool continues(const struct pt_extent *extent, const struct pt_extent *next)
{
	if (!extent->mapped || !next->mapped)
		return extent->mapped == next->mapped;

	return extent->pa + extent->size == next->pa && extent->attributes == next->attributes;
}

enum pt_status pt_walk_extent(const struct pt_map *map, uint64_t offset,
			      uint64_t end, struct pt_extent *extent)
{
	struct pt_extent next;

	if (!stretch(map, offset, end, extent))
		return PT_CORRUPT;

	while (extent->offset + extent->size < end) {
		if (!stretch(map, extent->offset + extent->size, end, &next) ||
		    !continues(extent, &next))
			break;
		extent->size += next.size;
	}

	return PT_OK;
}

enum pt_status pt_lookup(const struct pt_map *map, uint64_t va,
			 struct pt_translation *translation)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint64_t offset = va - pt_geometry_base(geometry);
	enum pt_entry_kind kind;
	struct pt_slot slot;
	uint32_t shift;

	if (offset >> geometry->va_bits)
		return PT_OUTSIDE;

	pt_walk_find(map, offset, PT_LEVEL_LAST, &slot);
	kind = pt_entry_kind(geometry, slot.level, slot.entry);
	translation->level = slot.level;
	if (kind == PT_ENTRY_INVALID)
		return PT_UNMAPPED;
	if (kind == PT_ENTRY_RESERVED)
		return PT_CORRUPT;

	shift = pt_geometry_shift(geometry, slot.level);
	translation->pa = pt_entry_address(geometry, shift, slot.entry) +
			  (offset & (((uint64_t)1 << shift) - 1));
	translation->attributes = pt_entry_limit(slot.entry & pt_entry_attributes(geometry),
						 slot.limits);
	translation->contiguous = slot.entry & PT_ENTRY_CONTIGUOUS;

	return PT_OK;
}
