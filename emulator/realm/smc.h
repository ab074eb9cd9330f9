/* SPDX-License-Identifier: BSD-2-Clause */
/* One SMCCC call of the guest, from arguments to results. */
#ifndef ERSI_EMULATOR_SMC_H
#define ERSI_EMULATOR_SMC_H

#include "el2/cpu.h"
#include "hostcall.h"
#include "output/report.h"

#define ERSI_CALL_ARGS	11
#define ERSI_CALL_RETS	9

struct ersi_call {
	uint32_t fid;
	uint64_t arg[ERSI_CALL_ARGS];	/* x0 to x10 */
	uint64_t ret[ERSI_CALL_RETS];	/* x0 to x8 */
	uint32_t rets;			/* how many of them are written back */
};

void ersi_smc_handle(struct ersi_frame *frame);

/* Both answer every function identifier of their range. */
void ersi_psci_handle(struct ersi_call *call);
void ersi_rsi_handle(struct ersi_call *call);

/* trace.c: the line of a call that returned, or of one that will not. */
void ersi_trace_return(const struct ersi_call *call);
void ersi_trace_leave(const struct ersi_call *call);
/* The guest's first access to the UART. */
void ersi_trace_first_use(uint64_t ipa);
/* An abort that is about to be injected, as the registers of EL2 describe it. */
void ersi_trace_abort(bool ipa_valid, uint64_t ipa, enum report_access access);
/* What the guest asked its host for, and what the host made of it. */
void ersi_trace_host_call(const struct ersi_hostcall *before, const struct ersi_hostcall *after);
#endif
