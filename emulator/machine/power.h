/* SPDX-License-Identifier: BSD-2-Clause */
/* How the machine ends, and QEMU's own PSCI, which ends it and starts CPUs. */
#ifndef EMULATOR_POWER_H
#define EMULATOR_POWER_H

#include <stdbool.h>
#include <stdint.h>

/* A call of QEMU's PSCI, which answers SMC from EL2. */
int64_t power_call(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3);

/*
 * The emulator cannot go on. This ends in a reset, because a power-off is the guest's and means
 * that all is well. Call power_fail_begin() before the message that says why: from then on the
 * guest cannot power off. False: the emulator was failing already, or the guest had ended.
 */
bool power_fail_begin(void);
__attribute__((noreturn)) void power_fail(void);
/* The guest asked for SYSTEM_OFF or SYSTEM_RESET. */
__attribute__((noreturn)) void power_end_guest(uint64_t fid);
#endif
