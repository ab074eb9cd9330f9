/* SPDX-License-Identifier: BSD-2-Clause */
/* Exceptions delivered to the guest's EL1 as the architecture would. */
#ifndef EMULATOR_INJECT_H
#define EMULATOR_INJECT_H

#include <stdint.h>

/* For the stage-2 abort at EL2 described by esr: a synchronous external abort. */
void inject_external_abort(uint64_t esr);
/* The instruction at ELR_EL2 is UNDEFINED. */
void inject_undefined(void);
/* No exception: the guest continues after the instruction that trapped. */
void inject_skip(uint64_t esr);
#endif
