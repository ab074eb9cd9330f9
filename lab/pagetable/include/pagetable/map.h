/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_MAP_H
#define PAGETABLE_MAP_H

#include <pagetable/geometry.h>
#include <earlyrsi/types.h>

/*
 * Stage 1 tables of VMSAv8-64 (Arm ARM DDI0487, D8): four strategies that
 * end with a map of pages, or with one of blocks. docs/lab/pagetable.md compares them.
 *
 * An operation runs on one CPU, and nothing else changes the tables meanwhile.
 * Whether the range may be in use meanwhile, each operation says. What is
 * refused is refused before anything is changed: whatever the status, but for
 * PT_CHANGED, a map that was live is as it was.
 */

/* Attributes: bits of a block or page descriptor (D8.3) other than type and address. */
#define PT_ATTRIBUTE_INDEX(n)		((uint64_t)(n) << 2)	/* of MAIR_EL1, 0 to 7 */
#define PT_ATTRIBUTE_EL0		((uint64_t)1 << 6)	/* AP[1] */
#define PT_ATTRIBUTE_READ_ONLY		((uint64_t)1 << 7)	/* AP[2] */
#define PT_ATTRIBUTE_INNER_SHAREABLE	((uint64_t)3 << 8)	/* not with LPA2 */
#define PT_ATTRIBUTE_ACCESSED		((uint64_t)1 << 10)	/* AF */
#define PT_ATTRIBUTE_GUARDED		((uint64_t)1 << 50)	/* GP */
#define PT_ATTRIBUTE_DIRTY_MANAGED	((uint64_t)1 << 51)	/* DBM */
#define PT_ATTRIBUTE_PXN		((uint64_t)1 << 53)
#define PT_ATTRIBUTE_UXN		((uint64_t)1 << 54)

/**
 * enum pt_status - what became of an operation
 * @PT_OK:			done
 * @PT_MISALIGNED:		an address or size is no multiple of the granule, or the
 *				size is 0
 * @PT_OUTSIDE:			an address is beyond what the tables can translate or
 *				name, or a range wraps
 * @PT_OVERLAP:			ranges overlap or do not ascend
 * @PT_ATTRIBUTES:		bits that are not attributes
 * @PT_NO_MEMORY:		the environment, or the reserve, has too few tables
 * @PT_CORRUPT:			an entry in a table that the architecture does not have
 *				at that level
 * @PT_FOREIGN:			an entry that is neither valid nor zero: its owner has to
 *				remove it first
 * @PT_UNMAPPED:		nothing is mapped there
 * @PT_NOT_PAGES:		something is mapped there, but not with single pages
 * @PT_DIFFERENT:		two maps are not equal
 * @PT_CHANGED:			something else changed the tables during the operation
 * @PT_STATUSES:		how many there are
 */
enum pt_status {
	PT_OK,
	PT_MISALIGNED,
	PT_OUTSIDE,
	PT_OVERLAP,
	PT_ATTRIBUTES,
	PT_NO_MEMORY,
	PT_CORRUPT,
	PT_FOREIGN,
	PT_UNMAPPED,
	PT_NOT_PAGES,
	PT_DIFFERENT,
	PT_CHANGED,
	PT_STATUSES
};

/**
 * enum pt_mapping - the largest mapping that a range may use
 * @PT_MAPPING_PAGES:	single pages, each of which can change by itself
 * @PT_MAPPING_BLOCKS:	also blocks, as large as alignment permits
 * @PT_MAPPING_CONTIGUOUS:	also contiguous runs, of blocks and of pages
 */
enum pt_mapping {
	PT_MAPPING_PAGES,
	PT_MAPPING_BLOCKS,
	PT_MAPPING_CONTIGUOUS
};

/**
 * enum pt_change - how a live entry is replaced by one of another size
 * @PT_CHANGE_BREAK:	made invalid, TLBs invalidated, then made (D8.16, break-before-
 *			make): on any CPU, but nothing may use the range meanwhile
 * @PT_CHANGE_DIRECT:	written over, then TLBs invalidated: the range may be in use if
 *			all CPUs have FEAT_BBML3 (level 2 may report a TLB conflict
 *			abort); also if no CPU uses the tables because their MMUs are
 *			off and their TLBs are invalidated before they are on again
 */
enum pt_change {
	PT_CHANGE_BREAK,
	PT_CHANGE_DIRECT
};

/**
 * struct pt_range - addresses that are mapped one after the other
 * @va:		virtual address of the first byte
 * @pa:		physical address of the first byte
 * @size:	bytes
 * @attributes:	PT_ATTRIBUTE_* and other attribute bits of its descriptors
 * @mapping:	what it may be mapped with
 */
struct pt_range {
	uint64_t va;
	uint64_t pa;
	uint64_t size;
	uint64_t attributes;
	enum pt_mapping mapping;
};

/**
 * struct pt_cost - what operations have cost so far
 * @taken:		tables that came from the environment
 * @freed:		tables that went back to it
 * @stores:		entries written; a table's first clearing is not counted
 * @invalidations:	calls of pt_env_invalidate()
 */
struct pt_cost {
	uint64_t taken;
	uint64_t freed;
	uint64_t stores;
	uint64_t invalidations;
};

/**
 * struct pt_map - a map
 * @geometry:	the shape of its tables, by pt_geometry_init()
 * @env:	for the functions of the environment
 * @root:	physical address of the table that a TTBR names
 * @cost:	to which operations on this map add; the caller clears it
 *
 * All of it is the caller's. A map that the caller did not build with this engine
 * is described by filling it in.
 */
struct pt_map {
	struct pt_geometry geometry;
	void *env;
	uint64_t root;
	struct pt_cost cost;
};

/**
 * struct pt_reserve - tables taken before they are needed
 * @first:	physical address of the first one; each names the next
 * @count:	how many there are
 */
struct pt_reserve {
	uint64_t first;
	uint64_t count;
};

/**
 * struct pt_translation - what one address is mapped to
 * @pa:		physical address that the address translates to
 * @attributes:	of the descriptor, and what tables above it forbid
 * @level:	where the descriptor is, or the entry that is not valid
 * @contiguous:	it is part of a contiguous run
 */
struct pt_translation {
	uint64_t pa;
	uint64_t attributes;
	int32_t level;
	bool contiguous;
};

/**
 * pt_count_build() - tables that pt_build() will take
 * @geometry:	of the map
 * @ranges:	to be mapped, in ascending order of addresses
 * @count:	how many
 * @tables:	the result, the root included
 *
 * This is the least number that the ranges can be mapped with. The time depends on
 * @count only, not on sizes.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _OVERLAP or _ATTRIBUTES.
 */
enum pt_status pt_count_build(const struct pt_geometry *geometry, const struct pt_range *ranges,
			      uint32_t count, uint64_t *tables);

/**
 * pt_build() - make a map
 * @map:	@geometry and @env filled in; receives @root. Nothing else changes
 *		unless it succeeds
 * @ranges:	what it maps, in ascending order of addresses, without overlap
 * @count:	how many
 *
 * The map is not in use yet. Every address outside of the ranges is invalid.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _OVERLAP, _ATTRIBUTES or
 * _NO_MEMORY.
 */
enum pt_status pt_build(struct pt_map *map, const struct pt_range *ranges, uint32_t count);

/**
 * pt_fold() - use blocks and contiguous runs where pages allow it
 * @map:	may be live
 * @va:		the first address
 * @size:	bytes; what is mapped outside of it keeps its tables
 * @mapping:	what may be used
 * @change:	how live entries are replaced
 *
 * Addresses and attributes stay as they are. Tables that are not needed any more are
 * freed, and none is taken. With PT_CHANGE_BREAK there are times at which any part
 * of the range is not mapped: the tables, the stack, the code and the data that the
 * caller and the environment use must be mapped elsewhere.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN.
 */
enum pt_status pt_fold(struct pt_map *map, uint64_t va, uint64_t size, enum pt_mapping mapping,
		       enum pt_change change);

/**
 * pt_count_split() - tables that pt_split() will take
 * @map:	may be live; it is only read
 * @va:		the first address
 * @size:	bytes
 * @tables:	the result
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _CORRUPT or _FOREIGN.
 */
enum pt_status pt_count_split(const struct pt_map *map, uint64_t va, uint64_t size,
			      uint64_t *tables);

/**
 * pt_split() - use nothing but single pages
 * @map:	may be live
 * @va:		the first address
 * @size:	bytes. A block or run that is partly in the range is split as a whole
 * @change:	how live entries are replaced
 * @reserve:	from which tables are taken, as many as pt_count_split() says
 *
 * Addresses and attributes stay as they are. Nothing is allocated. The conditions of
 * pt_fold() hold.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN, _NO_MEMORY if
 * the reserve is too small, or _CHANGED.
 */
enum pt_status pt_split(struct pt_map *map, uint64_t va, uint64_t size, enum pt_change change,
			struct pt_reserve *reserve);

/**
 * pt_count_copy() - tables that pt_copy() will take
 * @from:	may be live and in use; it is only read
 * @va:		the first address
 * @size:	bytes
 * @tables:	the result, the root included
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _CORRUPT or _FOREIGN.
 */
enum pt_status pt_count_copy(const struct pt_map *from, uint64_t va, uint64_t size,
			     uint64_t *tables);

/**
 * pt_copy() - make a map that is equal, but of single pages in a range
 * @to:		@env filled in; receives @geometry and @root. Nothing else changes
 *		unless it succeeds
 * @from:	may be live and in use; it is only read
 * @va:		the first address
 * @size:	bytes. A block or run that is partly in the range is copied as pages as
 *		a whole
 *
 * What @from maps in the range is mapped in tables of @to's own. Outside of the range
 * both maps share the tables that hold nothing of the range. The caller makes a TTBR
 * name @to's root, through a map of its code that is in neither (an identity map in
 * the other TTBR), with TLBs invalidated after the old root is not used any more and
 * before the new one is; pt_free() of @from for the same range then gives
 * back what is not shared.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN, _NO_MEMORY or
 * _CHANGED.
 */
enum pt_status pt_copy(struct pt_map *to, const struct pt_map *from,
		       uint64_t va, uint64_t size);

/**
 * pt_set() - give pages another output address or other attributes
 * @map:	may be live
 * @range:	addresses that are all mapped with single pages, and what they shall be
 *		mapped to; @mapping is ignored
 *
 * If only permissions, AF or software's bits change, entries are written over and the
 * rest of the range may be in use. Else each is made invalid first, whatever the
 * CPU (D8.16: FEAT_BBM is about sizes only), and nothing may use the range meanwhile.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _ATTRIBUTES, _UNMAPPED, _NOT_PAGES or
 * _CORRUPT.
 */
enum pt_status pt_set(struct pt_map *map, const struct pt_range *range);

/**
 * pt_lookup() - translate one address
 * @map:	may be live and in use; it is only read
 * @va:		any address
 * @translation: the result; of PT_UNMAPPED only @level
 *
 * Return: PT_OK, _OUTSIDE, _UNMAPPED or _CORRUPT.
 */
enum pt_status pt_lookup(const struct pt_map *map, uint64_t va,
			 struct pt_translation *translation);

/**
 * pt_compare() - whether two maps are equal to their users
 * @a:		a map, may be live and in use
 * @b:		another one; its geometry may be another
 * @va:		the first address
 * @size:	bytes
 * @differs:	receives the first address that differs, or that cannot be read
 *
 * Each address must be mapped in both to the same address with the same attributes, or
 * in neither. Levels and contiguous runs do not matter.
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE, _DIFFERENT or _CORRUPT.
 */
enum pt_status pt_compare(const struct pt_map *a, const struct pt_map *b, uint64_t va,
			  uint64_t size, uint64_t *differs);

/**
 * pt_free() - give back a map's tables
 * @map:	not used by any TTBR, and remembered by no TLB
 * @va:		the first address
 * @size:	bytes. The tables that hold something of the range are freed, the root
 *		with them: all tables, if the range is all that the root resolves
 *
 * @root is 0 afterwards.
 *
 * Return: PT_OK, _MISALIGNED or _OUTSIDE.
 */
enum pt_status pt_free(struct pt_map *map, uint64_t va, uint64_t size);

/**
 * pt_reserve() - take tables before they are needed
 * @map:	for which they are
 * @tables:	how many
 * @reserve:	receives them, with PT_OK only
 *
 * Return: PT_OK, or _NO_MEMORY: none is taken.
 */
enum pt_status pt_reserve(struct pt_map *map, uint64_t tables, struct pt_reserve *reserve);

/**
 * pt_unreserve() - give back what is left of a reserve
 * @map:	for which it was
 * @reserve:	has nothing afterwards
 */
void pt_unreserve(struct pt_map *map, struct pt_reserve *reserve);

/**
 * pt_status_name() - a status in words
 * @status: any value
 *
 * Return: a constant string, "?" for a value that is no status.
 */
const char *pt_status_name(enum pt_status status);

#endif
