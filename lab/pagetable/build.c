// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * A map from nothing. All memory is taken first, so that there is only one place at
 * which there can be too little.
 */
#include "walk.h"

enum ersi_pagetable_status ersi_pagetable_build(struct ersi_pagetable *map,
						const struct ersi_range *ranges, uint32_t count)
{
	const struct ersi_geometry *geometry = &map->geometry;
	enum ersi_pagetable_status status;
	struct ersi_extent extent;
	struct ersi_reserve reserve;
	struct ersi_place place;
	uint64_t tables;
	bool complete;
	uint32_t i;

	status = ersi_pagetable_need_build(geometry, ranges, count, &tables);
	if (status != ERSI_PAGETABLE_OK)
		return status;
	status = ersi_pagetable_reserve(map, tables, &reserve);
	if (status != ERSI_PAGETABLE_OK)
		return status;

	ersi_place_begin(&place, map, &reserve, geometry->start_level - 1);
	complete = ersi_place_root(&place);
	for (i = 0; complete && i < count; i++)
		complete = ersi_range_check(geometry, &ranges[i], &extent) == ERSI_PAGETABLE_OK &&
			   ersi_place_extent(&place, &extent, ranges[i].grain);

	return ersi_place_finish(&place, complete, 0, (uint64_t)1 << geometry->va_bits);
}
