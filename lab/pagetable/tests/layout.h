/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAGETABLE_LAYOUT_H
#define PAGETABLE_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include <pagetable/map.h>

#include "walker.h"
#include "world.h"

#define LAYOUT_RANGES	12

/* What shall be mapped, and the reference: an address is looked for in all ranges. */
struct layout {
	struct pt_range ranges[LAYOUT_RANGES];
	uint32_t count;
};

/* All combinations of granule, address bits and descriptor layout that are tested. */
extern const struct regime regimes[];
extern const uint32_t regime_count;

/* The seed is PAGETABLE_SEED or else always the same, and is printed. */
void random_open(void);
void random_seed(uint64_t seed);
uint64_t random_number(void);
uint64_t random_below(uint64_t limit);

/* Say what is tested, if PAGETABLE_LAYOUTS is set: for a seed with which a test fails. */
void layout_print(const struct regime *regime, const struct layout *layout);

void layout_random(const struct regime *regime, struct layout *layout);

/* The same with one mapping. */
void layout_mapping(struct layout *layout, enum pt_mapping mapping);

/* The same mapping in as few ranges as possible. */
void layout_merge(const struct layout *layout, struct layout *merged);

uint64_t layout_begin(const struct layout *layout);
uint64_t layout_size(const struct layout *layout);
bool layout_at(const struct layout *layout, uint64_t va, uint64_t *pa, uint64_t *attributes);

/*
 * Walk to every page from before the first range to behind the last one, and compare
 * with the reference. With @pages, only single pages are right. Returns whether all
 * is right, and prints what is not.
 */
bool layout_check(const struct layout *layout, struct world *world, uint64_t root, bool pages);

/* The same for a part of it. */
bool layout_check_part(const struct layout *layout, struct world *world, uint64_t root,
		       bool pages, uint64_t va, uint64_t size);

/*
 * The least number of tables, by going through all pages: one table wherever there is at
 * least one page that is not mapped above it. Only tables that hold something between
 * @va and @va + @size - 1 are counted.
 */
uint64_t layout_tables(const struct layout *layout, const struct regime *regime, uint64_t va,
		       uint64_t size);

#endif
