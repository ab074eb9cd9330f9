/* SPDX-License-Identifier: BSD-2-Clause */
/* One SMCCC call of the guest, from arguments to results. */
#ifndef EMULATOR_SMC_H
#define EMULATOR_SMC_H

#include "el2/cpu.h"
#include "hostcall.h"
#include "output/report.h"

#define CALL_ARGS	11
#define CALL_RETS	9

struct call {
	uint32_t fid;
	uint64_t arg[CALL_ARGS];	/* x0 to x10 */
	uint64_t ret[CALL_RETS];	/* x0 to x8 */
	uint32_t rets;			/* how many of them are written back */
};

void smc_handle(struct frame *frame);

/* Both answer every function identifier of their range. */
void pscicall_handle(struct call *call);
void rsicall_handle(struct call *call);

/* trace.c: the line of a call that returned, or of one that will not. */
void trace_return(const struct call *call);
void trace_leave(const struct call *call);
/* The guest's first access to the UART. */
void trace_first_use(uint64_t ipa);
/* An abort that is about to be injected, as the registers of EL2 describe it. */
void trace_abort(bool ipa_valid, uint64_t ipa, enum report_access access);
/* What the guest asked its host for, and what the host made of it. */
void trace_host_call(const struct hostcall *before, const struct hostcall *after);
#endif
