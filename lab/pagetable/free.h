/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_FREE_H
#define PAGETABLE_FREE_H

#include <pagetable/map.h>

/* Giving tables back. */

/**
 * pt_free_below() - free tables that nothing refers to any more
 * @map:	for which they were
 * @top:	the descriptor above them, valid or not
 * @level:	of the table that it was in
 * @offset:	of an address below @top; only tables from there
 * @end:	to this offset are freed, and those above them
 */
void pt_free_below(struct pt_map *map, uint64_t top, int32_t level, uint64_t offset,
		   uint64_t end);

#endif
