// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * How many tables there must be, by arithmetic: it does not look at each of them.
 */
#include "counter.h"

#include <pagetable/map.h>

#include "extent.h"

void pt_counter_begin(struct pt_counter *counter)
{
	memset(counter->last, 0xff, sizeof(counter->last));
	counter->tables = 1;
}

/* Count the tables of one level from the one that holds @first to the one of @last. */
static void add(struct pt_counter *counter, const struct pt_geometry *geometry, int32_t level,
		uint64_t first, uint64_t last)
{
	uint32_t shift = pt_geometry_shift(geometry, level - 1);
	uint64_t *before = &counter->last[level - PT_LEVEL_FIRST];

	first >>= shift;
	last >>= shift;
	counter->tables += last - first + (*before == first ? 0 : 1);
	*before = last;
}

void pt_counter_entry(struct pt_counter *counter, const struct pt_geometry *geometry,
		      int32_t level, uint64_t offset)
{
	for (; level > geometry->start_level; level--)
		add(counter, geometry, level, offset, offset);
}

void pt_counter_extent(struct pt_counter *counter, const struct pt_geometry *geometry,
		       const struct pt_extent *extent, enum pt_mapping mapping)
{
	uint64_t begin = extent->offset, end = extent->offset + extent->size;
	uint64_t size, inner_begin, inner_end;
	int32_t level;

	for (level = geometry->start_level + 1; level <= PT_LEVEL_LAST; level++) {
		/* What blocks of the level above map needs no table of this one. */
		size = (uint64_t)1 << pt_geometry_shift(geometry, level - 1);
		inner_begin = (begin + size - 1) & ~(size - 1);
		inner_end = end & ~(size - 1);

		if (mapping == PT_MAPPING_PAGES || inner_begin >= inner_end ||
		    !pt_geometry_has_block(geometry, level - 1) ||
		    ((extent->offset ^ extent->pa) & (size - 1))) {
			add(counter, geometry, level, begin, end - 1);
			continue;
		}
		if (begin < inner_begin)
			add(counter, geometry, level, begin, inner_begin - 1);
		if (inner_end < end)
			add(counter, geometry, level, inner_end, end - 1);
	}
}

enum pt_status pt_count_build(const struct pt_geometry *geometry, const struct pt_range *ranges,
			      uint32_t count, uint64_t *tables)
{
	enum pt_status status;
	struct pt_extent extent;
	struct pt_counter counter;
	uint64_t before = 0;
	uint32_t i;

	pt_counter_begin(&counter);
	for (i = 0; i < count; i++) {
		status = pt_extent_init(geometry, &ranges[i], &extent);
		if (status != PT_OK)
			return status;
		if (extent.offset < before)
			return PT_OVERLAP;
		before = extent.offset + extent.size;

		pt_counter_extent(&counter, geometry, &extent, ranges[i].mapping);
	}

	*tables = counter.tables;
	return PT_OK;
}
