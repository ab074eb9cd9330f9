/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_GEOMETRY_H
#define PAGETABLE_GEOMETRY_H

#include <earlyrsi/types.h>

/* Levels are -1 to 3 (Arm ARM DDI0487, D8.2); an array over levels is indexed from -1. */
#define PT_LEVEL_FIRST		(-1)
#define PT_LEVEL_LAST		3
#define PT_LEVELS		5

/**
 * enum pt_output - how an output address is laid out in a descriptor
 * @PT_OUTPUT_48:	48 bits, all in place
 * @PT_OUTPUT_LPA:	52 bits with a 64 KiB granule (FEAT_LPA): bits 51:48 of the
 *			address are bits 15:12 of the descriptor
 * @PT_OUTPUT_LPA2:	52 bits with a granule of 4 or 16 KiB (FEAT_LPA2, TCR_ELx.DS):
 *			bits 51:50 of the address are bits 9:8 of the descriptor, which
 *			are no shareability any more
 *
 * Arm ARM DDI0487, D8.3.
 */
enum pt_output {
	PT_OUTPUT_48,
	PT_OUTPUT_LPA,
	PT_OUTPUT_LPA2
};

/**
 * struct pt_geometry - the shape of the tables of one translation regime
 * @output:		how output addresses are laid out
 * @granule_shift:	12, 14 or 16: the logarithm of the bytes in a page and in a table
 * @va_bits:		address bits that the root resolves, 64 - TCR_ELx.TxSZ
 * @high:		addresses begin with ones (TTBR1), not with zeros (TTBR0)
 * @hpd:		hierarchical permissions are disabled (TCR_ELx.HPDn, or FEAT_S1PIE
 *			in use): a table descriptor limits nothing below it
 * @start_level:	the level of the root, -1 to 3
 *
 * Made by pt_geometry_init(); not to be changed afterwards, but for @hpd.
 */
struct pt_geometry {
	enum pt_output output;
	uint8_t granule_shift;
	uint8_t va_bits;
	bool high;
	bool hpd;
	int8_t start_level;
};

/**
 * pt_geometry_init() - describe the tables of a translation regime
 * @geometry:		the result, with @hpd false
 * @granule_shift:	12, 14 or 16
 * @va_bits:		25 to 52; more than 48 only with a 64 KiB granule (FEAT_LVA) or
 *			with PT_OUTPUT_LPA2
 * @output:		PT_OUTPUT_LPA only with 64 KiB, PT_OUTPUT_LPA2 only with less
 * @high:		TTBR1
 *
 * Return: false if the architecture has no such regime.
 */
bool pt_geometry_init(struct pt_geometry *geometry, uint32_t granule_shift, uint32_t va_bits,
		      enum pt_output output, bool high);

/**
 * pt_geometry_shift() - how much one entry maps
 * @geometry:	of the tables
 * @level:	of the table that the entry is in
 *
 * Return: the logarithm of the bytes.
 */
static inline uint32_t pt_geometry_shift(const struct pt_geometry *geometry, int32_t level)
{
	uint32_t shift = geometry->granule_shift;

	return shift + (uint32_t)(PT_LEVEL_LAST - level) * (shift - 3);
}

/**
 * pt_geometry_entries() - how long a table is
 * @geometry:	of the tables
 * @level:	of the table; that of the root may have fewer entries than others
 *
 * Return: the number of entries.
 */
static inline uint32_t pt_geometry_entries(const struct pt_geometry *geometry, int32_t level)
{
	if (level > geometry->start_level)
		return (uint32_t)1 << (geometry->granule_shift - 3);

	return (uint32_t)1 << (geometry->va_bits - pt_geometry_shift(geometry, level));
}

/**
 * pt_geometry_index() - which entry is for an address
 * @geometry:	of the tables
 * @level:	of the table
 * @offset:	of the address, from pt_geometry_base()
 *
 * Return: the index in the table.
 */
static inline uint32_t pt_geometry_index(const struct pt_geometry *geometry, int32_t level,
					 uint64_t offset)
{
	uint32_t mask = ((uint32_t)1 << (geometry->granule_shift - 3)) - 1;

	/* A root may have fewer entries, but no offset is beyond them. */
	return (uint32_t)(offset >> pt_geometry_shift(geometry, level)) & mask;
}

/**
 * pt_geometry_has_block() - whether an entry may map memory by itself
 * @geometry:	of the tables
 * @level:	of the table that the entry is in
 *
 * Return: true for level 3, where it is a page, and where blocks are (D8.3).
 */
bool pt_geometry_has_block(const struct pt_geometry *geometry, int32_t level);

/**
 * pt_geometry_run() - how many entries make a contiguous run
 * @geometry:	of the tables
 * @level:	of the table that they are in
 *
 * Return: the number of entries (D8.7, the Contiguous bit), or 1 if there are no
 * runs at this level.
 */
uint32_t pt_geometry_run(const struct pt_geometry *geometry, int32_t level);

/**
 * pt_geometry_base() - where the addresses begin
 * @geometry:	of the tables
 *
 * Return: the lowest address that the root resolves; 2^va_bits bytes follow.
 */
uint64_t pt_geometry_base(const struct pt_geometry *geometry);

#endif
