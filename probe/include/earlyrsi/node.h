/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_NODE_H
#define EARLYRSI_NODE_H

#include <earlyrsi/types.h>

/**
 * struct ersi_value - the value of a property
 * @bytes:	where it is in the tree; NULL without the property
 * @length:	in bytes; all of them can be read
 */
struct ersi_value {
	const char *bytes;
	uint32_t length;
};

/**
 * struct ersi_node - what matters of a node of a flattened device tree
 * @offset:	of the node, from the start of the structure block
 * @level:	how deep it is; the root has level 0
 * @compatible:	its property "compatible"
 * @status:	its property "status"
 * @method:	its property "method"
 * @conduit:	its property ERSI_CHOSEN_PROPERTY
 */
struct ersi_node {
	int offset;
	uint32_t level;
	struct ersi_value compatible;
	struct ersi_value status;
	struct ersi_value method;
	struct ersi_value conduit;
};

/**
 * struct ersi_nodes - the nodes of a flattened device tree, in document order
 * @fdt:	the blob
 * @at:		offset of the next tag, or of the one that is broken
 * @level:	of a node that would begin there
 * @error:	libfdt's error if the structure is broken, else 0
 * @open:	the node's properties are being read
 * @node:	the node
 *
 * Each step goes forward, so the size of the blob bounds the time.
 */
struct ersi_nodes {
	const void *fdt;
	int at;
	uint32_t level;
	uint64_t error;
	bool open;
	struct ersi_node node;
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
 *
 * Return: true if there is one, with its properties, in @nodes->node; false at
 * the end or, with @nodes->error set, where the structure is broken.
 */
bool ersi_nodes_next(struct ersi_nodes *nodes);

/**
 * ersi_value_is() - whether a value is a string, and this one
 * @value:	the value; what follows its first NUL is ignored
 * @text:	the string
 *
 * Return: whether it is.
 */
bool ersi_value_is(const struct ersi_value *value, const char *text);

/**
 * ersi_text_number() - the beginning of a text, for a note
 * @text:	the text
 * @length:	bytes of it that can be read
 *
 * Return: its first eight bytes up to a NUL, the first one lowest.
 */
uint64_t ersi_text_number(const char *text, uint32_t length);

#endif
