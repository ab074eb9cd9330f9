// SPDX-License-Identifier: BSD-2-Clause
#include "pool.h"

#include <pagetable/env.h>

#include "strategy/observation.h"

/* TLBI VAAE1IS: bits 43:0 are bits 55:12 of the address */
#define TLBI_VA(va)	((va) >> 12 & ((UINT64_C(1) << 44) - 1))

void pool_init(struct pool *pool, uint64_t base, uint64_t size, uint64_t granule)
{
	*pool = (struct pool){
		.base = base,
		.end = base + size,
		.next = base,
		.granule = granule,
	};
}

bool pt_env_alloc(void *env, uint64_t *pa)
{
	struct pool *pool = env;

	if (pool->returned) {
		*pa = pool->returned;
		pool->returned = *(const uint64_t *)*pa;
	} else if (pool->end - pool->next >= pool->granule) {
		*pa = pool->next;
		pool->next += pool->granule;
	} else {
		return false;
	}
	pool->used++;
	return true;
}

void pt_env_free(void *env, uint64_t pa)
{
	struct pool *pool = env;

	*(uint64_t *)pa = pool->returned;
	pool->returned = pa;
	pool->used--;
}

uint64_t *pt_env_at(void *env, uint64_t pa)
{
	(void)env;
	return (uint64_t *)pa;
}

/* Only in the first call of a change that is watched. */
static void hold(struct pool *pool)
{
	if (!pool->observation)
		return;
	observation_look(pool->observation);
	pool->observation = NULL;
}

void pt_env_publish(void *env)
{
	hold(env);
	__asm__ volatile("dsb ishst\n\tisb" : : : "memory");
}

void pt_env_invalidate(void *env, uint64_t va, uint64_t size)
{
	struct pool *pool = env;
	uint64_t at;

	hold(pool);
	if (pool->keeps_tlbs)
		return;
	__asm__ volatile("dsb ishst" : : : "memory");
	if (size / pool->granule > POOL_TLBI_PAGES)
		__asm__ volatile("tlbi vmalle1is" : : : "memory");
	else
		for (at = va; at != va + size; at += pool->granule)
			__asm__ volatile("tlbi vaae1is, %0" : : "r"(TLBI_VA(at)) : "memory");
	__asm__ volatile("dsb ish\n\tisb" : : : "memory");
}
