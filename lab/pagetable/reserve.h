/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_RESERVE_H
#define PAGETABLE_RESERVE_H

#include <pagetable/map.h>

/* Tables that were taken before they are needed. */

/**
 * pt_reserve_take() - take one table from a reserve
 * @map:	for which it is
 * @reserve:	the reserve
 * @pa:		receives its physical address
 *
 * Return: its first entry, or NULL if the reserve is empty.
 */
uint64_t *pt_reserve_take(struct pt_map *map, struct pt_reserve *reserve, uint64_t *pa);

#endif
