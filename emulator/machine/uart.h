/* SPDX-License-Identifier: BSD-2-Clause */
/* The machine's PL011 (Arm DDI 0183), which the guest uses as well. */
#ifndef ERSI_EMULATOR_UART_H
#define ERSI_EMULATOR_UART_H

#include <stdint.h>

/* Until this is called, what is written is lost. */
void ersi_uart_init(uint64_t base);
void ersi_uart_put(char c);
#endif
