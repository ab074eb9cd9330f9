// SPDX-License-Identifier: BSD-2-Clause
#include "trace.h"

#include "arch.h"
#include "count.h"
#include "earlyrsi/smccc_abi.h"
#include "el2/cpu.h"
#include "loader/options.h"
#include "names.h"
#include "print.h"

static void print_call(const struct call *call, const struct names_call *name)
{
	uint32_t i;

	print_piece("cpu%u ", cpu_this()->index);
	if (!name) {
		print_piece("0x%x(0x%lx)", call->fid, call->arg[1]);
		return;
	}
	print_piece("%s(", name->name);
	for (i = 1; i <= name->args; i++)
		print_piece("%s0x%lx", i > 1 ? ", " : "", call->arg[i]);
	print_piece(")");
}

static void end_line(void)
{
	if (options_get()->trace == OPTIONS_TRACE_COUNT)
		print_piece(" after %u", count_read());
	print_end();
}

void trace_return(const struct call *call)
{
	const struct names_call *name = names_find_call(call->fid);
	uint32_t rets = name ? name->rets : 1;
	uint32_t i;

	if (!options_get()->trace)
		return;
	/* NOT_SUPPORTED has no further results. */
	if (call->ret[0] == (uint64_t)ERSI_SMCCC_RET_NOT_SUPPORTED)
		rets = 1;
	print_begin();
	print_call(call, name);
	print_piece(" ->");
	for (i = 0; i < rets; i++) {
		if (i == 0 && (int64_t)call->ret[0] < 0)
			print_piece(" -%lu", -call->ret[0]);
		else
			print_piece(" 0x%lx", call->ret[i]);
	}
	end_line();
}

void trace_leave(const struct call *call)
{
	if (!options_get()->trace)
		return;
	print_begin();
	print_call(call, names_find_call(call->fid));
	end_line();
}

void trace_first_use(uint64_t ipa)
{
	print_begin();
	print_piece("cpu%u uses the UART at 0x%lx", cpu_this()->index, ipa);
	end_line();
}

void trace_abort(bool ipa_valid, uint64_t ipa, enum report_access access)
{
	if (!options_get()->trace)
		return;
	print_begin();
	print_piece("cpu%u external abort: %s ", cpu_this()->index, names_of_access(access));
	if (ipa_valid)
		print_piece("0x%lx, ", ipa);
	print_piece("VA 0x%lx, PC 0x%lx", SYSREG_READ(far_el2), SYSREG_READ(elr_el2));
	end_line();
}

/* Registers that are zero before and after are not in use. */
void trace_host_call(const struct hostcall *before, const struct hostcall *after)
{
	uint32_t i;

	if (!options_get()->trace)
		return;
	print_begin();
	print_piece("cpu%u host call imm 0x%x", cpu_this()->index, before->imm);
	for (i = 0; i < ERSI_RSI_HOST_CALL_GPR_COUNT; i++) {
		if (!before->gpr[i] && !after->gpr[i])
			continue;
		print_piece(", gprs[%u] 0x%lx", i, before->gpr[i]);
		if (after->gpr[i] != before->gpr[i])
			print_piece(" -> 0x%lx", after->gpr[i]);
	}
	end_line();
}
