/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_ENTRY_H
#define PAGETABLE_ENTRY_H

#include <pagetable/geometry.h>
#include <earlyrsi/types.h>

/*
 * Descriptors (Arm ARM DDI0487, D8.3). For the engine's own files and for those who
 * read tables in another way.
 */
#define ERSI_ENTRY_VALID	((uint64_t)1 << 0)
#define ERSI_ENTRY_TYPE		((uint64_t)1 << 1)	/* a table; at level 3, a page */
#define ERSI_ENTRY_CONTIGUOUS	((uint64_t)1 << 52)
/* What a table descriptor forbids below it: PXNTable, UXNTable, APTable */
#define ERSI_ENTRY_LIMITS	((uint64_t)0xf << 59)

/**
 * enum ersi_entry_kind - what a descriptor is at its level
 * @ERSI_ENTRY_INVALID:	nothing: the lowest bit is clear
 * @ERSI_ENTRY_TABLE:	names a table of the next level
 * @ERSI_ENTRY_LEAF:	a block, or at level 3 a page
 * @ERSI_ENTRY_RESERVED: a block where there are none
 */
enum ersi_entry_kind {
	ERSI_ENTRY_INVALID,
	ERSI_ENTRY_TABLE,
	ERSI_ENTRY_LEAF,
	ERSI_ENTRY_RESERVED
};

/**
 * ersi_entry_read() - read an entry that hardware may write at the same time
 * @entry:	in a table
 *
 * Return: its value, read at once.
 */
static inline uint64_t ersi_entry_read(const uint64_t *entry)
{
	return *(const volatile uint64_t *)entry;
}

/**
 * ersi_entry_write() - write an entry that hardware may read at the same time
 * @entry:	in a table
 * @value:	written at once
 */
static inline void ersi_entry_write(uint64_t *entry, uint64_t value)
{
	*(volatile uint64_t *)entry = value;
}

/**
 * ersi_entry_kind() - tell tables from leaves
 * @geometry:	of the table
 * @level:	of the table
 * @entry:	its value
 *
 * Return: what it is.
 */
static inline enum ersi_entry_kind ersi_entry_kind(const struct ersi_geometry *geometry,
						   int32_t level, uint64_t entry)
{
	bool type = entry & ERSI_ENTRY_TYPE;

	if (!(entry & ERSI_ENTRY_VALID))
		return ERSI_ENTRY_INVALID;
	if (level == ERSI_LEVEL_LAST)
		return type ? ERSI_ENTRY_LEAF : ERSI_ENTRY_RESERVED;
	if (type)
		return ERSI_ENTRY_TABLE;

	return ersi_geometry_has_block(geometry, level) ? ERSI_ENTRY_LEAF : ERSI_ENTRY_RESERVED;
}

/**
 * ersi_entry_address() - the address in a descriptor
 * @geometry:	of the table
 * @shift:	logarithm of what it is a multiple of: of a table, the granule's
 * @entry:	its value
 *
 * Return: the physical address.
 */
uint64_t ersi_entry_address(const struct ersi_geometry *geometry, uint32_t shift,
			    uint64_t entry);

/**
 * ersi_entry_attributes() - which bits are attributes
 * @geometry:	of the table
 *
 * Return: the mask of all bits of a leaf that are neither type, address,
 * contiguous nor reserved.
 */
uint64_t ersi_entry_attributes(const struct ersi_geometry *geometry);

/**
 * ersi_entry_limit() - what is left of attributes below tables that forbid something
 * @attributes:	of a leaf
 * @limits:	ERSI_ENTRY_LIMITS of all tables above it
 *
 * Arm ARM DDI0487, D8.4, hierarchical control of data access and instruction
 * execution permissions, for a regime with two privilege levels.
 *
 * Return: the attributes that a leaf without limits would need.
 */
uint64_t ersi_entry_limit(uint64_t attributes, uint64_t limits);

/**
 * ersi_entry_table() - make a table descriptor
 * @geometry:	of the table
 * @pa:		physical address of the table
 *
 * Return: the descriptor, valid.
 */
uint64_t ersi_entry_table(const struct ersi_geometry *geometry, uint64_t pa);

/**
 * ersi_entry_leaf() - make a block or page descriptor
 * @geometry:	of the table
 * @level:	of the table
 * @pa:		physical address that is mapped
 * @attributes:	of the mapping, ERSI_ENTRY_CONTIGUOUS among them if it shall be set
 *
 * Return: the descriptor, valid.
 */
uint64_t ersi_entry_leaf(const struct ersi_geometry *geometry, int32_t level, uint64_t pa,
			 uint64_t attributes);

/**
 * ersi_entry_carry() - how far descriptors grow with their addresses
 * @geometry:	of the table
 * @pa:		physical address
 *
 * Return: bytes from @pa to the first address whose descriptor is not that of @pa plus
 * the distance, because bits of the address are elsewhere.
 */
uint64_t ersi_entry_carry(const struct ersi_geometry *geometry, uint64_t pa);

#endif
