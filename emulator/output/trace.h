/* SPDX-License-Identifier: BSD-2-Clause */
/* The lines of the option trace: what the guest calls, and what it is answered. */
#ifndef EMULATOR_TRACE_H
#define EMULATOR_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "realm/call.h"
#include "realm/hostcall.h"
#include "report.h"

/* A call that returned, and one that will not. */
void trace_return(const struct call *call);
void trace_leave(const struct call *call);
/* The guest's first access to the UART. */
void trace_first_use(uint64_t ipa);
/* An abort that is about to be injected, as the registers of EL2 describe it. */
void trace_abort(bool ipa_valid, uint64_t ipa, enum report_access access);
/* What the guest asked its host for, and what the host made of it. */
void trace_host_call(const struct hostcall *before, const struct hostcall *after);
#endif
