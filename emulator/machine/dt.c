// SPDX-License-Identifier: BSD-2-Clause
#include "dt.h"

uint64_t dt_number(const fdt32_t *cells, int32_t count)
{
	uint64_t value = 0;

	while (count-- > 0)
		value = value << 32 | fdt32_ld(cells++);
	return value;
}

bool dt_reg(const void *fdt, int32_t parent, int32_t node, uint32_t index, struct region *region)
{
	int32_t address_cells = fdt_address_cells(fdt, parent);
	int32_t size_cells = fdt_size_cells(fdt, parent);
	const fdt32_t *reg;
	int32_t length, entry;

	if (address_cells < 1 || address_cells > 2 || size_cells < 1 || size_cells > 2)
		return false;
	reg = fdt_getprop(fdt, node, "reg", &length);
	entry = address_cells + size_cells;
	if (!reg || length / 4 < (int32_t)(index + 1) * entry)
		return false;
	reg += (int32_t)index * entry;
	region->base = dt_number(reg, address_cells);
	region->size = dt_number(reg + address_cells, size_cells);
	return true;
}

bool dt_range(const void *fdt, int32_t parent, int32_t node, uint32_t index,
	      struct region *region)
{
	int32_t child_cells = fdt_address_cells(fdt, node);
	int32_t parent_cells = fdt_address_cells(fdt, parent);
	int32_t size_cells = fdt_size_cells(fdt, node);
	int32_t entry = child_cells + parent_cells + size_cells;
	const fdt32_t *ranges;
	int32_t length;

	if (child_cells < 1 || parent_cells < 1 || parent_cells > 2 || size_cells < 1 ||
	    size_cells > 2)
		return false;
	ranges = fdt_getprop(fdt, node, "ranges", &length);
	if (!ranges || length / 4 < (int32_t)(index + 1) * entry)
		return false;
	ranges += (int32_t)index * entry + child_cells;
	region->base = dt_number(ranges, parent_cells);
	region->size = dt_number(ranges + parent_cells, size_cells);
	return true;
}
