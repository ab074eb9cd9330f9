// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Other contents for single pages.
 */
#include <pagetable/env.h>
#include "walk.h"

/*
 * What may change in an entry that is in use (Arm ARM DDI0487, D8.16): permissions, AF,
 * DBM and the bits that are software's, 58:55.
 */
#define SOFT	(ERSI_ATTRIBUTE_EL0 | ERSI_ATTRIBUTE_READ_ONLY | ERSI_ATTRIBUTE_ACCESSED | \
		 ERSI_ATTRIBUTE_DIRTY_MANAGED | ERSI_ATTRIBUTE_PXN | ERSI_ATTRIBUTE_UXN | \
		 (uint64_t)0xf << 55)

/* Look at all pages, and collect all bits that will change. */
static enum ersi_pagetable_status check(const struct ersi_pagetable *map,
					struct ersi_extent extent, uint64_t *changes)
{
	const struct ersi_geometry *geometry = &map->geometry;
	enum ersi_entry_kind kind;
	struct ersi_slot slot;
	uint64_t leaf;

	for (; extent.size; ersi_extent_advance(&extent, (uint64_t)1 << geometry->granule_shift)) {
		ersi_walk_find(map, extent.offset, ERSI_LEVEL_LAST, &slot);
		kind = ersi_entry_kind(geometry, slot.level, slot.entry);
		if (kind == ERSI_ENTRY_INVALID)
			return ERSI_PAGETABLE_UNMAPPED;
		if (kind == ERSI_ENTRY_RESERVED)
			return ERSI_PAGETABLE_CORRUPT;
		if (slot.level < ERSI_LEVEL_LAST || (slot.entry & ERSI_ENTRY_CONTIGUOUS))
			return ERSI_PAGETABLE_NOT_PAGES;

		leaf = ersi_entry_leaf(geometry, slot.level, extent.pa, extent.attributes);
		*changes |= slot.entry ^ leaf;
	}

	return ERSI_PAGETABLE_OK;
}

static void write(struct ersi_pagetable *map, struct ersi_extent extent, bool valid)
{
	const struct ersi_geometry *geometry = &map->geometry;
	uint64_t keep = valid ? ~(uint64_t)0 : ~ERSI_ENTRY_VALID;
	struct ersi_slot slot;
	uint64_t leaf;

	for (; extent.size; ersi_extent_advance(&extent, (uint64_t)1 << geometry->granule_shift)) {
		ersi_walk_find(map, extent.offset, ERSI_LEVEL_LAST, &slot);
		leaf = ersi_entry_leaf(geometry, slot.level, extent.pa, extent.attributes);
		ersi_store(map, &slot, leaf & keep);
	}
}

enum ersi_pagetable_status ersi_pagetable_set(struct ersi_pagetable *map,
					      const struct ersi_range *range)
{
	enum ersi_pagetable_status status;
	struct ersi_extent extent;
	uint64_t changes = 0;

	status = ersi_range_check(&map->geometry, range, &extent);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	status = check(map, extent, &changes);
	if (status != ERSI_PAGETABLE_OK || !changes)
		return status;

	if (changes & ~SOFT) {
		write(map, extent, false);
		ersi_invalidate(map, extent.offset, extent.size);
		write(map, extent, true);
		ersi_env_table_publish(map->env);
	} else {
		write(map, extent, true);
		ersi_invalidate(map, extent.offset, extent.size);
	}

	return ERSI_PAGETABLE_OK;
}
