// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * What a caller asks for, checked, and cut into entries.
 */
#include "walk.h"

enum ersi_pagetable_status ersi_span_check(const struct ersi_geometry *geometry, uint64_t va,
					   uint64_t size, uint64_t *offset)
{
	uint64_t page = (uint64_t)1 << geometry->granule_shift;
	uint64_t total = (uint64_t)1 << geometry->va_bits;

	if (!size || ((va | size) & (page - 1)))
		return ERSI_PAGETABLE_MISALIGNED;

	*offset = va - ersi_geometry_base(geometry);
	if (*offset >= total || size > total - *offset)
		return ERSI_PAGETABLE_OUTSIDE;

	return ERSI_PAGETABLE_OK;
}

enum ersi_pagetable_status ersi_range_check(const struct ersi_geometry *geometry,
					    const struct ersi_range *range,
					    struct ersi_extent *extent)
{
	uint64_t page = (uint64_t)1 << geometry->granule_shift;
	uint64_t most = (uint64_t)1 << (geometry->output == ERSI_OUTPUT_48 ? 48 : 52);
	enum ersi_pagetable_status status;

	status = ersi_span_check(geometry, range->va, range->size, &extent->offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	if (range->pa & (page - 1))
		return ERSI_PAGETABLE_MISALIGNED;
	if (range->pa >= most || range->size > most - range->pa)
		return ERSI_PAGETABLE_OUTSIDE;
	if (range->attributes & ~ersi_entry_attributes(geometry))
		return ERSI_PAGETABLE_ATTRIBUTES;

	extent->size = range->size;
	extent->mapped = true;
	extent->pa = range->pa;
	extent->attributes = range->attributes;

	return ERSI_PAGETABLE_OK;
}

void ersi_extent_advance(struct ersi_extent *extent, uint64_t size)
{
	extent->offset += size;
	extent->size -= size;
	extent->pa += size;
}

/* Whether an entry of this level can map the beginning of an extent. */
static bool fits(const struct ersi_geometry *geometry, const struct ersi_extent *extent,
		 int32_t level)
{
	uint64_t size = (uint64_t)1 << ersi_geometry_shift(geometry, level);

	return ersi_geometry_has_block(geometry, level) && extent->size >= size &&
	       !((extent->offset | extent->pa) & (size - 1));
}

static uint64_t least(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* How many of @count entries come before runs, or are in them. */
static uint64_t cut_at_run(const struct ersi_geometry *geometry,
			   const struct ersi_extent *extent, uint64_t count,
			   struct ersi_piece *piece)
{
	uint32_t shift = ersi_geometry_shift(geometry, piece->level);
	uint64_t run = ersi_geometry_run(geometry, piece->level);
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

void ersi_piece_first(const struct ersi_geometry *geometry, const struct ersi_extent *extent,
		      enum ersi_grain grain, struct ersi_piece *piece)
{
	int32_t level = grain == ERSI_GRAIN_PAGES ? ERSI_LEVEL_LAST : geometry->start_level;
	uint32_t shift, rest;

	while (level < ERSI_LEVEL_LAST && !fits(geometry, extent, level))
		level++;
	piece->level = level;
	piece->contiguous = false;

	shift = ersi_geometry_shift(geometry, level);
	piece->count = least(extent->size, ersi_entry_carry(geometry, extent->pa)) >> shift;
	if (grain == ERSI_GRAIN_PAGES)
		return;

	/* A larger entry can only come next where this table ends. */
	rest = ersi_geometry_entries(geometry, level) -
	       ersi_walk_index(geometry, level, extent->offset);
	piece->count = least(piece->count, rest);
	if (grain == ERSI_GRAIN_RUNS)
		piece->count = cut_at_run(geometry, extent, piece->count, piece);
}
