// SPDX-License-Identifier: BSD-2-Clause
#include "uart.h"

#define UARTDR		0x00
#define UARTFR		0x18
#define UARTFR_TXFF	(1 << 5)
#define UARTCR		0x30
#define UARTCR_ON	0x301	/* UARTEN, TXE, RXE: as firmware sets it */

static uint64_t uart_base;

static volatile uint32_t *uart_register(uint32_t offset)
{
	return (volatile uint32_t *)(uart_base + offset);
}

void uart_init(uint64_t base)
{
	uart_base = base;
	*uart_register(UARTCR) = UARTCR_ON;
}

void uart_put(char c)
{
	if (!uart_base)
		return;
	while (*uart_register(UARTFR) & UARTFR_TXFF)
		;
	*uart_register(UARTDR) = (uint8_t)c;
}
