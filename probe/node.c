// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * One pass over the structure block of a flattened device tree (Devicetree
 * Specification 0.4, section 5.4), from the root's beginning to its end.
 */
#include "node.h"

/* Section 5.2: the version that has all sizes */
#define FDT_VERSION	17

/* libfdt before 1.7 accepts an unaligned structure block, and then faults on it. */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size,
		     const struct ersi_node_names *names)
{
	memset(nodes, 0, sizeof(*nodes));
	nodes->fdt = fdt;
	nodes->names = names;

	return size >= sizeof(struct fdt_header) && !fdt_check_header(fdt) &&
	       fdt_version(fdt) >= FDT_VERSION && fdt_totalsize(fdt) <= size &&
	       fdt_off_dt_struct(fdt) % FDT_TAGSIZE == 0;
}

/*
 * Compare the name in place. libfdt would measure each name first, and if every property
 * names the start of a long strings block without a NUL, that takes time in the square of
 * the blob's size.
 */
static bool name_is(const void *fdt, uint32_t offset, const char *name)
{
	uint32_t size = (uint32_t)strlen(name) + 1;
	uint32_t strings = fdt_size_dt_strings(fdt);
	const char *at;

	if (offset > strings || size > strings - offset)
		return false;
	/* Nearly all names differ in their first letter, which saves the call. */
	at = (const char *)fdt + fdt_off_dt_strings(fdt) + offset;
	return *at == *name && !memcmp(at, name, size);
}

/* Of several properties with one name the first counts. */
static void take_property(struct ersi_nodes *nodes, uint32_t name, const struct ersi_value *value)
{
	const struct ersi_node_names *wanted = nodes->names;
	struct ersi_value *values = nodes->node.values;
	uint32_t i;

	for (i = 0; i < wanted->count; i++) {
		if (!values[i].bytes && name_is(nodes->fdt, name, wanted->names[i])) {
			values[i] = *value;
			return;
		}
	}
}

static bool read_property(struct ersi_nodes *nodes)
{
	const struct fdt_property *property;
	struct ersi_value value;

	/* libfdt before 1.7 accepts lengths close to 2^32. */
	property = fdt_offset_ptr(nodes->fdt, nodes->at, sizeof(*property));
	if (!property)
		return false;
	value.length = fdt32_to_cpu(property->len);
	value.bytes = fdt_offset_ptr(nodes->fdt, nodes->at + (int)sizeof(*property),
				     value.length);
	if (!value.bytes)
		return false;

	take_property(nodes, fdt32_to_cpu(property->nameoff), &value);
	return true;
}

static void begin_node(struct ersi_nodes *nodes)
{
	memset(&nodes->node, 0, sizeof(nodes->node));
	nodes->node.offset = nodes->at;
	nodes->node.level = nodes->level++;
	/* fdt_next_tag() has found its NUL. */
	nodes->node.name = fdt_offset_ptr(nodes->fdt, nodes->at + (int)FDT_TAGSIZE, 1);
	nodes->open = true;
}

/*
 * A node's properties end where its first subnode begins, or where the node itself ends.
 * That tag is read again for the next node. Properties that follow a subnode are ignored,
 * as in Linux.
 */
bool ersi_nodes_next(struct ersi_nodes *nodes)
{
	uint32_t tag;
	int next;

	for (;; nodes->at = next) {
		tag = fdt_next_tag(nodes->fdt, nodes->at, &next);
		if (next <= nodes->at || (!nodes->at && tag != FDT_BEGIN_NODE) ||
		    (tag == FDT_PROP && !read_property(nodes))) {
			nodes->error = next < 0 ? (uint64_t)-next : FDT_ERR_BADSTRUCTURE;
			return false;
		}
		if (tag == FDT_PROP || tag == FDT_NOP)
			continue;

		if (nodes->open) {
			nodes->open = false;
			return true;
		}
		if (tag == FDT_END || (tag == FDT_END_NODE && !--nodes->level))
			return false;
		if (tag == FDT_BEGIN_NODE)
			begin_node(nodes);
	}
}

bool ersi_value_is(const struct ersi_value *value, const char *text)
{
	uint32_t size = (uint32_t)strlen(text) + 1;

	return value->length >= size && !memcmp(value->bytes, text, size);
}
