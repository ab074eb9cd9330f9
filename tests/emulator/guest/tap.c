// SPDX-License-Identifier: BSD-2-Clause
#include "guest.h"

static uint32_t tests;

void guest_puts(const char *text)
{
	for (; *text; text++)
		guest_write32(guest.uart, (uint8_t)*text);
}

static void put_number(uint64_t value, uint32_t base)
{
	char digits[21];
	uint32_t i = sizeof(digits) - 1;

	digits[i] = 0;
	do {
		digits[--i] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value);
	guest_puts(digits + i);
}

void guest_put_hex(uint64_t value)
{
	guest_puts("0x");
	put_number(value, 16);
}

void guest_put_field(const char *name, uint64_t value)
{
	guest_puts(" ");
	guest_puts(name);
	guest_puts("=");
	guest_put_hex(value);
}

void guest_put_word(const char *name, const char *value)
{
	guest_puts(" ");
	guest_puts(name);
	guest_puts("=");
	guest_puts(value);
}

bool guest_ok(bool passed, const char *name)
{
	guest_puts(passed ? "ok " : "not ok ");
	put_number(++tests, 10);
	guest_puts(" - ");
	guest_puts(name);
	guest_puts("\n");
	return passed;
}

bool guest_is(uint64_t got, uint64_t expected, const char *name)
{
	if (guest_ok(got == expected, name))
		return true;
	guest_puts("# got ");
	guest_put_hex(got);
	guest_puts(", expected ");
	guest_put_hex(expected);
	guest_puts("\n");
	return false;
}

void guest_plan(void)
{
	guest_puts("1..");
	put_number(tests, 10);
	guest_puts("\n");
}

void guest_off(void)
{
	guest_smc(ERSI_PSCI_FN_SYSTEM_OFF, 0, 0, 0, 0);
	guest_ok(false, "PSCI_SYSTEM_OFF does not return");
	for (;;)
		;
}
