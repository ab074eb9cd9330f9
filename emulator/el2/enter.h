/* SPDX-License-Identifier: BSD-2-Clause */
/* How EL2 is set up for the guest, on each CPU. */
#ifndef EMULATOR_ENTER_H
#define EMULATOR_ENTER_H

#include "cpu.h"

/* Starts the guest at cpu->entry on this CPU. */
__attribute__((noreturn)) void enter_guest(struct cpu *cpu);
/* Likewise on a CPU that start_secondary has brought up. */
__attribute__((noreturn)) void enter_secondary(struct cpu *cpu);
#endif
