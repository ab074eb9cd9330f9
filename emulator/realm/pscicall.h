/* SPDX-License-Identifier: BSD-2-Clause */
/* What the guest's calls of PSCI do. */
#ifndef EMULATOR_PSCICALL_H
#define EMULATOR_PSCICALL_H

#include "call.h"

/* Answers every function identifier of PSCI's range. */
void pscicall_handle(struct call *call);
#endif
