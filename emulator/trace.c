// SPDX-License-Identifier: BSD-2-Clause
#include <stddef.h>

#include "count.h"
#include "earlyrsi/psci.h"
#include "earlyrsi/rsi.h"
#include "earlyrsi/smccc.h"
#include "print.h"
#include "realm.h"
#include "smc.h"

struct call_name {
	uint32_t fid;
	const char *name;
	uint32_t args;		/* from x1 */
	uint32_t rets;		/* from x0 */
};

static const struct call_name names[] = {
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

static const struct call_name *find_name(uint32_t fid)
{
	uint32_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].fid == fid)
			return &names[i];
	return NULL;
}

static void print_call(const struct ersi_call *call, const struct call_name *name)
{
	uint32_t i;

	ersi_print_piece("cpu%u ", ersi_cpu_this()->index);
	if (!name) {
		ersi_print_piece("0x%x(0x%lx)", call->fid, call->arg[1]);
		return;
	}
	ersi_print_piece("%s(", name->name);
	for (i = 1; i <= name->args; i++)
		ersi_print_piece("%s0x%lx", i > 1 ? ", " : "", call->arg[i]);
	ersi_print_piece(")");
}

static void end_line(void)
{
	if (ersi_realm_options()->count)
		ersi_print_piece(" after %u", ersi_count_read());
	ersi_print_end();
}

void ersi_trace_return(const struct ersi_call *call)
{
	const struct call_name *name = find_name(call->fid);
	uint32_t rets = name ? name->rets : 1;
	uint32_t i;

	if (!ersi_realm_options()->trace)
		return;
	/* NOT_SUPPORTED has no further results. */
	if (call->ret[0] == (uint64_t)ERSI_SMCCC_RET_NOT_SUPPORTED)
		rets = 1;
	ersi_print_begin();
	print_call(call, name);
	ersi_print_piece(" ->");
	for (i = 0; i < rets; i++) {
		if (i == 0 && (int64_t)call->ret[0] < 0)
			ersi_print_piece(" -%lu", -call->ret[0]);
		else
			ersi_print_piece(" 0x%lx", call->ret[i]);
	}
	end_line();
}

void ersi_trace_leave(const struct ersi_call *call)
{
	if (!ersi_realm_options()->trace)
		return;
	ersi_print_begin();
	print_call(call, find_name(call->fid));
	end_line();
}

void ersi_trace_first_use(uint64_t ipa)
{
	ersi_print_begin();
	ersi_print_piece("cpu%u uses the UART at 0x%lx", ersi_cpu_this()->index, ipa);
	end_line();
}
