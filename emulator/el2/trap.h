/* SPDX-License-Identifier: BSD-2-Clause */
/* Exceptions that reach EL2; vectors.S calls these. */
#ifndef ERSI_EMULATOR_TRAP_H
#define ERSI_EMULATOR_TRAP_H

#include "cpu.h"

void ersi_trap_sync(struct ersi_frame *frame);
/* Registers on the UART, and power-off. kind: the vector's number. */
__attribute__((noreturn)) void ersi_trap_fatal(const struct ersi_frame *frame, uint32_t kind);
/* Continue behind the instruction that trapped. */
void ersi_trap_skip(uint64_t esr);

/* abort.c: a stage-2 fault of the guest */
void ersi_abort_handle(struct ersi_frame *frame, uint64_t esr);
#endif
