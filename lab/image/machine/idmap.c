// SPDX-License-Identifier: BSD-2-Clause
#include "idmap.h"

#include <stddef.h>

#include "arch.h"

/* Descriptors of stage 1 with 4 KiB granules, D8.3 */
#define VALID		UINT64_C(0x1)
#define TABLE		UINT64_C(0x3)
#define PAGE		UINT64_C(0x3)
#define BLOCK		UINT64_C(0x1)
#define ADDRESS		UINT64_C(0x0000fffffffff000)
#define AF		(UINT64_C(1) << 10)
#define SH_INNER	(UINT64_C(3) << 8)
#define ATTR(index)	((uint64_t)(index) << 2)
#define ATTR_MASK	ATTR(7)
#define XN		(UINT64_C(3) << 53)

#define PAGE_SIZE	UINT64_C(0x1000)
#define ENTRIES		512
#define LEAF_LEVEL	3
#define FIRST_BLOCK	1
#define LEVEL_SIZE(l)	(PAGE_SIZE << 9 * (LEAF_LEVEL - (l)))
#define ADDRESS_BITS	48
/* Root, and for each region of memory up to four tables at each of its ends. */
#define TABLES		96

static uint64_t tables[TABLES][ENTRIES] __attribute__((aligned(4096)));
static uint32_t used;
static uint64_t shareability;

void idmap_init(void)
{
	uint32_t i;

	for (i = 0; i < ENTRIES; i++)
		tables[0][i] = 0;
	used = 1;
	shareability = SH_INNER;
}

void idmap_use_lpa2(void)
{
	uint32_t i, j;

	shareability = 0;
	for (i = 0; i < used; i++)
		for (j = 0; j < ENTRIES; j++)
			tables[i][j] &= ~SH_INNER;
}

uint64_t idmap_root(void)
{
	return (uint64_t)tables[0];
}

/* An empty table, or NULL. */
static uint64_t *allocate(void)
{
	uint32_t i;

	if (used == TABLES)
		return NULL;
	for (i = 0; i < ENTRIES; i++)
		tables[used][i] = 0;
	return tables[used++];
}

/* The entry of an address at a level or, if it ends in a block, above it. */
static uint64_t *find(uint64_t va, uint32_t wanted, uint32_t *level, bool make)
{
	uint64_t *table = tables[0];
	uint64_t *entry, *next;

	for (*level = 0;; (*level)++) {
		entry = &table[va / LEVEL_SIZE(*level) % ENTRIES];
		if (*level == wanted || ((*entry & VALID) && (*entry & TABLE) != TABLE))
			return entry;
		if (!(*entry & VALID)) {
			if (!make)
				return entry;
			next = allocate();
			if (!next)
				return NULL;
			arch_dsb();
			*entry = (uint64_t)next | TABLE;
		}
		table = (uint64_t *)(*entry & ADDRESS);
	}
}

bool idmap_add(uint64_t base, uint64_t size, enum idmap_type type)
{
	const uint64_t attributes = AF | (type == IDMAP_DEVICE ?
		ATTR(MAIR_DEVICE) | XN : ATTR(MAIR_NORMAL) | shareability);
	uint64_t end = (base + size + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
	uint64_t at = base & ~(PAGE_SIZE - 1);
	uint32_t level, found;
	uint64_t *entry;

	if (!size || end <= at || (end - 1) >> ADDRESS_BITS)
		return false;
	while (at < end) {
		level = FIRST_BLOCK;
		while (level < LEAF_LEVEL && (at % LEVEL_SIZE(level) ||
					      end - at < LEVEL_SIZE(level)))
			level++;
		entry = find(at, level, &found, true);
		if (!entry)
			return false;
		/* Where smaller pieces are mapped already, a block would unmap its table. */
		while (level < LEAF_LEVEL && found == level && (*entry & TABLE) == TABLE) {
			level++;
			entry = find(at, level, &found, true);
			if (!entry)
				return false;
		}
		if (!(*entry & VALID))
			*entry = at | (level == LEAF_LEVEL ? PAGE : BLOCK) | attributes;
		at = (at & ~(LEVEL_SIZE(found) - 1)) + LEVEL_SIZE(found);
	}
	arch_dsb();
	arch_isb();
	return true;
}

bool idmap_has(uint64_t base, uint64_t size)
{
	const uint64_t normal = VALID | AF | ATTR(MAIR_NORMAL);
	uint64_t at = base;
	uint32_t level;
	uint64_t *entry;

	if (base + size < base || base + size > UINT64_C(1) << ADDRESS_BITS)
		return false;
	while (at < base + size) {
		entry = find(at, LEAF_LEVEL, &level, false);
		if ((*entry & (VALID | AF | ATTR_MASK)) != normal)
			return false;
		at = (at & ~(LEVEL_SIZE(level) - 1)) + LEVEL_SIZE(level);
	}
	return true;
}
