/* SPDX-License-Identifier: BSD-2-Clause */
/* Exceptions that reach EL2; vectors.S calls these. */
#ifndef EMULATOR_TRAP_H
#define EMULATOR_TRAP_H

#include "vectors.h"

void trap_sync(struct frame *frame);
/* Registers on the UART, and power-off. kind: the vector's number. */
__attribute__((noreturn)) void trap_fatal(const struct frame *frame, uint32_t kind);
#endif
