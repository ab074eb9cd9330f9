// SPDX-License-Identifier: BSD-2-Clause
#include "psci.h"

#include <earlyrsi/env.h>
#include <earlyrsi/psci.h>

static enum ersi_conduit psci_conduit;

void psci_init(enum ersi_conduit conduit)
{
	psci_conduit = conduit;
}

bool psci_works(void)
{
	return psci_conduit != ERSI_CONDUIT_NONE;
}

static int64_t call(uint64_t function, uint64_t a1, uint64_t a2, uint64_t a3)
{
	const struct ersi_smccc_args args = { { function, a1, a2, a3 } };
	struct ersi_smccc_result result;

	if (!psci_works())
		return ERSI_PSCI_RET_NOT_SUPPORTED;
	ersi_env_smccc(NULL, psci_conduit, &args, &result);
	return (int32_t)result.x[0];
}

int64_t psci_cpu_on(uint64_t mpidr, uint64_t entry, uint64_t context)
{
	return call(ERSI_PSCI_FN_CPU_ON_64, mpidr, entry, context);
}

void psci_off(void)
{
	call(ERSI_PSCI_FN_SYSTEM_OFF, 0, 0, 0);
	for (;;)
		__asm__ volatile("wfi");
}
