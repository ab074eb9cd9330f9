// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * One pass over the structure block of a flattened device tree (Devicetree
 * Specification 0.4, section 5.4).
 *
 * libfdt's fdt_next_tag() checks each tag against the header again, and walking a tree with it
 * takes several times as long as reading it. Here the header is checked once, and then every
 * length is compared with the bytes that are left. libfdt checks the header.
 */
#include "node.h"

/* Section 5.2: the version that has all sizes */
#define FDT_VERSION	17

/* A property's length and the offset of its name follow its tag (section 5.4.1), as words. */
#define LENGTH		1
#define NAME		2
#define VALUE		3

/*
 * libfdt before 1.7 accepts an unaligned structure block. Tags are words, and all that follows
 * one is padded to whole words (section 5.4.2), so ignore what follows the last whole word.
 */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size)
{
	const char *blob = fdt;

	memset(nodes, 0, sizeof(*nodes));
	if (size < sizeof(struct fdt_header) || fdt_check_header(fdt) ||
	    fdt_version(fdt) < FDT_VERSION || fdt_totalsize(fdt) > size ||
	    fdt_off_dt_struct(fdt) % sizeof(fdt32_t))
		return false;

	nodes->structure = (const void *)(blob + fdt_off_dt_struct(fdt));
	nodes->end = nodes->structure + fdt_size_dt_struct(fdt) / sizeof(fdt32_t);
	nodes->at = nodes->structure;
	nodes->strings = blob + fdt_off_dt_strings(fdt);
	nodes->strings_size = fdt_size_dt_strings(fdt);
	return true;
}

uint32_t ersi_nodes_offset(const struct ersi_nodes *nodes)
{
	return (uint32_t)((const char *)nodes->at - (const char *)nodes->structure);
}

/*
 * Whether a byte of a word is 0, in any byte order: only then does the subtraction borrow
 * into its top bit.
 */
static inline bool has_nul(const void *word)
{
	uint32_t characters = *(const uint32_t *)word;

	return (characters - 0x01010101) & ~characters & 0x80808080;
}

/* What follows a node's name, or NULL. The name ends with the first NUL. */
static const fdt32_t *skip_name(const fdt32_t *name, const fdt32_t *end)
{
	for (; name < end; name++) {
		if (has_nul(name))
			return name + 1;
	}

	return NULL;
}

/* What follows a property, or NULL. What is left is whole words, so the padding fits. */
static inline const fdt32_t *skip_property(const fdt32_t *property, const fdt32_t *end)
{
	uint32_t length;

	if (end - property < VALUE)
		return NULL;
	length = fdt32_to_cpu(property[LENGTH]);
	if (length > (size_t)((const char *)end - (const char *)(property + VALUE)))
		return NULL;

	return property + VALUE + ((uint64_t)length + sizeof(fdt32_t) - 1) / sizeof(fdt32_t);
}

/* The first tag from @at on that belongs to no property, or the one that is broken */
static const fdt32_t *skip_properties(const fdt32_t *at, const fdt32_t *end)
{
	const fdt32_t *next;

	for (; at < end; at = next) {
		switch (fdt32_to_cpu(*at)) {
		case FDT_PROP:
			next = skip_property(at, end);
			if (!next)
				return at;
			break;
		case FDT_NOP:
			next = at + 1;
			break;
		default:
			return at;
		}
	}

	return at;
}

static uint32_t tag_at(const struct ersi_nodes *nodes)
{
	return nodes->at < nodes->end ? fdt32_to_cpu(*nodes->at) : 0;
}

/* Leave nodes until another one begins. The tree ends with its root, or with FDT_END. */
static bool find_begin(struct ersi_nodes *nodes)
{
	while (tag_at(nodes) == FDT_END_NODE && nodes->depth) {
		if (!--nodes->depth)
			return false;
		nodes->at = skip_properties(nodes->at + 1, nodes->end);
	}

	switch (tag_at(nodes)) {
	case FDT_BEGIN_NODE:
		return true;
	case FDT_END:
		nodes->broken = !nodes->depth;
		return false;
	default:
		nodes->broken = true;
		return false;
	}
}

bool ersi_nodes_next(struct ersi_nodes *nodes, struct ersi_node *node)
{
	const fdt32_t *name, *properties, *end;

	if (!find_begin(nodes))
		return false;
	name = nodes->at + 1;
	properties = skip_name(name, nodes->end);
	if (!properties) {
		nodes->broken = true;
		return false;
	}

	end = skip_properties(properties, nodes->end);
	*node = (struct ersi_node){
		.offset		= ersi_nodes_offset(nodes),
		.level		= nodes->depth++,
		.name		= (const char *)name,
		.properties	= properties,
		.end		= end,
	};
	nodes->at = end;

	switch (tag_at(nodes)) {
	case FDT_BEGIN_NODE:
	case FDT_END_NODE:
	case FDT_END:
		return true;
	default:
		nodes->broken = true;
		return false;
	}
}

/*
 * Compare the name in place. If it were measured first, and every property named the start of a
 * long strings block without a NUL, that would take time in the square of the blob's size.
 */
static bool name_is(const struct ersi_nodes *nodes, uint32_t offset, const char *name,
		    uint32_t size)
{
	const char *at = nodes->strings + offset;

	return offset < nodes->strings_size && size <= nodes->strings_size - offset &&
	       *at == *name && !memcmp(at, name, size);
}

struct ersi_value ersi_node_value(const struct ersi_nodes *nodes, const struct ersi_node *node,
				  const char *name)
{
	struct ersi_value value = { .bytes = NULL };
	uint32_t size = (uint32_t)strlen(name) + 1;
	const fdt32_t *at, *next;

	for (at = node->properties; at && at < node->end; at = next) {
		next = at + 1;
		if (fdt32_to_cpu(*at) == FDT_NOP)
			continue;
		if (name_is(nodes, fdt32_to_cpu(at[NAME]), name, size)) {
			value.bytes = (const char *)(at + VALUE);
			value.length = fdt32_to_cpu(at[LENGTH]);
			break;
		}
		next = skip_property(at, nodes->end);
	}

	return value;
}

bool ersi_value_is(const struct ersi_value *value, const char *text)
{
	uint32_t size = (uint32_t)strlen(text) + 1;

	return value->length >= size && !memcmp(value->bytes, text, size);
}
