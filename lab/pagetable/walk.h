/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_WALK_H
#define PAGETABLE_WALK_H

#include <pagetable/entry.h>
#include <pagetable/map.h>

#include "extent.h"

/* Reading tables. Offsets are those of extent.h. */

/**
 * struct pt_slot - the entry at which a walk ended
 * @table:	the table that it is in
 * @index:	which one it is
 * @level:	of the table
 * @entry:	its value
 * @limits:	PT_ENTRY_LIMITS of the tables above, 0 if they do not matter
 */
struct pt_slot {
	uint64_t *table;
	uint32_t index;
	int32_t level;
	uint64_t entry;
	uint64_t limits;
};

/**
 * enum pt_seek - what to look for in tables
 * @PT_SEEK_BAD:	what stops an operation: reserved, or neither valid nor zero
 * @PT_SEEK_COARSE:	a block, or a part of a contiguous run
 * @PT_SEEK_BROKEN:	what an operation made invalid for a while: not valid, not zero
 */
enum pt_seek {
	PT_SEEK_BAD,
	PT_SEEK_COARSE,
	PT_SEEK_BROKEN
};

/**
 * pt_walk_find() - descend to the entry that decides about an address
 * @map:	the map
 * @offset:	of the address
 * @level:	the last level to look at
 * @slot:	receives the entry: no table, or at @level
 */
void pt_walk_find(const struct pt_map *map, uint64_t offset, int32_t level,
		  struct pt_slot *slot);

/**
 * pt_walk_seek() - find the next entry of some kind
 * @map:	the map
 * @what:	the kind
 * @offset:	where to begin; receives where the entry found begins
 * @end:	offset at which to give up
 * @slot:	receives the entry
 *
 * Return: whether there is one.
 */
bool pt_walk_seek(const struct pt_map *map, enum pt_seek what, uint64_t *offset,
		  uint64_t end, struct pt_slot *slot);

/**
 * pt_walk_check() - whether a part of a map has nothing but what the engine knows
 * @map:	the map
 * @offset:	where to begin
 * @end:	offset of the end
 *
 * Return: PT_OK, _CORRUPT or _FOREIGN.
 */
enum pt_status pt_walk_check(const struct pt_map *map, uint64_t offset, uint64_t end);

/**
 * pt_walk_round() - cut through no block and no contiguous run
 * @map:	the map
 * @offset:	where to begin, made less if needed
 * @end:	offset of the end, made greater if needed
 */
void pt_walk_round(const struct pt_map *map, uint64_t *offset, uint64_t *end);

/**
 * pt_walk_extent() - all that follows an address with the same mapping
 * @map:	the map
 * @offset:	of the address
 * @end:	offset that the extent does not pass, greater than @offset
 * @extent:	the result. Invalid entries are not mapped, whatever is in them
 *
 * Return: PT_OK, or _CORRUPT if the entry for @offset is; an extent ends
 * before one that is.
 */
enum pt_status pt_walk_extent(const struct pt_map *map, uint64_t offset,
			      uint64_t end, struct pt_extent *extent);

#endif
