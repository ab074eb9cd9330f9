/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_WALK_H
#define PAGETABLE_WALK_H

#include <pagetable/map.h>
#include <pagetable/entry.h>
#include <earlyrsi/types.h>

/*
 * What the operations are made of. An offset is the distance of an address from
 * pt_geometry_base(), so that a high address is no special case.
 */

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
 * struct pt_extent - addresses that follow each other in a map, on both sides
 * @offset:	of the first address
 * @size:	bytes
 * @mapped:	they are mapped
 * @pa:		to which physical address the first one is
 * @attributes:	of all
 */
struct pt_extent {
	uint64_t offset;
	uint64_t size;
	bool mapped;
	uint64_t pa;
	uint64_t attributes;
};

/**
 * struct pt_piece - entries of one kind
 * @level:	of their table
 * @count:	how many there are: with PT_GRAIN_PAGES in as many tables as it takes, else
 *		in one table
 * @contiguous:	they are whole contiguous runs
 */
struct pt_piece {
	int32_t level;
	uint64_t count;
	bool contiguous;
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
 * struct pt_need - counts tables while extents come in ascending order
 * @last:	per level, which table was counted last; index 0 is level -1
 * @tables:	how many so far
 */
struct pt_need {
	uint64_t last[PT_LEVELS];
	uint64_t tables;
};

/**
 * struct pt_place - tables that are being made
 * @map:	for which they are
 * @reserve:	where they come from
 * @top:	the descriptor above them, 0 as long as there are none
 * @level:	of the table that @top would be in
 * @reached:	of the table of the last entry, @level if there is none yet
 * @offset:	of the last entry
 * @way:	per level, the tables on the way to it; index 0 is level -1
 */
struct pt_place {
	struct pt_map *map;
	struct pt_reserve *reserve;
	uint64_t top;
	int32_t level;
	int32_t reached;
	uint64_t offset;
	uint64_t *way[PT_LEVELS];
};

/**
 * pt_span_check() - turn addresses into offsets
 * @geometry:	of the map
 * @va:		the first address
 * @size:	bytes
 * @offset:	receives the offset of the first
 *
 * Return: PT_OK, _MISALIGNED or _OUTSIDE.
 */
enum pt_status pt_span_check(const struct pt_geometry *geometry, uint64_t va,
			     uint64_t size, uint64_t *offset);

/**
 * pt_range_check() - turn a range into an extent
 * @geometry:	of the map
 * @range:	the range
 * @extent:	receives it
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE or _ATTRIBUTES.
 */
enum pt_status pt_range_check(const struct pt_geometry *geometry, const struct pt_range *range,
			      struct pt_extent *extent);

/**
 * pt_piece_first() - how the beginning of an extent is mapped
 * @geometry:	of the map
 * @extent:	mapped, of at least a page
 * @grain:	what may be used
 * @piece:	receives the largest entries that fit, and their descriptors follow each other
 */
void pt_piece_first(const struct pt_geometry *geometry, const struct pt_extent *extent,
		    enum pt_grain grain, struct pt_piece *piece);

/**
 * pt_extent_advance() - take away the beginning of an extent
 * @extent:	the extent
 * @size:	bytes, at most all of it
 */
void pt_extent_advance(struct pt_extent *extent, uint64_t size);

/**
 * pt_walk_index() - which entry is for an address
 * @geometry:	of the map
 * @level:	of the table
 * @offset:	of the address
 *
 * Return: the index in the table.
 */
static inline uint32_t pt_walk_index(const struct pt_geometry *geometry, int32_t level,
				     uint64_t offset)
{
	uint32_t mask = ((uint32_t)1 << (geometry->granule_shift - 3)) - 1;

	/* A root may have fewer entries, but no offset is beyond them. */
	return (uint32_t)(offset >> pt_geometry_shift(geometry, level)) & mask;
}

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
 * pt_walk_extent() - all that follows an address in the same way
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

/**
 * pt_need_begin() - count the tables of a map
 * @need:	counts the root only
 */
void pt_need_begin(struct pt_need *need);

/**
 * pt_need_entry() - count the tables on the way to an entry
 * @need:	the count
 * @geometry:	of the map
 * @level:	of the table that the entry is in
 * @offset:	of an address that the entry is for
 */
void pt_need_entry(struct pt_need *need, const struct pt_geometry *geometry,
		   int32_t level, uint64_t offset);

/**
 * pt_need_extent() - count the tables that an extent is mapped with
 * @need:	the count
 * @geometry:	of the map
 * @extent:	mapped, behind those before
 * @grain:	what may be used
 */
void pt_need_extent(struct pt_need *need, const struct pt_geometry *geometry,
		    const struct pt_extent *extent, enum pt_grain grain);

/**
 * pt_reserve_take() - take one table from a reserve
 * @map:	for which it is
 * @reserve:	the reserve
 * @pa:		receives its physical address
 *
 * Return: its first entry, or NULL if the reserve is empty.
 */
uint64_t *pt_reserve_take(struct pt_map *map, struct pt_reserve *reserve, uint64_t *pa);

/**
 * pt_place_begin() - have a place with nothing in it
 * @place:	the place
 * @map:	for which its tables will be
 * @reserve:	where they will come from
 * @level:	of the entry that will name them
 */
void pt_place_begin(struct pt_place *place, struct pt_map *map,
		    struct pt_reserve *reserve, int32_t level);

/**
 * pt_place_entry() - write one entry, and make the tables above it
 * @place:	where
 * @offset:	of an address that the entry is for
 * @level:	of the table that it is in
 * @entry:	its value
 *
 * Return: false if the reserve is empty.
 */
bool pt_place_entry(struct pt_place *place, uint64_t offset, int32_t level, uint64_t entry);

/**
 * pt_place_extent() - map an extent where nothing is mapped
 * @place:	where
 * @extent:	mapped
 * @grain:	what may be used
 *
 * Return: false if the reserve is empty.
 */
bool pt_place_extent(struct pt_place *place, const struct pt_extent *extent,
		     enum pt_grain grain);

/**
 * pt_place_root() - make an empty root
 * @place:	where, with nothing yet
 *
 * Return: false if the reserve is empty.
 */
bool pt_place_root(struct pt_place *place);

/**
 * pt_place_finish() - end the making of a map
 * @place:	from the root on
 * @complete:	all was placed: the map receives its root. Else its tables are freed,
 *		which are those that hold something
 * @offset:	from here
 * @end:	to here
 *
 * What is left of the reserve is given back.
 *
 * Return: PT_OK or _CHANGED.
 */
enum pt_status pt_place_finish(struct pt_place *place, bool complete,
			       uint64_t offset, uint64_t end);

/**
 * pt_release() - free tables that nothing refers to any more
 * @map:	for which they were
 * @top:	the descriptor above them, valid or not
 * @level:	of the table that it was in
 * @offset:	of an address below @top; only tables from there
 * @end:	to this offset are freed, and those above them
 */
void pt_release(struct pt_map *map, uint64_t top, int32_t level, uint64_t offset,
		uint64_t end);

/**
 * pt_invalidate() - call and count pt_env_invalidate()
 * @map:	the map
 * @offset:	of the first address
 * @size:	bytes
 */
void pt_invalidate(struct pt_map *map, uint64_t offset, uint64_t size);

/**
 * pt_store() - write and count an entry that may be live
 * @map:	the map
 * @slot:	where
 * @entry:	its new value
 */
void pt_store(struct pt_map *map, const struct pt_slot *slot, uint64_t entry);

#endif
