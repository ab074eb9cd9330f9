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

/* Tags are words, and all that follows one is padded to whole words (section 5.4.2). */
#define WORD		((uint32_t)FDT_TAGSIZE)

/* A property's length and the offset of its name follow its tag (section 5.4.1). */
#define LENGTH		(1 * WORD)
#define NAME		(2 * WORD)
#define VALUE		(3 * WORD)

static uint32_t word(const struct ersi_nodes *nodes, uint32_t offset)
{
	return fdt32_to_cpu(nodes->structure[offset / WORD]);
}

static const char *bytes_at(const struct ersi_nodes *nodes, uint32_t offset)
{
	return (const char *)nodes->structure + offset;
}

/*
 * libfdt before 1.7 accepts an unaligned structure block. All tags are whole words, so ignore
 * what follows the last whole word.
 */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size)
{
	const char *blob = fdt;

	memset(nodes, 0, sizeof(*nodes));
	if (size < sizeof(struct fdt_header) || fdt_check_header(fdt) ||
	    fdt_version(fdt) < FDT_VERSION || fdt_totalsize(fdt) > size ||
	    fdt_off_dt_struct(fdt) % WORD)
		return false;

	nodes->structure = (const void *)(blob + fdt_off_dt_struct(fdt));
	nodes->size = fdt_size_dt_struct(fdt) / WORD * WORD;
	nodes->strings = blob + fdt_off_dt_strings(fdt);
	nodes->strings_size = fdt_size_dt_strings(fdt);
	return true;
}

/* Whether a byte of a word is 0: only then does the subtraction borrow into its top bit. */
static bool has_nul(uint32_t characters)
{
	return (characters - 0x01010101) & ~characters & 0x80808080;
}

/* The bytes that a node's tag and its name take, or 0. The name ends with the first NUL. */
static uint32_t begin_size(const struct ersi_nodes *nodes, uint32_t begin)
{
	uint32_t at = begin;

	do {
		at += WORD;
		if (at == nodes->size)
			return 0;
	} while (!has_nul(nodes->structure[at / WORD]));

	return at + WORD - begin;
}

/* The bytes that a property takes, or 0. What is left is whole words, so the padding fits. */
static uint32_t property_size(const struct ersi_nodes *nodes, uint32_t at)
{
	uint32_t left = nodes->size - at, length;

	if (left < VALUE)
		return 0;
	length = word(nodes, at + LENGTH);
	if (length > left - VALUE)
		return 0;

	return VALUE + (length + WORD - 1) / WORD * WORD;
}

/* The first tag from @at on that belongs to no property, or the one that is broken */
static uint32_t skip_properties(const struct ersi_nodes *nodes, uint32_t at)
{
	uint32_t taken;

	for (; at < nodes->size; at += taken) {
		switch (word(nodes, at)) {
		case FDT_PROP:
			taken = property_size(nodes, at);
			if (!taken)
				return at;
			break;
		case FDT_NOP:
			taken = WORD;
			break;
		default:
			return at;
		}
	}

	return at;
}

static uint32_t tag_at(const struct ersi_nodes *nodes)
{
	return nodes->at < nodes->size ? word(nodes, nodes->at) : 0;
}

/* Leave nodes until another one begins. The tree ends with its root, or with FDT_END. */
static bool find_begin(struct ersi_nodes *nodes)
{
	while (tag_at(nodes) == FDT_END_NODE && nodes->depth) {
		if (!--nodes->depth)
			return false;
		nodes->at = skip_properties(nodes, nodes->at + WORD);
	}
	if (tag_at(nodes) == FDT_END && nodes->depth)
		return false;

	nodes->broken = tag_at(nodes) != FDT_BEGIN_NODE;
	return !nodes->broken;
}

bool ersi_nodes_next(struct ersi_nodes *nodes, struct ersi_node *node)
{
	uint32_t taken, tag;

	if (!find_begin(nodes))
		return false;
	taken = begin_size(nodes, nodes->at);
	nodes->broken = !taken;
	if (nodes->broken)
		return false;

	node->offset = nodes->at;
	node->level = nodes->depth++;
	node->name = bytes_at(nodes, nodes->at + WORD);
	node->properties = nodes->at + taken;
	node->end = skip_properties(nodes, node->properties);
	nodes->at = node->end;
	tag = tag_at(nodes);
	nodes->broken = tag != FDT_BEGIN_NODE && tag != FDT_END_NODE && tag != FDT_END;
	return !nodes->broken;
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
	uint32_t at, taken;

	for (at = node->properties; at < node->end; at += taken) {
		taken = WORD;
		if (word(nodes, at) == FDT_NOP)
			continue;
		if (name_is(nodes, word(nodes, at + NAME), name, size)) {
			value.bytes = bytes_at(nodes, at + VALUE);
			value.length = word(nodes, at + LENGTH);
			break;
		}
		taken = property_size(nodes, at);
	}

	return value;
}

bool ersi_value_is(const struct ersi_value *value, const char *text)
{
	uint32_t size = (uint32_t)strlen(text) + 1;

	return value->length >= size && !memcmp(value->bytes, text, size);
}
