/* SPDX-License-Identifier: BSD-2-Clause */
/* The machine's PL011 (Arm DDI 0183), which the guest uses as well. */
#ifndef EMULATOR_UART_H
#define EMULATOR_UART_H

#include <stdint.h>

/* Output before this call is lost. */
void uart_init(uint64_t base);
void uart_put(char c);
#endif
