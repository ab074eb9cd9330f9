// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What a caller asks for, checked, and cut into entries.
 */
#include "extent.h"

#include <pagetable/entry.h>
#include <pagetable/map.h>

enum pt_status pt_extent_offset(const struct pt_geometry *geometry, uint64_t va,
				uint64_t size, uint64_t *offset)
{
	uint64_t page = (uint64_t)1 << geometry->granule_shift;
	uint64_t total = (uint64_t)1 << geometry->va_bits;

	if (!size || ((va | size) & (page - 1)))
		return PT_MISALIGNED;

	*offset = va - pt_geometry_base(geometry);
	if (*offset >= total || size > total - *offset)
		return PT_OUTSIDE;

	return PT_OK;
}

enum pt_status pt_extent_init(const struct pt_geometry *geometry, const struct pt_range *range,
			      struct pt_extent *extent)
{
	uint64_t page = (uint64_t)1 << geometry->granule_shift;
	uint64_t most = (uint64_t)1 << (geometry->output == PT_OUTPUT_48 ? 48 : 52);
	enum pt_status status;

	status = pt_extent_offset(geometry, range->va, range->size, &extent->offset);
	if (status != PT_OK)
		return status;
	if (range->pa & (page - 1))
		return PT_MISALIGNED;
	if (range->pa >= most || range->size > most - range->pa)
		return PT_OUTSIDE;
	if (range->attributes & ~pt_entry_attributes(geometry))
		return PT_ATTRIBUTES;

	extent->size = range->size;
	extent->mapped = true;
	extent->pa = range->pa;
	extent->attributes = range->attributes;

	return PT_OK;
}

void pt_extent_advance(struct pt_extent *extent, uint64_t size)
{
	extent->offset += size;
	extent->size -= size;
	extent->pa += size;
}

/* Whether an entry of this level can map the beginning of an extent. */
static bool fits(const struct pt_geometry *geometry, const struct pt_extent *extent,
		 int32_t level)
{
	uint64_t size = (uint64_t)1 << pt_geometry_shift(geometry, level);

	return pt_geometry_has_block(geometry, level) && extent->size >= size &&
	       !((extent->offset | extent->pa) & (size - 1));
}

static uint64_t least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* How many of @count entries come before runs, or are in them. */
static uint64_t cut_at_run(const struct pt_geometry *geometry,
			   const struct pt_extent *extent, uint64_t count,
			   struct pt_piece *piece)
{
	uint32_t shift = pt_geometry_shift(geometry, piece->level);
	uint64_t run = pt_geometry_run(geometry, piece->level);
	uint64_t first = extent->offset >> shift & (run - 1);

	if (run == 1 || first != (extent->pa >> shift & (run - 1)))
		return count;
	if (first)
		return least(count, run - first);
	if (count < run)
		return count;

	piece->contiguous = true;
	return count & ~(run - 1);
}

void pt_extent_piece(const struct pt_geometry *geometry, const struct pt_extent *extent,
		     enum pt_mapping mapping, struct pt_piece *piece)
{
	int32_t level = mapping == PT_MAPPING_PAGES ? PT_LEVEL_LAST : geometry->start_level;
	uint32_t shift, rest;

	while (level < PT_LEVEL_LAST && !fits(geometry, extent, level))
		level++;
	piece->level = level;
	piece->contiguous = false;

	shift = pt_geometry_shift(geometry, level);
	piece->count = least(extent->size, pt_entry_carry(geometry, extent->pa)) >> shift;
	if (mapping == PT_MAPPING_PAGES)
		return;

	/* A larger entry can only come next where this table ends. */
	rest = pt_geometry_entries(geometry, level) -
	       pt_geometry_index(geometry, level, extent->offset);
	piece->count = least(piece->count, rest);
	if (mapping == PT_MAPPING_CONTIGUOUS)
		piece->count = cut_at_run(geometry, extent, piece->count, piece);
}
