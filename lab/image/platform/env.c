// SPDX-License-Identifier: BSD-2-Clause
/* The probe's environment: memory is mapped one to one, and notes wait for the console. */
#include <earlyrsi/env.h>

#include "machine/idmap.h"
#include "probe.h"

void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	(void)env;
	return idmap_has(pa, size) ? (void *)pa : NULL;
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
	(void)env;
	(void)va;
	(void)size;
}

void ersi_env_smccc(void *env, enum ersi_conduit conduit, const struct ersi_smccc_args *args,
		    struct ersi_smccc_result *result)
{
	register uint64_t x0 __asm__("x0") = args->x[0];
	register uint64_t x1 __asm__("x1") = args->x[1];
	register uint64_t x2 __asm__("x2") = args->x[2];
	register uint64_t x3 __asm__("x3") = args->x[3];
	register uint64_t x4 __asm__("x4") = args->x[4];
	register uint64_t x5 __asm__("x5") = args->x[5];
	register uint64_t x6 __asm__("x6") = args->x[6];
	register uint64_t x7 __asm__("x7") = args->x[7];

	(void)env;
	if (conduit == ERSI_CONDUIT_SMC)
		__asm__ volatile("smc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5),
				   "+r"(x6), "+r"(x7)
				 :
				 : "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
				   "x17", "memory");
	else
		__asm__ volatile("hvc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3), "+r"(x4), "+r"(x5),
				   "+r"(x6), "+r"(x7)
				 :
				 : "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16",
				   "x17", "memory");
	result->x[0] = x0;
	result->x[1] = x1;
	result->x[2] = x2;
	result->x[3] = x3;
}

void ersi_env_note(void *env, const struct ersi_note *note)
{
	struct notes *notes = env;

	if (!notes)
		return;
	if (notes->count < NOTES_MAX)
		notes->at[notes->count] = *note;
	notes->count++;
}
