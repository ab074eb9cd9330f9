/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Device trees and the addresses in them (Devicetree Specification, release 0.4, section 2.3).
 * A walk visits the nodes in their order and reads each property once, because every tag of a
 * tree costs libfdt a few hundred instructions.
 */
#ifndef EMULATOR_DT_H
#define EMULATOR_DT_H

#include <libfdt.h>
#include <stdbool.h>

#include "region.h"

/* The root, its children and theirs: deeper nodes are not visited. */
#define DT_DEPTH	3

struct dt_property {
	const void *value;	/* NULL: the node has none */
	int32_t length;
};

struct dt_node {
	int32_t offset;
	const char *name;
	struct dt_property compatible;
	struct dt_property device_type;
	struct dt_property reg;
	struct dt_property ranges;
	struct dt_property address_cells;
	struct dt_property size_cells;
};

struct dt_walk {
	const void *fdt;
	int32_t next;			/* offset of the tag to read next */
	int32_t depth;			/* of the node that the walk is in; -1 before the root */
	struct dt_node path[DT_DEPTH];	/* from the root to that node */
};

void dt_begin(struct dt_walk *walk, const void *fdt);
/* The next node, or NULL after the last. The node and its parents are valid until the next call. */
const struct dt_node *dt_next(struct dt_walk *walk);
/* The parent of the node that dt_next() returned; NULL for the root. */
const struct dt_node *dt_parent(const struct dt_walk *walk);
/* That node has changed, so what dt_next() returned of it is void, and the walk goes on. */
void dt_changed(struct dt_walk *walk);
/* That node was deleted. */
void dt_deleted(struct dt_walk *walk);

/* Whether the node's compatible lists the name. */
bool dt_compatible(const struct dt_node *node, const char *name);
/* Whether the node's device_type is the name. */
bool dt_type(const struct dt_node *node, const char *name);
/* The number in count cells. */
uint64_t dt_number(const fdt32_t *cells, int32_t count);
/* The cells of the addresses of the node's children, -1 if that is no usable number. */
int32_t dt_address_cells(const struct dt_node *node);
/* Entry index of a node's reg, in its parent's cells. False: there is none. */
bool dt_reg(const struct dt_node *parent, const struct dt_node *node, uint32_t index,
	    struct region *region);
/* Entry index of a bridge's ranges, in its parent's addresses. False: there is none. */
bool dt_range(const struct dt_node *parent, const struct dt_node *node, uint32_t index,
	      struct region *region);
#endif
