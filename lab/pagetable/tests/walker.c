// SPDX-License-Identifier: BSD-2-Clause
#include <stddef.h>

#include "walker.h"

#define BIT(n)		((uint64_t)1 << (n))
#define BITS(high, low)	((~(uint64_t)0 >> (63 - (high))) & (~(uint64_t)0 << (low)))

#define CONTIGUOUS	BIT(52)

int32_t walker_start(const struct regime *regime)
{
	uint32_t resolved = regime->page_bits;
	int32_t level = 4;

	while (resolved < regime->va_bits) {
		resolved += regime->page_bits - 3;
		level--;
	}

	return level;
}

uint32_t walker_shift(const struct regime *regime, int32_t level)
{
	uint32_t shift = regime->page_bits;

	for (; level < 3; level++)
		shift += regime->page_bits - 3;

	return shift;
}

uint32_t walker_entries(const struct regime *regime, int32_t level)
{
	uint32_t bits = regime->page_bits - 3;

	if (level == walker_start(regime))
		bits = regime->va_bits - walker_shift(regime, level);

	return (uint32_t)1 << bits;
}

bool walker_block(const struct regime *regime, int32_t level)
{
	switch (regime->page_bits) {
	case 12:
		return level == 2 || level == 1 || (level == 0 && regime->ds);
	case 14:
		return level == 2 || (level == 1 && regime->ds);
	default:
		return level == 2 || (level == 1 && regime->lpa);
	}
}

uint32_t walker_run(const struct regime *regime, int32_t level)
{
	static const uint32_t runs[3][3] = {	/* granule; level 1, 2, 3 */
		{ 16, 16, 16 }, { 1, 32, 128 }, { 1, 32, 32 }
	};

	return level < 1 ? 1 : runs[(regime->page_bits - 12) / 2][level - 1];
}

uint64_t walker_base(const struct regime *regime)
{
	return regime->high ? BITS(63, regime->va_bits) : 0;
}

uint64_t walker_attribute_bits(const struct regime *regime)
{
	uint64_t bits = BITS(63, 53) | BITS(51, 50) | BITS(11, 10) | BITS(7, 2);

	return regime->ds ? bits : bits | BITS(9, 8);
}

static uint64_t output(const struct regime *regime, uint64_t descriptor, uint32_t low)
{
	if (regime->lpa)
		return (descriptor & BITS(47, low)) | (descriptor & BITS(15, 12)) << 36;
	if (regime->ds)
		return (descriptor & BITS(49, low)) | (descriptor & BITS(9, 8)) << 42;

	return descriptor & BITS(47, low);
}

uint64_t walker_next(const struct regime *regime, uint64_t descriptor)
{
	return output(regime, descriptor, regime->page_bits);
}

static uint64_t restrict_by(uint64_t attributes, uint64_t tables)
{
	if (tables & BIT(59))		/* PXNTable */
		attributes |= BIT(53);
	if (tables & BIT(60))		/* UXNTable */
		attributes |= BIT(54);
	if (tables & BIT(61))		/* APTable[0]: nothing for EL0 */
		attributes &= ~BIT(6);
	if (tables & BIT(62))		/* APTable[1]: read-only */
		attributes |= BIT(7);

	return attributes;
}

void walker_walk(const struct regime *regime, void *memory, uint64_t root, uint64_t va,
		 struct walk *walk)
{
	uint64_t descriptor, tables = 0, next = root;
	uint32_t shift;

	walk->outcome = WALK_FAULT;
	walk->level = walker_start(regime);
	if ((va & ~BITS(regime->va_bits - 1, 0)) != walker_base(regime))
		return;

	for (;; walk->level++) {
		shift = walker_shift(regime, walk->level);
		walk->table = walker_memory(memory, next);
		walk->index = (uint32_t)(va >> shift) & (walker_entries(regime, walk->level) - 1);
		descriptor = walk->table[walk->index];

		if (!(descriptor & 1))
			return;
		if (walk->level == 3 || !(descriptor & 2))
			break;
		tables |= descriptor;
		next = walker_next(regime, descriptor);
	}

	walk->outcome = WALK_RESERVED;
	if (walk->level == 3 ? !(descriptor & 2) : !walker_block(regime, walk->level))
		return;

	walk->outcome = WALK_MAPPED;
	walk->pa = output(regime, descriptor, shift) + (va & BITS(shift - 1, 0));
	walk->attributes = descriptor & walker_attribute_bits(regime);
	if (!regime->hpd)
		walk->attributes = restrict_by(walk->attributes, tables);
	walk->contiguous = descriptor & CONTIGUOUS;
}

static bool runs_are_whole(const struct regime *regime, const uint64_t *table, int32_t level)
{
	uint32_t i, run = walker_run(regime, level), shift = walker_shift(regime, level);
	uint64_t first, same = walker_attribute_bits(regime) | CONTIGUOUS | 3;

	for (i = 0; i < walker_entries(regime, level); i++) {
		first = table[i & ~(run - 1)];
		if (!((table[i] | first) & CONTIGUOUS) || !((table[i] | first) & 1))
			continue;
		if ((level < 3 && (table[i] & 2)) || run == 1)
			return false;
		if ((table[i] ^ first) & same)
			return false;
		if (output(regime, first, shift) & (((uint64_t)run << shift) - 1))
			return false;
		if (output(regime, table[i], shift) !=
		    output(regime, first, shift) + ((uint64_t)(i & (run - 1)) << shift))
			return false;
	}

	return true;
}

static uint32_t survey(const struct regime *regime, void *memory, uint64_t pa, int32_t level,
		       const char **fault)
{
	const uint64_t *table = walker_memory(memory, pa);
	bool used = level == walker_start(regime);
	uint32_t i, count = 1;

	if (!table) {
		*fault = "a table is where no memory is";
		return count;
	}

	for (i = 0; i < walker_entries(regime, level); i++) {
		used |= table[i];
		if (level < 3 && (table[i] & 3) == 3)
			count += survey(regime, memory, walker_next(regime, table[i]), level + 1,
					fault);
		else if (table[i] & 1 && level < 3 && !walker_block(regime, level))
			*fault = "a block where there are none";
		else if (level == 3 && (table[i] & 3) == 1)
			*fault = "a reserved entry at level 3";
	}

	if (!used)
		*fault = "an empty table";
	if (!runs_are_whole(regime, table, level))
		*fault = "a contiguous run that is none";

	return count;
}

uint32_t walker_survey(const struct regime *regime, void *memory, uint64_t root,
		       const char **fault)
{
	return survey(regime, memory, root, walker_start(regime), fault);
}
