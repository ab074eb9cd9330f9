/* SPDX-License-Identifier: BSD-2-Clause */
/* What the guest's calls of RSI do. */
#ifndef EMULATOR_RSICALL_H
#define EMULATOR_RSICALL_H

#include "call.h"

/* Answers every function identifier of RSI's range. */
void rsicall_handle(struct call *call);
#endif
