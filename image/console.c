// SPDX-License-Identifier: BSD-2-Clause
#include "console.h"

#include "idmap.h"

#define UARTDR		0x00
#define UARTFR		0x18
#define UARTFR_TXFF	(1 << 5)
#define UARTCR		0x30
#define UARTCR_ON	0x301		/* UARTEN, TXE, RXE: QEMU's is off without firmware */
#define UART_SIZE	0x1000

static uint64_t uart_base;

static volatile uint32_t *uart_register(uint32_t offset)
{
	return (volatile uint32_t *)(uart_base + offset);
}

void ersi_console_open(uint64_t pa)
{
	if (!ersi_idmap_add(pa, UART_SIZE, ERSI_IDMAP_DEVICE))
		return;
	uart_base = pa;
	*uart_register(UARTCR) = UARTCR_ON;
}

void ersi_console_put(char c)
{
	if (!uart_base)
		return;
	while (*uart_register(UARTFR) & UARTFR_TXFF)
		;
	*uart_register(UARTDR) = (uint8_t)c;
}
