// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * A map of pages beside a live one. Inside of a range it has its own tables; outside of
 * it, it shares all tables that hold nothing of the range, by the entries that name
 * them: at the root if the range ends there, further down if not.
 */
#include "walk.h"

/* The range that is copied. Tables are counted first, and placed once there is a place. */
struct copy {
	const struct ersi_pagetable *from;
	uint64_t offset;
	uint64_t end;
	struct ersi_need need;
	struct ersi_place *place;
};

/* The first level at which the entry for an offset holds nothing of the range. */
static int32_t level_outside(const struct copy *copy, uint64_t offset)
{
	const struct ersi_geometry *geometry = &copy->from->geometry;
	int32_t level = geometry->start_level;
	uint64_t size, begin;

	for (; level < ERSI_LEVEL_LAST; level++) {
		size = (uint64_t)1 << ersi_geometry_shift(geometry, level);
		begin = offset & ~(size - 1);
		if (begin + size <= copy->offset || begin >= copy->end)
			break;
	}

	return level;
}

/* Share one entry, with what is forbidden by the tables that it leaves behind. */
static bool share_entry(struct copy *copy, uint64_t offset, const struct ersi_slot *slot)
{
	const struct ersi_geometry *geometry = &copy->from->geometry;
	enum ersi_entry_kind kind = ersi_entry_kind(geometry, slot->level, slot->entry);
	uint64_t entry = slot->entry;

	if (kind == ERSI_ENTRY_TABLE)
		entry |= slot->limits;
	else if (kind == ERSI_ENTRY_LEAF)
		entry = ersi_entry_limit(entry, slot->limits);

	if (copy->place)
		return ersi_place_entry(copy->place, offset, slot->level, entry);

	ersi_need_entry(&copy->need, geometry, slot->level, offset);
	return true;
}

/* Share entries from an offset on that is outside, as long as they are in one table. */
static bool share(struct copy *copy, uint64_t *offset)
{
	const struct ersi_geometry *geometry = &copy->from->geometry;
	int32_t level = level_outside(copy, *offset);
	uint64_t size = (uint64_t)1 << ersi_geometry_shift(geometry, level);
	uint64_t end = copy->offset & ~(size - 1);
	struct ersi_slot slot;

	if (*offset >= copy->end)
		end = (uint64_t)1 << geometry->va_bits;

	ersi_walk_find(copy->from, *offset, level, &slot);
	if (slot.level < level) {
		*offset += size;
		return true;
	}

	for (; *offset < end && slot.index < ersi_geometry_entries(geometry, level);
	     *offset += size, slot.index++) {
		slot.entry = ersi_entry_read(&slot.table[slot.index]);
		if (slot.entry && !share_entry(copy, *offset, &slot))
			return false;
	}

	return true;
}

static bool copy_extent(struct copy *copy, const struct ersi_extent *extent)
{
	if (!extent->mapped)
		return true;
	if (copy->place)
		return ersi_place_extent(copy->place, extent, ERSI_GRAIN_PAGES);

	ersi_need_extent(&copy->need, &copy->from->geometry, extent, ERSI_GRAIN_PAGES);
	return true;
}

static bool copy_all(struct copy *copy)
{
	const struct ersi_geometry *geometry = &copy->from->geometry;
	uint64_t total = (uint64_t)1 << geometry->va_bits;
	struct ersi_extent extent;
	uint64_t offset = 0;

	while (offset < total) {
		if (offset < copy->offset || offset >= copy->end) {
			if (!share(copy, &offset))
				return false;
			continue;
		}

		if (ersi_walk_extent(copy->from, offset, copy->end, &extent) !=
		    ERSI_PAGETABLE_OK || !copy_extent(copy, &extent))
			return false;
		offset += extent.size;
	}

	return true;
}

/* Check the range, let it cut through nothing, and count. */
static enum ersi_pagetable_status prepare(const struct ersi_pagetable *from, uint64_t va,
					  uint64_t size, struct copy *copy, uint64_t *tables)
{
	enum ersi_pagetable_status status;

	status = ersi_span_check(&from->geometry, va, size, &copy->offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	copy->from = from;
	copy->end = copy->offset + size;
	ersi_walk_round(from, &copy->offset, &copy->end);
	status = ersi_walk_check(from, copy->offset, copy->end);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	ersi_need_begin(&copy->need);
	copy->place = NULL;
	if (!copy_all(copy))
		return ERSI_PAGETABLE_CHANGED;

	*tables = copy->need.tables;
	return ERSI_PAGETABLE_OK;
}

enum ersi_pagetable_status ersi_pagetable_need_copy(const struct ersi_pagetable *from,
						    uint64_t va, uint64_t size,
						    uint64_t *tables)
{
	struct copy copy;

	return prepare(from, va, size, &copy, tables);
}

enum ersi_pagetable_status ersi_pagetable_copy(struct ersi_pagetable *to,
					       const struct ersi_pagetable *from,
					       uint64_t va, uint64_t size)
{
	enum ersi_pagetable_status status;
	struct ersi_reserve reserve;
	struct ersi_place place;
	struct copy copy;
	uint64_t tables;
	bool complete;

	status = prepare(from, va, size, &copy, &tables);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	status = ersi_pagetable_reserve(to, tables, &reserve);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	to->geometry = from->geometry;
	ersi_place_begin(&place, to, &reserve, from->geometry.start_level - 1);
	copy.place = &place;
	complete = ersi_place_root(&place) && copy_all(&copy);

	return ersi_place_finish(&place, complete, copy.offset, copy.end);
}
