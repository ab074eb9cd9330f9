// SPDX-License-Identifier: BSD-2-Clause
#include "dt.h"

#include <stddef.h>
#include <string.h>

/* Without the properties (section 2.3.5) */
#define ADDRESS_CELLS_DEFAULT	2
#define SIZE_CELLS_DEFAULT	1
/* More does not fit into a number here, except for a child's address in ranges. */
#define CELLS_MAX		2

static void keep_property(const struct dt_walk *walk, struct dt_node *node, int32_t offset)
{
	static const struct {
		const char *name;
		size_t field;
	} kept[] = {
		{ "compatible", offsetof(struct dt_node, compatible) },
		{ "device_type", offsetof(struct dt_node, device_type) },
		{ "reg", offsetof(struct dt_node, reg) },
		{ "ranges", offsetof(struct dt_node, ranges) },
		{ "#address-cells", offsetof(struct dt_node, address_cells) },
		{ "#size-cells", offsetof(struct dt_node, size_cells) },
	};
	struct dt_property property;
	const char *name;
	uint32_t i;

	property.value = fdt_getprop_by_offset(walk->fdt, offset, &name, &property.length);
	for (i = 0; property.value && i < sizeof(kept) / sizeof(kept[0]); i++)
		if (!strcmp(name, kept[i].name)) {
			memcpy((uint8_t *)node + kept[i].field, &property, sizeof(property));
			return;
		}
}

static void read_properties(struct dt_walk *walk, struct dt_node *node)
{
	int32_t offset = walk->next, next;
	uint32_t tag;

	while ((tag = fdt_next_tag(walk->fdt, offset, &next)) == FDT_PROP || tag == FDT_NOP) {
		if (tag == FDT_PROP)
			keep_property(walk, node, offset);
		offset = next;
	}
	walk->next = offset;
}

void dt_begin(struct dt_walk *walk, const void *fdt)
{
	walk->fdt = fdt;
	walk->next = 0;
	walk->depth = -1;
}

const struct dt_node *dt_next(struct dt_walk *walk)
{
	struct dt_node *node;
	int32_t offset;

	for (;;) {
		offset = walk->next;
		switch (fdt_next_tag(walk->fdt, offset, &walk->next)) {
		case FDT_BEGIN_NODE:
			walk->depth++;
			if (walk->depth >= DT_DEPTH)
				break;
			node = &walk->path[walk->depth];
			*node = (struct dt_node){
				.offset = offset,
				.name = fdt_get_name(walk->fdt, offset, NULL),
			};
			read_properties(walk, node);
			return node;
		case FDT_END_NODE:
			if (--walk->depth < 0)
				return NULL;
			break;
		case FDT_END:		/* or an error */
			return NULL;
		}
	}
}

const struct dt_node *dt_parent(const struct dt_walk *walk)
{
	return walk->depth > 0 ? &walk->path[walk->depth - 1] : NULL;
}

void dt_changed(struct dt_walk *walk)
{
	/* Past the beginning of the node: the walk goes over its properties once more. */
	fdt_next_tag(walk->fdt, walk->path[walk->depth].offset, &walk->next);
}

void dt_deleted(struct dt_walk *walk)
{
	walk->next = walk->path[walk->depth--].offset;
}

bool dt_compatible(const struct dt_node *node, const char *name)
{
	return node->compatible.value &&
	       fdt_stringlist_contains(node->compatible.value, node->compatible.length, name);
}

bool dt_type(const struct dt_node *node, const char *name)
{
	const struct dt_property *type = &node->device_type;

	return type->value && type->length == (int32_t)strlen(name) + 1 &&
	       !memcmp(type->value, name, strlen(name) + 1);
}

uint64_t dt_number(const fdt32_t *cells, int32_t count)
{
	uint64_t value = 0;

	while (count-- > 0)
		value = value << 32 | fdt32_ld(cells++);
	return value;
}

static int32_t cells_of(const struct dt_property *property, int32_t without)
{
	uint32_t cells;

	if (!property->value)
		return without;
	if (property->length != sizeof(fdt32_t))
		return -1;
	cells = fdt32_ld(property->value);
	return cells <= FDT_MAX_NCELLS ? (int32_t)cells : -1;
}

int32_t dt_address_cells(const struct dt_node *node)
{
	return cells_of(&node->address_cells, ADDRESS_CELLS_DEFAULT);
}

static int32_t size_cells(const struct dt_node *node)
{
	return cells_of(&node->size_cells, SIZE_CELLS_DEFAULT);
}

static bool usable(int32_t cells)
{
	return cells >= 1 && cells <= CELLS_MAX;
}

/* Entry index of a property, where an entry is this long. NULL: there is none. */
static const fdt32_t *entry_of(const struct dt_property *property, uint32_t index, int32_t cells)
{
	if (!property->value ||
	    property->length / (int32_t)sizeof(fdt32_t) < (int32_t)(index + 1) * cells)
		return NULL;
	return (const fdt32_t *)property->value + (int32_t)index * cells;
}

bool dt_reg(const struct dt_node *parent, const struct dt_node *node, uint32_t index,
	    struct region *region)
{
	int32_t address = dt_address_cells(parent), size = size_cells(parent);
	const fdt32_t *entry;

	if (!usable(address) || !usable(size))
		return false;
	entry = entry_of(&node->reg, index, address + size);
	if (!entry)
		return false;
	region->base = dt_number(entry, address);
	region->size = dt_number(entry + address, size);
	return true;
}

bool dt_range(const struct dt_node *parent, const struct dt_node *node, uint32_t index,
	      struct region *region)
{
	int32_t child = dt_address_cells(node), address = dt_address_cells(parent);
	int32_t size = size_cells(node);
	const fdt32_t *entry;

	if (child < 1 || !usable(address) || !usable(size))
		return false;
	entry = entry_of(&node->ranges, index, child + address + size);
	if (!entry)
		return false;
	region->base = dt_number(entry + child, address);
	region->size = dt_number(entry + child + address, size);
	return true;
}
