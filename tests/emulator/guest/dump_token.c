// SPDX-License-Identifier: BSD-2-Clause
/*
 * Started with "token:" and a challenge in hex: prints a token for it and what it must agree
 * with, a line each, for the script to compare.
 */
#include <string.h>

#include "guest.h"

#define CALLS_MAX	16

static void put_bytes(const char *name, const void *bytes, uint64_t size)
{
	const uint8_t *at = bytes;

	guest_puts(name);
	guest_puts("=");
	while (size--) {
		const char hex[] = { "0123456789abcdef"[*at >> 4], "0123456789abcdef"[*at & 0xf], 0 };

		guest_puts(hex);
		at++;
	}
	guest_puts("\n");
}

static uint8_t digit(char character)
{
	return (uint8_t)(character <= '9' ? character - '0' : character - 'a' + 10);
}

static void put_measurements(void)
{
	char name[] = "measurement0";
	uint64_t i;

	for (i = 0; i <= ERSI_RSI_MEASUREMENT_LAST; i++) {
		struct guest_result r = guest_smc(ERSI_RSI_FN_MEASUREMENT_READ, i, 0, 0, 0);

		name[sizeof(name) - 2] = (char)('0' + i);
		put_bytes(name, &r.x[1], ERSI_RSI_MEASUREMENT_SIZE);
	}
}

void guest_dump_token(const char *challenge)
{
	struct guest_result r = { { ERSI_RSI_FN_ATTEST_TOKEN_INIT } };
	uint8_t *bytes = (uint8_t *)&r.x[1];
	uint32_t i;

	for (i = 0; i < ERSI_RSI_CHALLENGE_SIZE; i++)
		bytes[i] = (uint8_t)(digit(challenge[2 * i]) << 4 | digit(challenge[2 * i + 1]));
	guest_smc(ERSI_RSI_FN_REALM_CONFIG, (uint64_t)guest_page, 0, 0, 0);
	put_bytes("rpv", guest_page + ERSI_RSI_CONFIG_RPV, ERSI_RSI_CONFIG_RPV_SIZE);
	guest_smc(ERSI_RSI_FN_MEASUREMENT_EXTEND, 1, 16, 0x1111, 0x2222);
	guest_smc(ERSI_RSI_FN_MEASUREMENT_EXTEND, 4, 5, 0x3333, 0);
	put_measurements();
	guest_call(r.x);
	/* Too late for this token. */
	guest_smc(ERSI_RSI_FN_MEASUREMENT_EXTEND, 2, 16, 0x4444, 0x5555);
	for (i = 0; i < CALLS_MAX; i++) {
		r = guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE, (uint64_t)guest_page, 0,
			      GUEST_PAGE, 0);
		if (r.x[0] != ERSI_RSI_RET_INCOMPLETE)
			break;
	}
	if (r.x[0] == 0)
		put_bytes("token", guest_page, r.x[1]);
	guest_off();
}
