/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef PAGETABLE_ENV_H
#define PAGETABLE_ENV_H

#include <earlyrsi/types.h>

/*
 * What the page table engine needs from its environment: five functions, bound at
 * link time. Each gets the context of the page table it is called for,
 * and nothing is called from two threads at once. Besides these the environment
 * provides memset() and memcpy().
 */

/**
 * pt_env_alloc() - provide memory for a table
 * @env:	the caller's context
 * @pa:		receives its physical address, aligned to the granule; not 0
 *
 * One granule of memory, whatever is in it. It is ordinary memory, cacheable and
 * private to the Realm if there is one, and belongs to the engine until
 * pt_env_free().
 *
 * Return: false if there is none.
 */
bool pt_env_alloc(void *env, uint64_t *pa);

/**
 * pt_env_free() - take back the memory of a table
 * @env:	the caller's context
 * @pa:		its physical address. No TLB refers to it any more
 */
void pt_env_free(void *env, uint64_t pa);

/**
 * pt_env_at() - make a table accessible
 * @env:	the caller's context
 * @pa:		physical address of a table, as pt_env_alloc() or a table
 *		descriptor has it
 *
 * Pointers to any number of tables stay valid until the operation ends. They must
 * not be addresses that the operation takes away for a while: see the
 * operation. Writes are single stores of 64 bits where a table walker may look.
 *
 * Return: the first entry; never NULL.
 */
uint64_t *pt_env_at(void *env, uint64_t pa);

/**
 * pt_env_publish() - let table walkers see all stores made before
 * @env:	the caller's context
 *
 * DSB ISHST and ISB (Arm ARM DDI0487, D8.2, ordering of translation table walks). With
 * the MMU off, also what makes stores that bypass the caches visible.
 */
void pt_env_publish(void *env);

/**
 * pt_env_invalidate() - let no TLB remember what was in a range
 * @env:	the caller's context
 * @va:		the first address
 * @size:	bytes, a multiple of the granule
 *
 * All levels, pointers to tables included (TLBI VAAE1IS and not VAALE1IS, RVAAE1IS,
 * or VMALLE1IS for a large range), on all CPUs. Stores made before are visible
 * first (DSB ISHST), and it has happened when the function returns (DSB ISH, ISB).
 * It may invalidate more than what is asked for.
 */
void pt_env_invalidate(void *env, uint64_t va, uint64_t size);

#endif
