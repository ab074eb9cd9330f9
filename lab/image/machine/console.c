// SPDX-License-Identifier: BSD-2-Clause
#include "console.h"

#include "idmap.h"

#define UARTDR		0x00
#define UARTFR		0x18
#define UARTFR_TXFF	(1 << 5)
#define UARTCR		0x30
#define UARTCR_ON	0x301		/* UARTEN, TXE, RXE: QEMU's is off without firmware */
#define UART_SIZE	0x1000
#define TRIES		1000000

static uint64_t uart_base;
static uint64_t uart_expected;

static volatile uint32_t *uart_register(uint32_t offset)
{
	return (volatile uint32_t *)(uart_base + offset);
}

void console_expect(uint64_t pa)
{
	uart_expected = pa;
}

void console_open_expected(void)
{
	if (!uart_base)
		console_open(uart_expected);
}

void console_open(uint64_t pa)
{
	if (!pa || !idmap_add(pa, UART_SIZE, IDMAP_DEVICE))
		return;
	uart_base = pa;
	*uart_register(UARTCR) = UARTCR_ON;
}

void console_put(char c)
{
	uint32_t tries;

	if (!uart_base)
		return;
	/* What tables call a UART may be anything: a lost character is better than no end. */
	for (tries = 0; tries < TRIES && *uart_register(UARTFR) & UARTFR_TXFF; tries++)
		;
	*uart_register(UARTDR) = (uint8_t)c;
}
