/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ENV_H
#define EARLYRSI_ENV_H

#include <earlyrsi/types.h>

/*
 * What the probe needs from its environment: three functions, bound at link time. Each
 * gets the context that the caller of the probe passed in. The probe never calls two of
 * them at once. The environment also provides memchr(), memcmp(), memcpy(), memset(),
 * strlen(), and what libfdt needs.
 */

/* Most bytes in one mapping, so that the mapping slots of an early kernel suffice */
#define ERSI_ENV_MAP_SIZE	0x40000

/**
 * struct ersi_smc - the registers of an SMC
 * @x: x0 to x7. On the call x0 is the function ID; afterwards x0 to x3 are the results
 */
struct ersi_smc {
	uint64_t x[8];
};

/**
 * ersi_env_map() - make physical memory readable
 * @env:	the caller's context
 * @pa:		physical address of the first byte, of any alignment
 * @size:	bytes, at least 1. The range does not cross a multiple of
 *		ERSI_ENV_MAP_SIZE, so it fits into the pages that cover as much,
 *		whatever the page size
 *
 * At most one range is mapped at any time. The memory must be normal, cacheable memory,
 * and private to the Realm if there is one. The probe only reads it.
 *
 * Return: the address of the first byte, or NULL if it cannot be mapped.
 */
void *ersi_env_map(void *env, uint64_t pa, uint32_t size);

/**
 * ersi_env_unmap() - undo ersi_env_map()
 * @env:	the caller's context
 * @va:		what ersi_env_map() returned, never NULL
 * @size:	the size that was mapped
 */
void ersi_env_unmap(void *env, void *va, uint32_t size);

/**
 * ersi_env_smc() - call firmware by SMC
 * @env:	the caller's context
 * @call:	arguments in, results out
 *
 * The calling convention is that of SMCCC 1.0 (DEN0028): x0 to x17 do not survive.
 * Firmware may write to memory whose address was passed, so the compiler must not keep
 * memory in registers across the instruction.
 */
void ersi_env_smc(void *env, struct ersi_smc *call);

#endif
