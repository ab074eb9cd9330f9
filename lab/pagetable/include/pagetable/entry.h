/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_ENTRY_H
#define PAGETABLE_ENTRY_H

#include <pagetable/geometry.h>
#include <earlyrsi/types.h>

/*
 * Descriptors (Arm ARM DDI0487, D8.3). For the engine and for code that reads tables
 * without it.
 */
#define PT_ENTRY_VALID		((uint64_t)1 << 0)
#define PT_ENTRY_TYPE		((uint64_t)1 << 1)	/* a table; at level 3, a page */
#define PT_ENTRY_CONTIGUOUS	((uint64_t)1 << 52)
/* What a table descriptor forbids below it: PXNTable, UXNTable, APTable */
#define PT_ENTRY_LIMITS		((uint64_t)0xf << 59)

/**
 * enum pt_entry_kind - what a descriptor is at its level
 * @PT_ENTRY_INVALID:	nothing: the lowest bit is clear
 * @PT_ENTRY_TABLE:	names a table of the next level
 * @PT_ENTRY_LEAF:	a block, or at level 3 a page
 * @PT_ENTRY_RESERVED: a block where there are none
 */
enum pt_entry_kind {
	PT_ENTRY_INVALID,
	PT_ENTRY_TABLE,
	PT_ENTRY_LEAF,
	PT_ENTRY_RESERVED
};

/**
 * pt_entry_read() - read an entry that hardware may write at the same time
 * @entry:	in a table
 *
 * Return: its value, read at once.
 */
static inline uint64_t pt_entry_read(const uint64_t *entry)
{
	return *(const volatile uint64_t *)entry;
}

/**
 * pt_entry_write() - write an entry that hardware may read at the same time
 * @entry:	in a table
 * @value:	written at once
 */
static inline void pt_entry_write(uint64_t *entry, uint64_t value)
{
	*(volatile uint64_t *)entry = value;
}

/**
 * pt_entry_kind() - tell tables from leaves
 * @geometry:	of the table
 * @level:	of the table
 * @entry:	its value
 *
 * Return: what it is.
 */
static inline enum pt_entry_kind pt_entry_kind(const struct pt_geometry *geometry,
					       int32_t level, uint64_t entry)
{
	bool type = entry & PT_ENTRY_TYPE;

	if (!(entry & PT_ENTRY_VALID))
		return PT_ENTRY_INVALID;
	if (level == PT_LEVEL_LAST)
		return type ? PT_ENTRY_LEAF : PT_ENTRY_RESERVED;
	if (type)
		return PT_ENTRY_TABLE;

	return pt_geometry_has_block(geometry, level) ? PT_ENTRY_LEAF : PT_ENTRY_RESERVED;
}

/**
 * pt_entry_address() - the address in a descriptor
 * @geometry:	of the table
 * @shift:	logarithm of what it is a multiple of: of a table, the granule's
 * @entry:	its value
 *
 * Return: the physical address.
 */
uint64_t pt_entry_address(const struct pt_geometry *geometry, uint32_t shift, uint64_t entry);

/**
 * pt_entry_attributes() - which bits are attributes
 * @geometry:	of the table
 *
 * Return: the mask of all bits of a leaf that are neither type, address,
 * contiguous nor reserved.
 */
uint64_t pt_entry_attributes(const struct pt_geometry *geometry);

/**
 * pt_entry_limit() - what is left of attributes below tables that forbid something
 * @attributes:	of a leaf
 * @limits:	PT_ENTRY_LIMITS of all tables above it
 *
 * Arm ARM DDI0487, D8.4, hierarchical control of data access and instruction
 * execution permissions, for a regime with two privilege levels.
 *
 * Return: the attributes that a leaf without limits would need.
 */
uint64_t pt_entry_limit(uint64_t attributes, uint64_t limits);

/**
 * pt_entry_table() - make a table descriptor
 * @geometry:	of the table
 * @pa:		physical address of the table
 *
 * Return: the descriptor, valid.
 */
uint64_t pt_entry_table(const struct pt_geometry *geometry, uint64_t pa);

/**
 * pt_entry_leaf() - make a block or page descriptor
 * @geometry:	of the table
 * @level:	of the table
 * @pa:		physical address that is mapped
 * @attributes:	of the mapping, PT_ENTRY_CONTIGUOUS among them if it shall be set
 *
 * Return: the descriptor, valid.
 */
uint64_t pt_entry_leaf(const struct pt_geometry *geometry, int32_t level, uint64_t pa,
		       uint64_t attributes);

/**
 * pt_entry_carry() - how far descriptors grow with their addresses
 * @geometry:	of the table
 * @pa:		physical address
 *
 * Return: bytes from @pa to the first address whose descriptor is not that of @pa plus
 * the distance, because bits of the address are elsewhere.
 */
uint64_t pt_entry_carry(const struct pt_geometry *geometry, uint64_t pa);

#endif
