/* SPDX-License-Identifier: BSD-2-Clause */
/* Exceptions delivered to the guest's EL1 as the architecture would. */
#ifndef ERSI_EMULATOR_INJECT_H
#define ERSI_EMULATOR_INJECT_H

#include <stdint.h>

/* For the stage-2 abort at EL2 described by esr: a synchronous external abort. */
void ersi_inject_external_abort(uint64_t esr);
/* The instruction at ELR_EL2 is UNDEFINED. */
void ersi_inject_undefined(void);
#endif
