// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * A map from nothing. All memory is taken first, so that there is only one place at
 * which there can be too little.
 */
#include "walk.h"

enum pt_status pt_build(struct pt_map *map, const struct pt_range *ranges, uint32_t count)
{
	const struct pt_geometry *geometry = &map->geometry;
	enum pt_status status;
	struct pt_extent extent;
	struct pt_reserve reserve;
	struct pt_place place;
	uint64_t tables;
	bool complete;
	uint32_t i;

	status = pt_need_build(geometry, ranges, count, &tables);
	if (status != PT_OK)
		return status;
	status = pt_reserve(map, tables, &reserve);
	if (status != PT_OK)
		return status;

	pt_place_begin(&place, map, &reserve, geometry->start_level - 1);
	complete = pt_place_root(&place);
	for (i = 0; complete && i < count; i++)
		complete = pt_range_check(geometry, &ranges[i], &extent) == PT_OK &&
			   pt_place_extent(&place, &extent, ranges[i].grain);

	return pt_place_finish(&place, complete, 0, (uint64_t)1 << geometry->va_bits);
}
