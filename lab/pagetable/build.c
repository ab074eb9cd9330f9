// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Build a map. All memory is taken first, so that only one call can run out of it.
 */
#include <pagetable/map.h>

#include "extent.h"
#include "writer.h"

enum pt_status pt_build(struct pt_map *map, const struct pt_range *ranges, uint32_t count)
{
	const struct pt_geometry *geometry = &map->geometry;
	enum pt_status status;
	struct pt_extent extent;
	struct pt_reserve reserve;
	struct pt_writer writer;
	uint64_t tables;
	bool complete;
	uint32_t i;

	status = pt_count_build(geometry, ranges, count, &tables);
	if (status != PT_OK)
		return status;
	status = pt_reserve(map, tables, &reserve);
	if (status != PT_OK)
		return status;

	pt_writer_begin(&writer, map, &reserve, geometry->start_level - 1);
	complete = pt_writer_root(&writer);
	for (i = 0; complete && i < count; i++)
		complete = pt_extent_init(geometry, &ranges[i], &extent) == PT_OK &&
			   pt_writer_extent(&writer, &extent, ranges[i].mapping);

	return pt_writer_finish(&writer, complete, 0, (uint64_t)1 << geometry->va_bits);
}
