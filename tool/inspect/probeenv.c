// SPDX-License-Identifier: BSD-2-Clause
/* The probe's environment: memory from files, and no firmware to call. */
#include "probeenv.h"

#include <stdlib.h>

#include <earlyrsi/psci_abi.h>

void *ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	struct probeenv *self = env;

	return memory_copy(&self->memory, pa, size);
}

void ersi_env_unmap(void *env, void *va, uint32_t size)
{
	(void)env;
	(void)size;
	free(va);
}

/* Refuse the first call, so that no other follows. What would follow is known anyway. */
void ersi_env_smc(void *env, struct ersi_smc *call)
{
	struct probeenv *self = env;

	self->asked = true;
	*call = (struct ersi_smc){ .x = { (uint64_t)ERSI_PSCI_RET_NOT_SUPPORTED } };
}
