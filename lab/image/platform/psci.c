// SPDX-License-Identifier: BSD-2-Clause
#include "psci.h"

#include <earlyrsi/psci_abi.h>

#include "machine/smccc.h"

static enum ersi_conduit psci_conduit;

void psci_init(enum ersi_conduit conduit)
{
	psci_conduit = conduit;
}

bool psci_works(void)
{
	return psci_conduit != ERSI_CONDUIT_NONE;
}

static int64_t ask(uint64_t function, uint64_t a1, uint64_t a2, uint64_t a3)
{
	struct ersi_smc call = { { function, a1, a2, a3 } };

	if (!psci_works())
		return ERSI_PSCI_RET_NOT_SUPPORTED;
	smccc_call(psci_conduit, &call);
	return (int32_t)call.x[0];
}

int64_t psci_cpu_on(uint64_t mpidr, uint64_t entry, uint64_t context)
{
	return ask(ERSI_PSCI_FN_CPU_ON_64, mpidr, entry, context);
}

void psci_off(void)
{
	ask(ERSI_PSCI_FN_SYSTEM_OFF, 0, 0, 0);
	for (;;)
		__asm__ volatile("wfi");
}
