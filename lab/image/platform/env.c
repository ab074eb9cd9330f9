// SPDX-License-Identifier: BSD-2-Clause
/* The probe's environment: memory is mapped one to one. */
#include <earlyrsi/env.h>

#include "machine/idmap.h"
#include "machine/smccc.h"

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

void ersi_env_smc(void *env, struct ersi_smc *call)
{
	(void)env;
	smccc_call(ERSI_CONDUIT_SMC, call);
}
