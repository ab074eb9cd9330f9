// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Reading tables. A descent ends after as many steps as there are levels and a search
 * at the end of its range, so that tables which refer to themselves or to each other
 * are no endless loop.
 */
#include <pagetable/env.h>
#include "walk.h"

void ersi_walk_find(const struct ersi_pagetable *map, uint64_t offset, int32_t level,
		    struct ersi_slot *slot)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t pa = map->root;

	slot->limits = 0;
	for (slot->level = geometry->start_level; ; slot->level++) {
		slot->table = ersi_env_table_at(map->env, pa);
		slot->index = ersi_walk_index(geometry, slot->level, offset);
		slot->entry = ersi_entry_read(&slot->table[slot->index]);
		if (slot->level >= level ||
		    ersi_entry_kind(geometry, slot->level, slot->entry) != ERSI_ENTRY_TABLE)
			return;

		if (!geometry->hpd)
			slot->limits |= slot->entry & ERSI_ENTRY_LIMITS;
		pa = ersi_entry_address(geometry, geometry->granule_shift, slot->entry);
	}
}

static bool is(enum ersi_seek what, int32_t level, uint64_t entry, enum ersi_entry_kind kind)
{
	switch (what) {
	case ERSI_SEEK_BAD:
		return kind == ERSI_ENTRY_RESERVED || (kind == ERSI_ENTRY_INVALID && entry);
	case ERSI_SEEK_COARSE:
		return kind == ERSI_ENTRY_LEAF && (level < ERSI_LEVEL_LAST ||
						   (entry & ERSI_ENTRY_CONTIGUOUS));
	default:
		return kind == ERSI_ENTRY_INVALID && entry;
	}
}

/*
 * Go through one table from an entry on, until one is found or is another table. Most of
 * what there is are pages as they should be: they are passed over by one comparison.
 */
static bool seek_here(const struct ersi_geometry *geometry, enum ersi_seek what,
		      uint64_t *offset, uint64_t end, struct ersi_slot *slot)
{
	uint32_t shift = ersi_geometry_shift(geometry, slot->level);
	uint32_t entries = ersi_geometry_entries(geometry, slot->level);
	uint64_t size = (uint64_t)1 << shift, at = *offset & ~(size - 1);
	uint64_t page = ERSI_ENTRY_VALID | ERSI_ENTRY_TYPE, mask = page;
	uint64_t left = (end - at + size - 1) >> shift, entry = slot->entry;
	uint32_t index = slot->index;
	enum ersi_entry_kind kind;
	bool found = false;

	if (what == ERSI_SEEK_COARSE)
		mask |= ERSI_ENTRY_CONTIGUOUS;
	if (slot->level < ERSI_LEVEL_LAST)
		mask = 0;

	if (left < entries - index)
		entries = index + (uint32_t)left;

	for (; index < entries; index++) {
		entry = ersi_entry_read(&slot->table[index]);
		if ((entry & mask) == page)
			continue;

		kind = ersi_entry_kind(geometry, slot->level, entry);
		found = is(what, slot->level, entry, kind);
		if (found || kind == ERSI_ENTRY_TABLE)
			break;
	}
	*offset = at + ((uint64_t)(index - slot->index) << shift);
	slot->index = index;
	slot->entry = entry;

	return found;
}

bool ersi_walk_seek(const struct ersi_pagetable *map, enum ersi_seek what, uint64_t *offset,
		    uint64_t end, struct ersi_slot *slot)
{
	while (*offset < end) {
		ersi_walk_find(map, *offset, ERSI_LEVEL_LAST, slot);
		if (seek_here(&map->geometry, what, offset, end, slot))
			return true;
	}

	return false;
}

enum ersi_pagetable_status ersi_walk_check(const struct ersi_pagetable *map, uint64_t offset,
					   uint64_t end)
{
	struct ersi_slot slot;

	if (!ersi_walk_seek(map, ERSI_SEEK_BAD, &offset, end, &slot))
		return ERSI_PAGETABLE_OK;

	return slot.entry & ERSI_ENTRY_VALID ? ERSI_PAGETABLE_CORRUPT : ERSI_PAGETABLE_FOREIGN;
}

/* The size of the block, or of the run of them, that an address is in. */
static uint64_t unit(const struct ersi_pagetable *map, uint64_t offset)
{
	const struct ersi_geometry *geometry = &map->geometry;
	struct ersi_slot slot;
	uint64_t size;

	ersi_walk_find(map, offset, ERSI_LEVEL_LAST, &slot);
	if (ersi_entry_kind(geometry, slot.level, slot.entry) != ERSI_ENTRY_LEAF)
		return (uint64_t)1 << geometry->granule_shift;

	size = (uint64_t)1 << ersi_geometry_shift(geometry, slot.level);
	if (slot.entry & ERSI_ENTRY_CONTIGUOUS)
		size *= ersi_geometry_run(geometry, slot.level);

	return size;
}

void ersi_walk_round(const struct ersi_pagetable *map, uint64_t *offset, uint64_t *end)
{
	*offset &= ~(unit(map, *offset) - 1);
	*end = ((*end - 1) | (unit(map, *end - 1) - 1)) + 1;
}

/* How many entries from one on, itself included, continue it in the same table. */
static uint64_t alike(const struct ersi_geometry *geometry, const struct ersi_slot *slot,
		      bool mapped, uint64_t most)
{
	uint32_t shift = ersi_geometry_shift(geometry, slot->level);
	uint64_t rest = ersi_geometry_entries(geometry, slot->level) - slot->index;
	const uint64_t *entry = &slot->table[slot->index];
	uint64_t expected = slot->entry & ~ERSI_ENTRY_CONTIGUOUS;
	uint64_t step = mapped ? (uint64_t)1 << shift : 0;
	uint64_t pa = ersi_entry_address(geometry, shift, slot->entry);
	uint64_t count;

	if (most > rest)
		most = rest;
	if (mapped && most > ersi_entry_carry(geometry, pa) >> shift)
		most = ersi_entry_carry(geometry, pa) >> shift;

	for (count = 1; count < most; count++) {
		expected += step;
		if ((ersi_entry_read(&entry[count]) & ~ERSI_ENTRY_CONTIGUOUS) != expected)
			break;
	}

	return count;
}

/* As ersi_walk_extent(), but no further than to the end of one table. */
static bool stretch(const struct ersi_pagetable *map, uint64_t offset, uint64_t end,
		    struct ersi_extent *extent)
{
	const struct ersi_geometry *geometry = &map->geometry;
	enum ersi_entry_kind kind;
	struct ersi_slot slot;
	uint64_t into, count;
	uint32_t shift;

	ersi_walk_find(map, offset, ERSI_LEVEL_LAST, &slot);
	kind = ersi_entry_kind(geometry, slot.level, slot.entry);
	if (kind == ERSI_ENTRY_RESERVED)
		return false;

	shift = ersi_geometry_shift(geometry, slot.level);
	into = offset & (((uint64_t)1 << shift) - 1);
	count = alike(geometry, &slot, kind == ERSI_ENTRY_LEAF,
		      ((end - offset + into - 1) >> shift) + 1);

	extent->offset = offset;
	extent->size = (count << shift) - into;
	if (extent->size > end - offset)
		extent->size = end - offset;
	extent->mapped = kind == ERSI_ENTRY_LEAF;
	extent->pa = ersi_entry_address(geometry, shift, slot.entry) + into;
	extent->attributes = ersi_entry_limit(slot.entry & ersi_entry_attributes(geometry),
					      slot.limits);

	return true;
}

static bool continues(const struct ersi_extent *extent, const struct ersi_extent *next)
{
	if (!extent->mapped || !next->mapped)
		return extent->mapped == next->mapped;

	return extent->pa + extent->size == next->pa && extent->attributes == next->attributes;
}

enum ersi_pagetable_status ersi_walk_extent(const struct ersi_pagetable *map, uint64_t offset,
					    uint64_t end, struct ersi_extent *extent)
{
	struct ersi_extent next;

	if (!stretch(map, offset, end, extent))
		return ERSI_PAGETABLE_CORRUPT;

	while (extent->offset + extent->size < end) {
		if (!stretch(map, extent->offset + extent->size, end, &next) ||
		    !continues(extent, &next))
			break;
		extent->size += next.size;
	}

	return ERSI_PAGETABLE_OK;
}

enum ersi_pagetable_status ersi_pagetable_lookup(const struct ersi_pagetable *map, uint64_t va,
						 struct ersi_translation *translation)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t offset = va - ersi_geometry_base(geometry);
	enum ersi_entry_kind kind;
	struct ersi_slot slot;
	uint32_t shift;

	if (offset >> geometry->va_bits)
		return ERSI_PAGETABLE_OUTSIDE;

	ersi_walk_find(map, offset, ERSI_LEVEL_LAST, &slot);
	kind = ersi_entry_kind(geometry, slot.level, slot.entry);
	translation->level = slot.level;
	if (kind == ERSI_ENTRY_INVALID)
		return ERSI_PAGETABLE_UNMAPPED;
	if (kind == ERSI_ENTRY_RESERVED)
		return ERSI_PAGETABLE_CORRUPT;

	shift = ersi_geometry_shift(geometry, slot.level);
	translation->pa = ersi_entry_address(geometry, shift, slot.entry) +
			  (offset & (((uint64_t)1 << shift) - 1));
	translation->attributes = ersi_entry_limit(slot.entry & ersi_entry_attributes(geometry),
						   slot.limits);
	translation->contiguous = slot.entry & ERSI_ENTRY_CONTIGUOUS;

	return ERSI_PAGETABLE_OK;
}
