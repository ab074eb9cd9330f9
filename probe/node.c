// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * One pass over the structure block of a flattened device tree (Devicetree
 * Specification 0.4, section 5.4), from the root's beginning to its end.
 */
#include <earlyrsi/node.h>
#include <earlyrsi/record.h>

/* Section 5.2: the version that has all sizes */
#define FDT_VERSION	17

/* libfdt before 1.7 takes an unaligned structure block, and then faults on it. */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size)
{
	memset(nodes, 0, sizeof(*nodes));
	nodes->fdt = fdt;

	return size >= sizeof(struct fdt_header) && !fdt_check_header(fdt) &&
	       fdt_version(fdt) >= FDT_VERSION && fdt_totalsize(fdt) <= size &&
	       fdt_off_dt_struct(fdt) % FDT_TAGSIZE == 0;
}

/*
 * Names are compared where they are. libfdt would measure each of them first,
 * and where every property names the start of a long strings block without a
 * NUL, that takes time in the square of the blob's size.
 */
static bool name_is(const void *fdt, uint32_t offset, const char *name)
{
	uint32_t size = (uint32_t)strlen(name) + 1;
	uint32_t strings = fdt_size_dt_strings(fdt);
	const char *at;

	if (offset > strings || size > strings - offset)
		return false;
	/* Nearly all names differ in their first letter already, which spares the call. */
	at = (const char *)fdt + fdt_off_dt_strings(fdt) + offset;
	return *at == *name && !memcmp(at, name, size);
}

/* Of several properties of one name the first one counts. */
static bool read_property(const void *fdt, int offset, struct ersi_node *node)
{
	const struct fdt_property *property;
	struct ersi_value value;
	uint32_t name;

	/* libfdt before 1.7 lets lengths close to 2^32 pass. */
	property = fdt_offset_ptr(fdt, offset, sizeof(*property));
	if (!property)
		return false;
	value.length = fdt32_to_cpu(property->len);
	value.bytes = fdt_offset_ptr(fdt, offset + (int)sizeof(*property), value.length);
	if (!value.bytes)
		return false;

	name = fdt32_to_cpu(property->nameoff);
	if (!node->compatible.bytes && name_is(fdt, name, "compatible"))
		node->compatible = value;
	else if (!node->status.bytes && name_is(fdt, name, "status"))
		node->status = value;
	else if (!node->method.bytes && name_is(fdt, name, "method"))
		node->method = value;
	else if (!node->conduit.bytes && name_is(fdt, name, ERSI_CHOSEN_PROPERTY))
		node->conduit = value;

	return true;
}

static void begin_node(struct ersi_nodes *nodes)
{
	memset(&nodes->node, 0, sizeof(nodes->node));
	nodes->node.offset = nodes->at;
	nodes->node.level = nodes->level++;
	nodes->open = true;
}

/*
 * A node's properties end where a node begins in it, or where it ends itself.
 * That tag is looked at again for the next node. Properties that follow a
 * subnode belong to nobody, here as in Linux.
 */
bool ersi_nodes_next(struct ersi_nodes *nodes)
{
	uint32_t tag;
	int next;

	for (;; nodes->at = next) {
		tag = fdt_next_tag(nodes->fdt, nodes->at, &next);
		if (next <= nodes->at || (!nodes->at && tag != FDT_BEGIN_NODE) ||
		    (tag == FDT_PROP && !read_property(nodes->fdt, nodes->at, &nodes->node))) {
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

uint64_t ersi_text_number(const char *text, uint32_t length)
{
	uint64_t number = 0;
	uint32_t i;

	for (i = 0; i < length && i < sizeof(number) && text[i]; i++)
		number |= (uint64_t)(uint8_t)text[i] << (8 * i);

	return number;
}
