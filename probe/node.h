/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_NODE_H
#define EARLYRSI_NODE_H

#include <earlyrsi/types.h>

/**
 * struct ersi_nodes - the nodes of a flattened device tree, in document order
 * @structure:	the structure block
 * @end:	behind its last whole word
 * @at:		the next tag, or the one that is broken
 * @strings:	the strings block
 * @strings_size: its bytes
 * @depth:	how many nodes are open at @at
 * @broken:	the structure is broken
 *
 * Each step goes forward, so the size of the blob bounds the time.
 */
struct ersi_nodes {
	const fdt32_t *structure;
	const fdt32_t *end;
	const fdt32_t *at;
	const char *strings;
	uint32_t strings_size;
	uint32_t depth;
	bool broken;
};

/**
 * struct ersi_node - a node of a flattened device tree
 * @offset:	of the node, from the start of the structure block, in bytes
 * @level:	how deep it is; the root has level 0
 * @name:	its name, ending in NUL
 * @properties:	its first property
 * @end:	the tag behind its last property
 */
struct ersi_node {
	uint32_t offset;
	uint32_t level;
	const char *name;
	const fdt32_t *properties;
	const fdt32_t *end;
};

/**
 * struct ersi_value - the value of a property
 * @bytes:	where it is in the tree; NULL if the node does not have the property
 * @length:	in bytes; all of them can be read
 */
struct ersi_value {
	const char *bytes;
	uint32_t length;
};

/**
 * ersi_nodes_open() - begin to walk a tree
 * @nodes:	the walk
 * @fdt:	the blob, 8-byte aligned; only read
 * @size:	bytes that may be read there
 *
 * Return: false if the header cannot be used.
 */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size);

/**
 * ersi_nodes_next() - go to the next node
 * @nodes:	an open walk
 * @node:	the node
 *
 * The structure is checked up to the tag behind the node's properties. Properties that
 * follow a subnode are passed over: Linux ignores them, too.
 *
 * Return: true if there is one; false at the end or, with @nodes->broken set, where the
 * structure is broken.
 */
bool ersi_nodes_next(struct ersi_nodes *nodes, struct ersi_node *node);

/**
 * ersi_nodes_offset() - say where a walk is
 * @nodes:	the walk
 *
 * Return: the offset of the next tag from the start of the structure block, in bytes.
 */
uint32_t ersi_nodes_offset(const struct ersi_nodes *nodes);

/**
 * ersi_node_value() - find a property of a node
 * @nodes:	the walk
 * @node:	a node that it has come to
 * @name:	the property's name; the first property of that name counts
 *
 * Return: its value.
 */
struct ersi_value ersi_node_value(const struct ersi_nodes *nodes, const struct ersi_node *node,
				  const char *name);

/**
 * ersi_value_is() - compare a value with a string
 * @value:	the value; what follows its first NUL is ignored
 * @text:	the string
 *
 * Return: true if they are equal.
 */
bool ersi_value_is(const struct ersi_value *value, const char *text);

#endif
