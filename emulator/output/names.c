// SPDX-License-Identifier: BSD-2-Clause
#include "names.h"

#include <stddef.h>

#include "earlyrsi/psci_abi.h"
#include "earlyrsi/rsi_abi.h"
#include "earlyrsi/smccc_abi.h"

static const struct names_call calls[] = {
	{ ERSI_SMCCC_FN_VERSION, "SMCCC_VERSION", 0, 1 },
	{ ERSI_SMCCC_FN_ARCH_FEATURES, "SMCCC_ARCH_FEATURES", 1, 1 },
	{ ERSI_SMCCC_FN_ARCH_SOC_ID, "SMCCC_ARCH_SOC_ID", 1, 1 },
	{ ERSI_PSCI_FN_VERSION, "PSCI_VERSION", 0, 1 },
	{ ERSI_PSCI_FN_CPU_SUSPEND_32, "PSCI_CPU_SUSPEND_32", 3, 1 },
	{ ERSI_PSCI_FN_CPU_SUSPEND_64, "PSCI_CPU_SUSPEND", 3, 1 },
	{ ERSI_PSCI_FN_CPU_OFF, "PSCI_CPU_OFF", 0, 1 },
	{ ERSI_PSCI_FN_CPU_ON_32, "PSCI_CPU_ON_32", 3, 1 },
	{ ERSI_PSCI_FN_CPU_ON_64, "PSCI_CPU_ON", 3, 1 },
	{ ERSI_PSCI_FN_AFFINITY_INFO_32, "PSCI_AFFINITY_INFO_32", 2, 1 },
	{ ERSI_PSCI_FN_AFFINITY_INFO_64, "PSCI_AFFINITY_INFO", 2, 1 },
	{ ERSI_PSCI_FN_MIGRATE_INFO_TYPE, "PSCI_MIGRATE_INFO_TYPE", 0, 1 },
	{ ERSI_PSCI_FN_SYSTEM_OFF, "PSCI_SYSTEM_OFF", 0, 1 },
	{ ERSI_PSCI_FN_SYSTEM_RESET, "PSCI_SYSTEM_RESET", 0, 1 },
	{ ERSI_PSCI_FN_FEATURES, "PSCI_FEATURES", 1, 1 },
	{ ERSI_RSI_FN_VERSION, "RSI_VERSION", 1, 3 },
	{ ERSI_RSI_FN_FEATURES, "RSI_FEATURES", 1, 2 },
	{ ERSI_RSI_FN_MEASUREMENT_READ, "RSI_MEASUREMENT_READ", 1, 9 },
	{ ERSI_RSI_FN_MEASUREMENT_EXTEND, "RSI_MEASUREMENT_EXTEND", 10, 1 },
	{ ERSI_RSI_FN_ATTEST_TOKEN_INIT, "RSI_ATTESTATION_TOKEN_INIT", 8, 2 },
	{ ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE, "RSI_ATTESTATION_TOKEN_CONTINUE", 3, 2 },
	{ ERSI_RSI_FN_REALM_CONFIG, "RSI_REALM_CONFIG", 1, 1 },
	{ ERSI_RSI_FN_IPA_STATE_SET, "RSI_IPA_STATE_SET", 4, 3 },
	{ ERSI_RSI_FN_IPA_STATE_GET, "RSI_IPA_STATE_GET", 2, 3 },
	{ ERSI_RSI_FN_HOST_CALL, "RSI_HOST_CALL", 1, 1 },
};

const struct names_call *names_find_call(uint32_t fid)
{
	uint32_t i;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (calls[i].fid == fid)
			return &calls[i];
	return NULL;
}

const char *names_of_access(enum report_access access)
{
	switch (access) {
	case REPORT_READ:
		return "read of";
	case REPORT_WRITE:
		return "write to";
	case REPORT_FETCH:
		return "fetch from";
	case REPORT_WALK:
		break;
	}
	return "table walk at";
}
