// SPDX-License-Identifier: BSD-2-Clause
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

const struct regime regimes[] = {
	{ .page_bits = 12, .va_bits = 48, .high = true },
	{ .page_bits = 12, .va_bits = 39, .high = true },
	{ .page_bits = 12, .va_bits = 36 },
	{ .page_bits = 12, .va_bits = 42, .high = true, .hpd = true },
	{ .page_bits = 12, .va_bits = 52, .ds = true, .high = true },
	{ .page_bits = 12, .va_bits = 48, .ds = true },
	{ .page_bits = 14, .va_bits = 47, .high = true },
	{ .page_bits = 14, .va_bits = 36, .high = true },
	{ .page_bits = 14, .va_bits = 48 },
	{ .page_bits = 14, .va_bits = 52, .ds = true, .high = true },
	{ .page_bits = 16, .va_bits = 42, .high = true },
	{ .page_bits = 16, .va_bits = 48, .lpa = true },
	{ .page_bits = 16, .va_bits = 52, .lpa = true, .high = true },
	{ .page_bits = 16, .va_bits = 39, .high = true },
};
const uint32_t regime_count = sizeof(regimes) / sizeof(regimes[0]);

static uint64_t state;

void random_seed(uint64_t seed)
{
	state = seed;
}

void random_open(void)
{
	const char *text = getenv("PAGETABLE_SEED");

	random_seed(text ? strtoull(text, NULL, 0) : 1);
	printf("# PAGETABLE_SEED=0x%" PRIx64 "\n", state);
	fflush(stdout);
}

/* A counter with its bits mixed by multiplications. */
uint64_t random_number(void)
{
	uint64_t x = state += 0x9e3779b97f4a7c15;

	x = (x ^ x >> 32) * 0xd6e8feb86659fd93;
	x = (x ^ x >> 32) * 0xd6e8feb86659fd93;

	return x ^ x >> 32;
}

uint64_t random_below(uint64_t limit)
{
	return random_number() % limit;
}

static bool one_in(uint64_t n)
{
	return !random_below(n);
}

void layout_print(const struct regime *regime, const struct layout *layout)
{
	uint32_t i;

	if (!getenv("PAGETABLE_LAYOUTS"))
		return;

	printf("# page bits %u, va bits %u, lpa %d, ds %d, high %d, hpd %d\n", regime->page_bits,
	       regime->va_bits, regime->lpa, regime->ds, regime->high, regime->hpd);
	for (i = 0; i < layout->count; i++)
		printf("# va 0x%016" PRIx64 " pa 0x%013" PRIx64 " size 0x%" PRIx64
		       " attributes 0x%016" PRIx64 " mapping %d\n", layout->ranges[i].va,
		       layout->ranges[i].pa, layout->ranges[i].size,
		       layout->ranges[i].attributes, (int)layout->ranges[i].mapping);
	fflush(stdout);
}

/* Sizes at which something changes: a page, a run of pages, a block, a run of blocks. */
static uint64_t landmark(const struct regime *regime, uint32_t which)
{
	int32_t level = which < 2 ? 3 : 2;
	uint64_t size = (uint64_t)1 << walker_shift(regime, level);

	return which & 1 ? size * walker_run(regime, level) : size;
}

/* A run of blocks is many tables, so that few layouts begin with one, and none has two. */
static uint64_t random_size(const struct regime *regime, bool first)
{
	uint64_t page = (uint64_t)1 << regime->page_bits;
	uint64_t size = landmark(regime, first && one_in(20) ? 3 : (uint32_t)random_below(3));

	if (size < landmark(regime, 3))
		size *= 1 + random_below(3);
	if (one_in(2))
		size += page * random_below(20);
	if (one_in(3) && size > 8 * page)
		size -= page * random_below(8);

	return size;
}

static uint64_t random_pa(const struct regime *regime, uint64_t va, uint64_t size)
{
	uint64_t limit = (uint64_t)1 << (regime->lpa || regime->ds ? 52 : 48);
	uint64_t mask = landmark(regime, (uint32_t)random_below(4)) - 1;
	uint64_t carry = (uint64_t)1 << (regime->ds ? 50 : 48);
	uint64_t pa;

	do {
		pa = random_number();
		if (one_in(3))
			pa %= (uint64_t)1 << 40;
		pa %= limit;
		if (carry < limit && one_in(6))
			pa = carry * (1 + random_below(3)) - random_below(size);
		pa = (pa & ~mask) | (va & mask);
	} while (pa > limit - size);

	return pa;
}

void layout_random(const struct regime *regime, struct layout *layout)
{
	uint64_t page = (uint64_t)1 << regime->page_bits;
	uint64_t total = (uint64_t)1 << regime->va_bits;
	uint64_t offset, end, palette[3];
	uint32_t i, wanted = 1 + (uint32_t)random_below(LAYOUT_RANGES);

	for (i = 0; i < 3; i++)
		palette[i] = random_number() & walker_attribute_bits(regime);

	offset = random_number() % total & ~(landmark(regime, (uint32_t)random_below(4)) - 1);
	if (one_in(4))
		offset += page * random_below(20);
	if (offset >= total || one_in(20))
		offset = 0;

	for (layout->count = 0; layout->count < wanted; layout->count++, offset = end) {
		struct pt_range *range = &layout->ranges[layout->count];
		struct pt_range *before = layout->count ? range - 1 : NULL;

		if (one_in(3))
			offset += page * random_below(40);
		if (one_in(4))
			offset = (offset | (landmark(regime, 2) - 1)) + 1;
		if (offset >= total && before)
			return;
		/* A layout has a first range, wherever it was thrown. */
		offset %= total;

		range->size = random_size(regime, !before);
		if (range->size > total - offset)
			range->size = total - offset;
		end = offset + range->size;

		range->va = walker_base(regime) + offset;
		range->pa = random_pa(regime, range->va, range->size);
		range->attributes = palette[random_below(3)];
		range->mapping = (enum pt_mapping)random_below(3);
		if (before && before->va + before->size == range->va && one_in(2) &&
		    before->pa + before->size + range->size <
		    (uint64_t)1 << (regime->lpa || regime->ds ? 52 : 48))
			range->pa = before->pa + before->size;
	}
}

void layout_mapping(struct layout *layout, enum pt_mapping mapping)
{
	uint32_t i;

	for (i = 0; i < layout->count; i++)
		layout->ranges[i].mapping = mapping;
}

void layout_merge(const struct layout *layout, struct layout *merged)
{
	uint32_t i;

	merged->count = 0;
	for (i = 0; i < layout->count; i++) {
		const struct pt_range *range = &layout->ranges[i];
		struct pt_range *last = &merged->ranges[merged->count] - 1;

		if (merged->count && last->va + last->size == range->va &&
		    last->pa + last->size == range->pa && last->attributes == range->attributes)
			last->size += range->size;
		else
			merged->ranges[merged->count++] = *range;
	}
}

uint64_t layout_begin(const struct layout *layout)
{
	return layout->ranges[0].va;
}

uint64_t layout_size(const struct layout *layout)
{
	const struct pt_range *last = &layout->ranges[layout->count - 1];

	return last->va + last->size - layout->ranges[0].va;
}

bool layout_at(const struct layout *layout, uint64_t va, uint64_t *pa, uint64_t *attributes)
{
	uint32_t i;

	for (i = 0; i < layout->count; i++) {
		const struct pt_range *range = &layout->ranges[i];

		if (va - range->va >= range->size)
			continue;
		*pa = range->pa + (va - range->va);
		*attributes = range->attributes;
		return true;
	}

	return false;
}

static bool check_page(const struct layout *layout, struct world *world, uint64_t root,
		       bool pages, uint64_t va)
{
	uint64_t pa = 0, attributes = 0;
	bool mapped = layout_at(layout, va, &pa, &attributes);
	struct walk walk;

	walker_walk(&world->regime, world, root, va, &walk);
	if (mapped == (walk.outcome == WALK_MAPPED) && walk.outcome != WALK_RESERVED &&
	    (!mapped || (walk.pa == pa && walk.attributes == attributes &&
			 !(pages && (walk.level != 3 || walk.contiguous)))))
		return true;

	printf("# 0x%016" PRIx64 ": wanted %d 0x%" PRIx64 " 0x%" PRIx64 ", found %d 0x%" PRIx64
	       " 0x%" PRIx64 " level %d contiguous %d\n", va, mapped, pa, attributes,
	       (int)walk.outcome, walk.pa, walk.attributes, walk.level, walk.contiguous);

	return false;
}

bool layout_check_part(const struct layout *layout, struct world *world, uint64_t root,
		       bool pages, uint64_t va, uint64_t size)
{
	uint64_t page = (uint64_t)1 << world->regime.page_bits;

	for (; size; size -= page, va += page)
		if (!check_page(layout, world, root, pages, va))
			return false;

	return true;
}

bool layout_check(const struct layout *layout, struct world *world, uint64_t root, bool pages)
{
	uint64_t around = (uint64_t)16 << world->regime.page_bits;

	return layout_check_part(layout, world, root, pages, layout_begin(layout) - around,
				 layout_size(layout) + 2 * around);
}

/* The level at which a page can be mapped best. */
static int32_t best_level(const struct regime *regime, const struct pt_range *range,
			  uint64_t va)
{
	int32_t level = walker_start(regime);
	uint64_t size, begin;

	for (; range->mapping != PT_MAPPING_PAGES && level < 3; level++) {
		size = (uint64_t)1 << walker_shift(regime, level);
		begin = va & ~(size - 1);
		if (walker_block(regime, level) && begin >= range->va &&
		    begin - range->va + size <= range->size &&
		    !((range->va - range->pa) & (size - 1)))
			return level;
	}

	return 3;
}

uint64_t layout_tables(const struct layout *layout, const struct regime *regime, uint64_t va,
		       uint64_t size)
{
	uint64_t page = (uint64_t)1 << regime->page_bits;
	uint64_t last[5] = { 1, 1, 1, 1, 1 }, tables = 1, at, begin, span;
	int32_t level, leaf;
	uint32_t i;

	for (i = 0; i < layout->count; i++) {
		const struct pt_range *range = &layout->ranges[i];

		for (at = range->va; at != range->va + range->size; at += page) {
			leaf = best_level(regime, range, at);
			for (level = walker_start(regime) + 1; level <= leaf; level++) {
				span = (uint64_t)1 << walker_shift(regime, level - 1);
				begin = at & ~(span - 1);
				if (begin == last[level + 1])
					continue;
				last[level + 1] = begin;
				/* Without a carry at the end of the address space. */
				tables += begin <= va + (size - 1) && begin + (span - 1) >= va;
			}
		}
	}

	return tables;
}
