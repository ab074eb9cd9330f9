// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * A map of pages beside a live one. Inside of a range it has its own tables; outside of
 * it, it shares all tables that hold nothing of the range, by the entries that name
 * them: at the root if the range ends there, further down if not.
 */
#include <pagetable/entry.h>
#include <pagetable/map.h>

#include "counter.h"
#include "extent.h"
#include "walk.h"
#include "writer.h"

/* The range that is copied. Without a writer, tables are only counted. */
struct copy {
	const struct pt_map *from;
	uint64_t offset;
	uint64_t end;
	struct pt_counter counter;
	struct pt_writer *writer;
};

/* The first level at which the entry for an offset holds nothing of the range. */
static int32_t level_outside(const struct copy *copy, uint64_t offset)
{
	const struct pt_geometry *geometry = &copy->from->geometry;
	int32_t level = geometry->start_level;
	uint64_t size, begin;

	for (; level < PT_LEVEL_LAST; level++) {
		size = (uint64_t)1 << pt_geometry_shift(geometry, level);
		begin = offset & ~(size - 1);
		if (begin + size <= copy->offset || begin >= copy->end)
			break;
	}

	return level;
}

/* Share one entry, with what is forbidden by the tables that it leaves behind. */
static bool share_entry(struct copy *copy, uint64_t offset, const struct pt_slot *slot)
{
	const struct pt_geometry *geometry = &copy->from->geometry;
	enum pt_entry_kind kind = pt_entry_kind(geometry, slot->level, slot->entry);
	uint64_t entry = slot->entry;

	if (kind == PT_ENTRY_TABLE)
		entry |= slot->limits;
	else if (kind == PT_ENTRY_LEAF)
		entry = pt_entry_limit(entry, slot->limits);

	if (copy->writer)
		return pt_writer_entry(copy->writer, offset, slot->level, entry);

	pt_counter_entry(&copy->counter, geometry, slot->level, offset);
	return true;
}

/* Share entries from an offset on that is outside, as long as they are in one table. */
static bool share(struct copy *copy, uint64_t *offset)
{
	const struct pt_geometry *geometry = &copy->from->geometry;
	int32_t level = level_outside(copy, *offset);
	uint64_t size = (uint64_t)1 << pt_geometry_shift(geometry, level);
	uint64_t end = copy->offset & ~(size - 1);
	struct pt_slot slot;

	if (*offset >= copy->end)
		end = (uint64_t)1 << geometry->va_bits;

	pt_walk_find(copy->from, *offset, level, &slot);
	if (slot.level < level) {
		*offset += size;
		return true;
	}

	for (; *offset < end && slot.index < pt_geometry_entries(geometry, level);
	     *offset += size, slot.index++) {
		slot.entry = pt_entry_read(&slot.table[slot.index]);
		if (slot.entry && !share_entry(copy, *offset, &slot))
			return false;
	}

	return true;
}

static bool copy_extent(struct copy *copy, const struct pt_extent *extent)
{
	if (!extent->mapped)
		return true;
	if (copy->writer)
		return pt_writer_extent(copy->writer, extent, PT_MAPPING_PAGES);

	pt_counter_extent(&copy->counter, &copy->from->geometry, extent, PT_MAPPING_PAGES);
	return true;
}

static bool copy_all(struct copy *copy)
{
	const struct pt_geometry *geometry = &copy->from->geometry;
	uint64_t total = (uint64_t)1 << geometry->va_bits;
	struct pt_extent extent;
	uint64_t offset = 0;

	while (offset < total) {
		if (offset < copy->offset || offset >= copy->end) {
			if (!share(copy, &offset))
				return false;
			continue;
		}

		if (pt_walk_extent(copy->from, offset, copy->end, &extent) !=
		    PT_OK || !copy_extent(copy, &extent))
			return false;
		offset += extent.size;
	}

	return true;
}

/* Check the range, let it cut through nothing, and count. */
static enum pt_status prepare(const struct pt_map *from, uint64_t va,
			      uint64_t size, struct copy *copy, uint64_t *tables)
{
	enum pt_status status;

	status = pt_extent_offset(&from->geometry, va, size, &copy->offset);
	if (status != PT_OK)
		return status;

	copy->from = from;
	copy->end = copy->offset + size;
	pt_walk_round(from, &copy->offset, &copy->end);
	status = pt_walk_check(from, copy->offset, copy->end);
	if (status != PT_OK)
		return status;

	pt_counter_begin(&copy->counter);
	copy->writer = NULL;
	if (!copy_all(copy))
		return PT_CHANGED;

	*tables = copy->counter.tables;
	return PT_OK;
}

enum pt_status pt_count_copy(const struct pt_map *from, uint64_t va, uint64_t size,
			     uint64_t *tables)
{
	struct copy copy;

	return prepare(from, va, size, &copy, tables);
}

enum pt_status pt_copy(struct pt_map *to, const struct pt_map *from,
		       uint64_t va, uint64_t size)
{
	enum pt_status status;
	struct pt_reserve reserve;
	struct pt_writer writer;
	struct copy copy;
	uint64_t tables;
	bool complete;

	status = prepare(from, va, size, &copy, &tables);
	if (status != PT_OK)
		return status;
	status = pt_reserve(to, tables, &reserve);
	if (status != PT_OK)
		return status;

	to->geometry = from->geometry;
	pt_writer_begin(&writer, to, &reserve, from->geometry.start_level - 1);
	copy.writer = &writer;
	complete = pt_writer_root(&writer) && copy_all(&copy);

	return pt_writer_finish(&writer, complete, copy.offset, copy.end);
}
