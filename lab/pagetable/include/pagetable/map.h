/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_MAP_H
#define PAGETABLE_MAP_H

#include <pagetable/geometry.h>
#include <earlyrsi/types.h>

/*
 * Stage 1 tables of VMSAv8-64 (Arm ARM DDI0487, D8): four ways to end with a map
 * of pages, or with one of blocks. docs/lab/pagetable.md says which one is for whom.
 *
 * An operation runs on one CPU, and nobody else changes the tables meanwhile.
 * Whether the range may be in use meanwhile, each operation says. What is
 * refused is refused before anything is changed: whatever the status, but for
 * ERSI_PAGETABLE_CHANGED, a map that was live is as it was.
 */

/* Attributes: bits of a block or page descriptor (D8.3) other than type and address. */
#define ERSI_ATTRIBUTE_INDEX(n)		((uint64_t)(n) << 2)	/* of MAIR_EL1, 0 to 7 */
#define ERSI_ATTRIBUTE_EL0		((uint64_t)1 << 6)	/* AP[1] */
#define ERSI_ATTRIBUTE_READ_ONLY	((uint64_t)1 << 7)	/* AP[2] */
#define ERSI_ATTRIBUTE_OUTER_SHAREABLE	((uint64_t)2 << 8)	/* not with LPA2 */
#define ERSI_ATTRIBUTE_INNER_SHAREABLE	((uint64_t)3 << 8)	/* not with LPA2 */
#define ERSI_ATTRIBUTE_ACCESSED		((uint64_t)1 << 10)	/* AF */
#define ERSI_ATTRIBUTE_NOT_GLOBAL	((uint64_t)1 << 11)	/* nG */
#define ERSI_ATTRIBUTE_GUARDED		((uint64_t)1 << 50)	/* GP */
#define ERSI_ATTRIBUTE_DIRTY_MANAGED	((uint64_t)1 << 51)	/* DBM */
#define ERSI_ATTRIBUTE_PXN		((uint64_t)1 << 53)
#define ERSI_ATTRIBUTE_UXN		((uint64_t)1 << 54)

/**
 * enum ersi_pagetable_status - what became of an operation
 * @ERSI_PAGETABLE_OK:		done
 * @ERSI_PAGETABLE_MISALIGNED:	an address or size is no multiple of the granule, or the
 *				size is 0
 * @ERSI_PAGETABLE_OUTSIDE:	an address is beyond what the tables can translate or
 *				name, or a range wraps
 * @ERSI_PAGETABLE_OVERLAP:	ranges overlap or do not ascend
 * @ERSI_PAGETABLE_ATTRIBUTES:	bits among the attributes that are none
 * @ERSI_PAGETABLE_NO_MEMORY:	the environment, or the reserve, has too few tables
 * @ERSI_PAGETABLE_CORRUPT:	an entry in a table that the architecture does not have
 *				at that level
 * @ERSI_PAGETABLE_FOREIGN:	an entry that is neither valid nor zero: whoever keeps
 *				something there has to take it away first
 * @ERSI_PAGETABLE_UNMAPPED:	nothing is mapped there
 * @ERSI_PAGETABLE_NOT_PAGES:	something is mapped there, but not with single pages
 * @ERSI_PAGETABLE_DIFFERENT:	two maps are not equal
 * @ERSI_PAGETABLE_CHANGED:	somebody changed the tables during the operation
 * @ERSI_PAGETABLE_STATUSES:	how many there are
 */
enum ersi_pagetable_status {
	ERSI_PAGETABLE_OK,
	ERSI_PAGETABLE_MISALIGNED,
	ERSI_PAGETABLE_OUTSIDE,
	ERSI_PAGETABLE_OVERLAP,
	ERSI_PAGETABLE_ATTRIBUTES,
	ERSI_PAGETABLE_NO_MEMORY,
	ERSI_PAGETABLE_CORRUPT,
	ERSI_PAGETABLE_FOREIGN,
	ERSI_PAGETABLE_UNMAPPED,
	ERSI_PAGETABLE_NOT_PAGES,
	ERSI_PAGETABLE_DIFFERENT,
	ERSI_PAGETABLE_CHANGED,
	ERSI_PAGETABLE_STATUSES
};

/**
 * enum ersi_grain - what a range may be mapped with; each allows more than the one before
 * @ERSI_GRAIN_PAGES:	single pages, each of which can change by itself
 * @ERSI_GRAIN_BLOCKS:	also blocks, as large as alignment permits
 * @ERSI_GRAIN_RUNS:	also contiguous runs, of blocks and of pages
 */
enum ersi_grain {
	ERSI_GRAIN_PAGES,
	ERSI_GRAIN_BLOCKS,
	ERSI_GRAIN_RUNS
};

/**
 * enum ersi_change - how a live entry is replaced by one of another size
 * @ERSI_CHANGE_BREAK:	made invalid, TLBs invalidated, then made (D8.16, break-before-
 *			make): on any CPU, but nobody may use the range meanwhile
 * @ERSI_CHANGE_DIRECT:	written over, then TLBs invalidated: the range may be in use if
 *			all CPUs have FEAT_BBML3 (level 2 may report a TLB conflict
 *			abort); also if no CPU uses the tables because their MMUs are
 *			off and their TLBs are invalidated before they are on again
 */
enum ersi_change {
	ERSI_CHANGE_BREAK,
	ERSI_CHANGE_DIRECT
};

/**
 * struct ersi_range - addresses that are mapped one after the other
 * @va:		virtual address of the first byte
 * @pa:		physical address of the first byte
 * @size:	bytes
 * @attributes:	ERSI_ATTRIBUTE_* and other attribute bits of its descriptors
 * @grain:	what it may be mapped with
 */
struct ersi_range {
	uint64_t va;
	uint64_t pa;
	uint64_t size;
	uint64_t attributes;
	enum ersi_grain grain;
};

/**
 * struct ersi_pagetable_cost - what operations have cost so far
 * @taken:		tables that came from the environment
 * @freed:		tables that went back to it
 * @stores:		entries written; a table's first clearing is not counted
 * @invalidations:	calls of ersi_env_table_invalidate()
 */
struct ersi_pagetable_cost {
	uint64_t taken;
	uint64_t freed;
	uint64_t stores;
	uint64_t invalidations;
};

/**
 * struct ersi_pagetable - a map
 * @geometry:	the shape of its tables, by ersi_geometry_init()
 * @env:	for the functions of the environment
 * @root:	physical address of the table that a TTBR names
 * @cost:	to which operations on this map add; the caller clears it
 *
 * All of it is the caller's. A map that the caller did not build with this engine
 * is described by filling it in.
 */
struct ersi_pagetable {
	struct ersi_geometry geometry;
	void *env;
	uint64_t root;
	struct ersi_pagetable_cost cost;
};

/**
 * struct ersi_reserve - tables taken before they are needed
 * @first:	physical address of the first one; each names the next
 * @count:	how many there are
 */
struct ersi_reserve {
	uint64_t first;
	uint64_t count;
};

/**
 * struct ersi_translation - what one address is mapped to
 * @pa:		physical address that the address translates to
 * @attributes:	of the descriptor, and what tables above it forbid
 * @level:	where the descriptor is, or the entry that is not valid
 * @contiguous:	it is part of a contiguous run
 */
struct ersi_translation {
	uint64_t pa;
	uint64_t attributes;
	int32_t level;
	bool contiguous;
};

/**
 * ersi_pagetable_need_build() - tables that ersi_pagetable_build() will take
 * @geometry:	of the map
 * @ranges:	to be mapped, in ascending order of addresses
 * @count:	how many
 * @tables:	the result, the root included
 *
 * This is the least number that the ranges can be mapped with. The time depends on
 * @count only, not on sizes.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _OVERLAP or _ATTRIBUTES.
 */
enum ersi_pagetable_status ersi_pagetable_need_build(const struct ersi_geometry *geometry,
						     const struct ersi_range *ranges,
						     uint32_t count, uint64_t *tables);

/**
 * ersi_pagetable_build() - make a map
 * @map:	@geometry and @env filled in; receives @root. Nothing else changes
 *		unless it succeeds
 * @ranges:	what it maps, in ascending order of addresses, without overlap
 * @count:	how many
 *
 * Nobody uses the map yet. Every address outside of the ranges is invalid.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _OVERLAP, _ATTRIBUTES or
 * _NO_MEMORY.
 */
enum ersi_pagetable_status ersi_pagetable_build(struct ersi_pagetable *map,
						const struct ersi_range *ranges, uint32_t count);

/**
 * ersi_pagetable_fold() - use blocks and runs where pages allow it
 * @map:	may be live
 * @va:		the first address
 * @size:	bytes; what is mapped outside of it keeps its tables
 * @grain:	what may be used
 * @change:	how live entries are replaced
 *
 * Addresses and attributes stay as they are. Tables that are not needed any more are
 * freed, and none is taken. With ERSI_CHANGE_BREAK there are times at which any part
 * of the range is not mapped: the tables, the stack, the code and the data that the
 * caller and the environment use must be reached in another way.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN.
 */
enum ersi_pagetable_status ersi_pagetable_fold(struct ersi_pagetable *map, uint64_t va,
					       uint64_t size, enum ersi_grain grain,
					       enum ersi_change change);

/**
 * ersi_pagetable_need_split() - tables that ersi_pagetable_split() will take
 * @map:	may be live; it is only read
 * @va:		the first address
 * @size:	bytes
 * @tables:	the result
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _CORRUPT or _FOREIGN.
 */
enum ersi_pagetable_status ersi_pagetable_need_split(const struct ersi_pagetable *map,
						     uint64_t va, uint64_t size,
						     uint64_t *tables);

/**
 * ersi_pagetable_split() - use nothing but single pages
 * @map:	may be live
 * @va:		the first address
 * @size:	bytes. A block or run that is partly in the range is split as a whole
 * @change:	how live entries are replaced
 * @reserve:	from which tables are taken, as many as ersi_pagetable_need_split() says
 *
 * Addresses and attributes stay as they are. Nothing is allocated. The conditions of
 * ersi_pagetable_fold() hold.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN, _NO_MEMORY if
 * the reserve is too small, or _CHANGED.
 */
enum ersi_pagetable_status ersi_pagetable_split(struct ersi_pagetable *map, uint64_t va,
						uint64_t size, enum ersi_change change,
						struct ersi_reserve *reserve);

/**
 * ersi_pagetable_need_copy() - tables that ersi_pagetable_copy() will take
 * @from:	may be live and in use; it is only read
 * @va:		the first address
 * @size:	bytes
 * @tables:	the result, the root included
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _CORRUPT or _FOREIGN.
 */
enum ersi_pagetable_status ersi_pagetable_need_copy(const struct ersi_pagetable *from,
						    uint64_t va, uint64_t size,
						    uint64_t *tables);

/**
 * ersi_pagetable_copy() - make a map that is equal, but of single pages in a range
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
 * before the new one is; ersi_pagetable_free() of @from for the same range then gives
 * back what is not shared.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _CORRUPT, _FOREIGN, _NO_MEMORY or
 * _CHANGED.
 */
enum ersi_pagetable_status ersi_pagetable_copy(struct ersi_pagetable *to,
					       const struct ersi_pagetable *from,
					       uint64_t va, uint64_t size);

/**
 * ersi_pagetable_set() - give pages another output address or other attributes
 * @map:	may be live
 * @range:	addresses that are all mapped with single pages, and what they shall be
 *		mapped to; @grain is not looked at
 *
 * If only permissions, AF or software's bits change, entries are written over and the
 * rest of the range may be in use. Else each is made invalid first, whatever the
 * CPU (D8.16: FEAT_BBM is about sizes only), and nobody may use the range meanwhile.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _ATTRIBUTES, _UNMAPPED, _NOT_PAGES or
 * _CORRUPT.
 */
enum ersi_pagetable_status ersi_pagetable_set(struct ersi_pagetable *map,
					      const struct ersi_range *range);

/**
 * ersi_pagetable_lookup() - translate one address
 * @map:	may be live and in use; it is only read
 * @va:		any address
 * @translation: the result; of ERSI_PAGETABLE_UNMAPPED only @level
 *
 * Return: ERSI_PAGETABLE_OK, _OUTSIDE, _UNMAPPED or _CORRUPT.
 */
enum ersi_pagetable_status ersi_pagetable_lookup(const struct ersi_pagetable *map, uint64_t va,
						 struct ersi_translation *translation);

/**
 * ersi_pagetable_compare() - whether two maps are equal for whoever uses them
 * @a:		a map, may be live and in use
 * @b:		another one; its geometry may be another
 * @va:		the first address
 * @size:	bytes
 * @differs:	receives the first address that differs, or that cannot be read
 *
 * Each address must be mapped in both to the same address with the same attributes, or
 * in neither. Levels and contiguous runs do not matter.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED, _OUTSIDE, _DIFFERENT or _CORRUPT.
 */
enum ersi_pagetable_status ersi_pagetable_compare(const struct ersi_pagetable *a,
						  const struct ersi_pagetable *b, uint64_t va,
						  uint64_t size, uint64_t *differs);

/**
 * ersi_pagetable_free() - give back a map's tables
 * @map:	not used by any TTBR, and remembered by no TLB
 * @va:		the first address
 * @size:	bytes. The tables that hold something of the range are freed, the root
 *		with them: all tables, if the range is all that the root resolves
 *
 * @root is 0 afterwards.
 *
 * Return: ERSI_PAGETABLE_OK, _MISALIGNED or _OUTSIDE.
 */
enum ersi_pagetable_status ersi_pagetable_free(struct ersi_pagetable *map, uint64_t va,
					       uint64_t size);

/**
 * ersi_pagetable_reserve() - take tables before they are needed
 * @map:	for which they are
 * @tables:	how many
 * @reserve:	receives them, with ERSI_PAGETABLE_OK only
 *
 * Return: ERSI_PAGETABLE_OK, or _NO_MEMORY: none is taken.
 */
enum ersi_pagetable_status ersi_pagetable_reserve(struct ersi_pagetable *map, uint64_t tables,
						  struct ersi_reserve *reserve);

/**
 * ersi_pagetable_unreserve() - give back what is left of a reserve
 * @map:	for which it was
 * @reserve:	has nothing afterwards
 */
void ersi_pagetable_unreserve(struct ersi_pagetable *map, struct ersi_reserve *reserve);

/**
 * ersi_pagetable_status_name() - a status in words
 * @status: any value
 *
 * Return: a constant string, "?" for a value that is no status.
 */
const char *ersi_pagetable_status_name(enum ersi_pagetable_status status);

#endif
