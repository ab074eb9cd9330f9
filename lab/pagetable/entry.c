// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Descriptors (Arm ARM DDI0487, D8.3).
 */
#include <pagetable/entry.h>
#include <pagetable/map.h>

#define OUTPUT_BITS	48		/* in place with 48 bits and with LPA */
#define LPA_FIELD	12		/* where LPA has bits 51:48 of the address */
#define LPA2_BITS	50		/* in place with LPA2 */
#define LPA2_FIELD	8		/* where it has bits 51:50 */

#define LOWER_ATTRIBUTES	((uint64_t)0xffc)	/* 11:2 */
#define UPPER_ATTRIBUTES	((uint64_t)0x3fff << 50)	/* 63:50 */

#define APTABLE_NO_EL0		((uint64_t)1 << 61)
#define APTABLE_READ_ONLY	((uint64_t)1 << 62)
#define UXNTABLE		((uint64_t)1 << 60)
#define PXNTABLE		((uint64_t)1 << 59)

/* How many bits of an address are where they are in the address. */
static uint32_t bits_in_place(const struct pt_geometry *geometry)
{
	return geometry->output == PT_OUTPUT_LPA2 ? LPA2_BITS : OUTPUT_BITS;
}

/* The bits below a bit. */
static uint64_t below(uint32_t bit)
{
	return ((uint64_t)1 << bit) - 1;
}

uint64_t pt_entry_address(const struct pt_geometry *geometry, uint32_t shift, uint64_t entry)
{
	uint64_t pa = entry & below(bits_in_place(geometry)) & ~below(shift);

	if (geometry->output == PT_OUTPUT_LPA)
		pa |= ((entry >> LPA_FIELD) & 0xf) << OUTPUT_BITS;
	if (geometry->output == PT_OUTPUT_LPA2)
		pa |= ((entry >> LPA2_FIELD) & 3) << LPA2_BITS;

	return pa;
}

/* The bits of an address, where a descriptor has them. */
static uint64_t address_field(const struct pt_geometry *geometry, uint64_t pa)
{
	uint64_t field = pa & below(bits_in_place(geometry));

	if (geometry->output == PT_OUTPUT_LPA)
		field |= (pa >> OUTPUT_BITS) << LPA_FIELD;
	if (geometry->output == PT_OUTPUT_LPA2)
		field |= (pa >> LPA2_BITS) << LPA2_FIELD;

	return field;
}

uint64_t pt_entry_attributes(const struct pt_geometry *geometry)
{
	uint64_t mask = (LOWER_ATTRIBUTES | UPPER_ATTRIBUTES) & ~PT_ENTRY_CONTIGUOUS;

	if (geometry->output == PT_OUTPUT_LPA2)
		mask &= ~((uint64_t)3 << LPA2_FIELD);

	return mask;
}

uint64_t pt_entry_limit(uint64_t attributes, uint64_t limits)
{
	if (limits & APTABLE_NO_EL0)
		attributes &= ~PT_ATTRIBUTE_EL0;
	if (limits & APTABLE_READ_ONLY)
		attributes |= PT_ATTRIBUTE_READ_ONLY;
	if (limits & UXNTABLE)
		attributes |= PT_ATTRIBUTE_UXN;
	if (limits & PXNTABLE)
		attributes |= PT_ATTRIBUTE_PXN;

	return attributes;
}

uint64_t pt_entry_table(const struct pt_geometry *geometry, uint64_t pa)
{
	return address_field(geometry, pa) | PT_ENTRY_TYPE | PT_ENTRY_VALID;
}

uint64_t pt_entry_leaf(const struct pt_geometry *geometry, int32_t level, uint64_t pa,
		       uint64_t attributes)
{
	uint64_t type = level == PT_LEVEL_LAST ? PT_ENTRY_TYPE : 0;

	return address_field(geometry, pa) | attributes | type | PT_ENTRY_VALID;
}

uint64_t pt_entry_carry(const struct pt_geometry *geometry, uint64_t pa)
{
	uint64_t size = (uint64_t)1 << bits_in_place(geometry);

	return size - (pa & (size - 1));
}
