/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_EXTENT_H
#define PAGETABLE_EXTENT_H

#include <pagetable/map.h>

/*
 * Addresses that follow each other, and how they are cut into entries. An offset is the
 * distance of an address from pt_geometry_base(), so that a high address is no special case.
 */

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
 * @count:	how many there are: with PT_MAPPING_PAGES in as many tables as it takes, else
 *		in one table
 * @contiguous:	they are whole contiguous runs
 */
struct pt_piece {
	int32_t level;
	uint64_t count;
	bool contiguous;
};

/**
 * pt_extent_offset() - turn addresses into offsets
 * @geometry:	of the map
 * @va:		the first address
 * @size:	bytes
 * @offset:	receives the offset of the first
 *
 * Return: PT_OK, _MISALIGNED or _OUTSIDE.
 */
enum pt_status pt_extent_offset(const struct pt_geometry *geometry, uint64_t va,
				uint64_t size, uint64_t *offset);

/**
 * pt_extent_init() - turn a range into an extent
 * @geometry:	of the map
 * @range:	the range
 * @extent:	receives it
 *
 * Return: PT_OK, _MISALIGNED, _OUTSIDE or _ATTRIBUTES.
 */
enum pt_status pt_extent_init(const struct pt_geometry *geometry, const struct pt_range *range,
			      struct pt_extent *extent);

/**
 * pt_extent_piece() - how the beginning of an extent is mapped
 * @geometry:	of the map
 * @extent:	mapped, of at least a page
 * @mapping:	what may be used
 * @piece:	receives the largest entries that fit, and their descriptors follow each other
 */
void pt_extent_piece(const struct pt_geometry *geometry, const struct pt_extent *extent,
		     enum pt_mapping mapping, struct pt_piece *piece);

/**
 * pt_extent_advance() - take away the beginning of an extent
 * @extent:	the extent
 * @size:	bytes, at most all of it
 */
void pt_extent_advance(struct pt_extent *extent, uint64_t size);

#endif
