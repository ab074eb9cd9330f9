/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_COUNTER_H
#define PAGETABLE_COUNTER_H

#include <pagetable/map.h>

#include "extent.h"

/* How many tables a map takes, counted before it is written. */

/**
 * struct pt_counter - counts tables while extents come in ascending order
 * @last:	per level, which table was counted last; index 0 is level -1
 * @tables:	how many so far
 */
struct pt_counter {
	uint64_t last[PT_LEVELS];
	uint64_t tables;
};

/**
 * pt_counter_begin() - count the tables of a map
 * @counter:	counts the root only
 */
void pt_counter_begin(struct pt_counter *counter);

/**
 * pt_counter_entry() - count the tables above an entry
 * @counter:	the counter
 * @geometry:	of the map
 * @level:	of the table that the entry is in
 * @offset:	of an address that the entry is for
 */
void pt_counter_entry(struct pt_counter *counter, const struct pt_geometry *geometry,
		      int32_t level, uint64_t offset);

/**
 * pt_counter_extent() - count the tables that an extent is mapped with
 * @counter:	the counter
 * @geometry:	of the map
 * @extent:	mapped, behind those before
 * @mapping:	what may be used
 */
void pt_counter_extent(struct pt_counter *counter, const struct pt_geometry *geometry,
		       const struct pt_extent *extent, enum pt_mapping mapping);

#endif
