/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_NODE_H
#define EARLYRSI_NODE_H

#include <earlyrsi/types.h>

/* Size of the name of a property that a walk looks for, NUL included */
#define ERSI_NODE_NAME_SIZE	28
/* Most properties that a walk looks for */
#define ERSI_NODE_PROPERTIES	4

/**
 * struct ersi_node_names - the names of the properties that a walk looks for
 * @count:	how many
 * @names:	each ends in NUL
 */
struct ersi_node_names {
	uint32_t count;
	char names[ERSI_NODE_PROPERTIES][ERSI_NODE_NAME_SIZE];
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
 * struct ersi_node - a node of a flattened device tree
 * @offset:	of the node, from the start of the structure block
 * @level:	how deep it is; the root has level 0
 * @name:	its name, ending in NUL
 * @values:	the properties that the walk looks for, in the order of its names
 */
struct ersi_node {
	int offset;
	uint32_t level;
	const char *name;
	struct ersi_value values[ERSI_NODE_PROPERTIES];
};

/**
 * struct ersi_nodes - the nodes of a flattened device tree, in document order
 * @fdt:	the blob
 * @names:	the properties to look for
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
	const struct ersi_node_names *names;
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
 * @names:	the properties to look for; not copied
 *
 * Return: false if the header cannot be used.
 */
bool ersi_nodes_open(struct ersi_nodes *nodes, const void *fdt, uint32_t size,
		     const struct ersi_node_names *names);

/**
 * ersi_nodes_next() - go to the next node
 * @nodes:	an open walk
 *
 * Return: true if there is one, with its properties, in @nodes->node; false at
 * the end or, with @nodes->error set, where the structure is broken.
 */
bool ersi_nodes_next(struct ersi_nodes *nodes);

/**
 * ersi_value_is() - compare a value with a string
 * @value:	the value; what follows its first NUL is ignored
 * @text:	the string
 *
 * Return: true if they are equal.
 */
bool ersi_value_is(const struct ersi_value *value, const char *text);

#endif
