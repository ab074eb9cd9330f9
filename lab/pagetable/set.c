// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Other contents for single pages.
 */
#include <pagetable/entry.h>
#include <pagetable/env.h>
#include <pagetable/map.h>

#include "extent.h"
#include "live.h"
#include "walk.h"

/*
 * What may change in an entry that is in use (Arm ARM DDI0487, D8.16): permissions, AF,
 * DBM and the bits that are software's, 58:55.
 */
#define SOFT	(PT_ATTRIBUTE_EL0 | PT_ATTRIBUTE_READ_ONLY | PT_ATTRIBUTE_ACCESSED | \
		 PT_ATTRIBUTE_DIRTY_MANAGED | PT_ATTRIBUTE_PXN | PT_ATTRIBUTE_UXN | \
		 (uint64_t)0xf << 55)

/* Look at all pages, and collect all bits that will change. */
static enum pt_status check(const struct pt_map *map,
			    struct pt_extent extent, uint64_t *changes)
{
	const struct pt_geometry *geometry = &map->geometry;
	enum pt_entry_kind kind;
	struct pt_slot slot;
	uint64_t leaf;

	for (; extent.size; pt_extent_advance(&extent, (uint64_t)1 << geometry->granule_shift)) {
		pt_walk_find(map, extent.offset, PT_LEVEL_LAST, &slot);
		kind = pt_entry_kind(geometry, slot.level, slot.entry);
		if (kind == PT_ENTRY_INVALID)
			return PT_UNMAPPED;
		if (kind == PT_ENTRY_RESERVED)
			return PT_CORRUPT;
		if (slot.level < PT_LEVEL_LAST || (slot.entry & PT_ENTRY_CONTIGUOUS))
			return PT_NOT_PAGES;

		leaf = pt_entry_leaf(geometry, slot.level, extent.pa, extent.attributes);
		*changes |= slot.entry ^ leaf;
	}

	return PT_OK;
}

static void write(struct pt_map *map, struct pt_extent extent, bool valid)
{
	const struct pt_geometry *geometry = &map->geometry;
	uint64_t keep = valid ? ~(uint64_t)0 : ~PT_ENTRY_VALID;
	struct pt_slot slot;
	uint64_t leaf;

	for (; extent.size; pt_extent_advance(&extent, (uint64_t)1 << geometry->granule_shift)) {
		pt_walk_find(map, extent.offset, PT_LEVEL_LAST, &slot);
		leaf = pt_entry_leaf(geometry, slot.level, extent.pa, extent.attributes);
		pt_live_store(map, &slot, leaf & keep);
	}
}

enum pt_status pt_set(struct pt_map *map, const struct pt_range *range)
{
	enum pt_status status;
	struct pt_extent extent;
	uint64_t changes = 0;

	status = pt_extent_init(&map->geometry, range, &extent);
	if (status != PT_OK)
		return status;
	status = check(map, extent, &changes);
	if (status != PT_OK || !changes)
		return status;

	if (changes & ~SOFT) {
		write(map, extent, false);
		pt_live_invalidate(map, extent.offset, extent.size);
		write(map, extent, true);
		pt_env_publish(map->env);
	} else {
		write(map, extent, true);
		pt_live_invalidate(map, extent.offset, extent.size);
	}

	return PT_OK;
}
