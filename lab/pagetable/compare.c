// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Two maps side by side, whatever their tables look like.
 */
#include <pagetable/map.h>

#include "extent.h"
#include "walk.h"

/* One side: what is left of the extent that was read last. */
static enum pt_status refill(const struct pt_map *map, uint64_t va,
			     uint64_t size, struct pt_extent *extent)
{
	uint64_t offset = va - pt_geometry_base(&map->geometry);

	if (extent->size)
		return PT_OK;

	return pt_walk_extent(map, offset, offset + size, extent);
}

static bool equal(const struct pt_extent *a, const struct pt_extent *b)
{
	if (!a->mapped || !b->mapped)
		return a->mapped == b->mapped;

	return a->pa == b->pa && a->attributes == b->attributes;
}

enum pt_status pt_compare(const struct pt_map *a, const struct pt_map *b, uint64_t va,
			  uint64_t size, uint64_t *differs)
{
	struct pt_extent in_a = { 0 }, in_b = { 0 };
	enum pt_status status;
	uint64_t offset, step;

	status = pt_extent_offset(&a->geometry, va, size, &offset);
	if (status != PT_OK)
		return status;
	status = pt_extent_offset(&b->geometry, va, size, &offset);
	if (status != PT_OK)
		return status;

	for (; size; size -= step, va += step) {
		*differs = va;
		status = refill(a, va, size, &in_a);
		if (status == PT_OK)
			status = refill(b, va, size, &in_b);
		if (status != PT_OK)
			return status;
		if (!equal(&in_a, &in_b))
			return PT_DIFFERENT;

		step = in_a.size < in_b.size ? in_a.size : in_b.size;
		pt_extent_advance(&in_a, step);
		pt_extent_advance(&in_b, step);
	}

	return PT_OK;
}
