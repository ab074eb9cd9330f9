/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ENV_H
#define EARLYRSI_ENV_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/note.h>
#include <earlyrsi/types.h>

/*
 * What the probe needs from the place it runs in: four functions, bound at
 * link time. Each gets the context that the caller of the probe passed in, and
 * nothing is called from two threads at once. Besides these the environment
 * provides memcmp(), memcpy(), memset(), and what libfdt asks for.
 */

/* Bytes in one mapping: a limit that the probe keeps, so that an early kernel's slots suffice. */
#define ERSI_ENV_MAP_SIZE	0x40000

/**
 * struct ersi_smccc_args - the registers that a call passes
 * @x: x0 (the function identifier) to x7
 */
struct ersi_smccc_args {
	uint64_t x[8];
};

/**
 * struct ersi_smccc_result - the registers that a call returns
 * @x: x0 to x3
 */
struct ersi_smccc_result {
	uint64_t x[4];
};

/**
 * ersi_env_map() - make physical memory readable
 * @env:	the caller's context
 * @pa:		physical address of the first byte, of any alignment
 * @size:	bytes, at least 1; the range does not cross a multiple of
 *		ERSI_ENV_MAP_SIZE and so, whatever the size of a page, fits into
 *		the pages that hold as much
 *
 * One range is mapped at any time. The memory is ordinary memory, cacheable and
 * private to the Realm if there is one; it is only read.
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
 * ersi_env_smccc() - call firmware
 * @env:	the caller's context
 * @conduit:	ERSI_CONDUIT_SMC or ERSI_CONDUIT_HVC, never ERSI_CONDUIT_NONE
 * @args:	x0 to x7
 * @result:	receives x0 to x3
 *
 * The calling convention is that of SMCCC 1.0 (DEN0028): x0 to x17 do not
 * survive. Firmware may write memory whose address was passed, so the compiler
 * must not carry memory in registers across the instruction.
 */
void ersi_env_smccc(void *env, enum ersi_conduit conduit, const struct ersi_smccc_args *args,
		    struct ersi_smccc_result *result);

/**
 * ersi_env_note() - take a diagnostic
 * @env:	the caller's context
 * @note:	valid during the call only
 *
 * Nothing depends on what is done with it. A note may be given at a time when
 * there is no console yet.
 */
void ersi_env_note(void *env, const struct ersi_note *note);

#endif
