// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Two maps side by side, whatever their tables look like.
 */
#include "walk.h"

/* One side: what is left of the extent that was read last. */
static enum ersi_pagetable_status refill(const struct ersi_pagetable *map, uint64_t va,
					 uint64_t size, struct ersi_extent *extent)
{
	uint64_t offset = va - ersi_geometry_base(&map->geometry);

	if (extent->size)
		return ERSI_PAGETABLE_OK;

	return ersi_walk_extent(map, offset, offset + size, extent);
}

static bool equal(const struct ersi_extent *a, const struct ersi_extent *b)
{
	if (!a->mapped || !b->mapped)
		return a->mapped == b->mapped;

	return a->pa == b->pa && a->attributes == b->attributes;
}

enum ersi_pagetable_status ersi_pagetable_compare(const struct ersi_pagetable *a,
						  const struct ersi_pagetable *b, uint64_t va,
						  uint64_t size, uint64_t *differs)
{
	struct ersi_extent in_a = { 0 }, in_b = { 0 };
	enum ersi_pagetable_status status;
	uint64_t offset, step;

	status = ersi_span_check(&a->geometry, va, size, &offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	status = ersi_span_check(&b->geometry, va, size, &offset);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	for (; size; size -= step, va += step) {
		*differs = va;
		status = refill(a, va, size, &in_a);
		if (status == ERSI_PAGETABLE_OK)
			status = refill(b, va, size, &in_b);
		if (status != ERSI_PAGETABLE_OK)
			return status;
		if (!equal(&in_a, &in_b))
			return ERSI_PAGETABLE_DIFFERENT;

		step = in_a.size < in_b.size ? in_a.size : in_b.size;
		ersi_extent_advance(&in_a, step);
		ersi_extent_advance(&in_b, step);
	}

	return ERSI_PAGETABLE_OK;
}
