/* SPDX-License-Identifier: BSD-2-Clause */
/* What start.S has for the rest of the emulator. */
#ifndef EMULATOR_START_H
#define EMULATOR_START_H

#include <stdint.h>

#define START_ENTRIES	512

/* The emulator's own stage 1 at reset: read-only, with the data window where RAM begins. */
extern const uint64_t start_l1[START_ENTRIES], start_l2[START_ENTRIES];

/* Where a CPU that QEMU's PSCI starts begins; its context is the address of its struct cpu. */
extern const uint8_t start_secondary[];
/* Copies the data window, stack included, to pa and continues on the copy, with ttbr. */
void start_move_window(uint64_t pa, uint64_t ttbr);
#endif
