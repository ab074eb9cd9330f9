/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_WRITER_H
#define PAGETABLE_WRITER_H

#include <pagetable/map.h>

#include "extent.h"

/* Writing tables that no table walker reads yet. */

/**
 * struct pt_writer - tables that are being made
 * @map:	for which they are
 * @reserve:	where they come from
 * @top:	the descriptor above them, 0 as long as there are none
 * @level:	of the table that @top would be in
 * @reached:	of the table of the last entry, @level if there is none yet
 * @offset:	of the last entry
 * @path:	per level, the tables above it; index 0 is level -1
 */
struct pt_writer {
	struct pt_map *map;
	struct pt_reserve *reserve;
	uint64_t top;
	int32_t level;
	int32_t reached;
	uint64_t offset;
	uint64_t *path[PT_LEVELS];
};

/**
 * pt_writer_begin() - begin to write, with no table yet
 * @writer:	the writer
 * @map:	for which its tables will be
 * @reserve:	where they will come from
 * @level:	of the entry that will name them
 */
void pt_writer_begin(struct pt_writer *writer, struct pt_map *map,
		     struct pt_reserve *reserve, int32_t level);

/**
 * pt_writer_entry() - write one entry, and make the tables above it
 * @writer:	where
 * @offset:	of an address that the entry is for
 * @level:	of the table that it is in
 * @entry:	its value
 *
 * Return: false if the reserve is empty.
 */
bool pt_writer_entry(struct pt_writer *writer, uint64_t offset, int32_t level, uint64_t entry);

/**
 * pt_writer_extent() - map an extent where nothing is mapped
 * @writer:	where
 * @extent:	mapped
 * @mapping:	what may be used
 *
 * Return: false if the reserve is empty.
 */
bool pt_writer_extent(struct pt_writer *writer, const struct pt_extent *extent,
		      enum pt_mapping mapping);

/**
 * pt_writer_root() - make an empty root
 * @writer:	without a table yet
 *
 * Return: false if the reserve is empty.
 */
bool pt_writer_root(struct pt_writer *writer);

/**
 * pt_writer_finish() - end the making of a map
 * @writer:	from the root on
 * @complete:	all was written: the map receives its root. Else its tables are freed,
 *		which are those that hold something
 * @offset:	from here
 * @end:	to here
 *
 * What is left of the reserve is given back.
 *
 * Return: PT_OK or _CHANGED.
 */
enum pt_status pt_writer_finish(struct pt_writer *writer, bool complete,
				uint64_t offset, uint64_t end);

#endif
