// SPDX-License-Identifier: BSD-2-Clause
/* RSI_REALM_CONFIG, DEN0137 B5.3.9. */
#include <string.h>

#include "guest.h"


static void refused(uint64_t ipa, const char *name)
{
	guest_is(guest_smc(ERSI_RSI_FN_REALM_CONFIG, ipa, 0, 0, 0).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 name);
}

void guest_test_config(void)
{
	uint64_t page = (uint64_t)guest_page;
	uint32_t i, zeros = 0;

	memset(guest_page, 0xff, sizeof(guest_page));
	refused(page + 8, "config: an unaligned address is refused");
	refused(page | guest.shared, "config: an address in the shared half is refused");
	refused(page | guest.shared << 1, "config: an address beyond the IPA space is refused");
	refused(UINT64_MAX & ~UINT64_C(0xfff), "config: the last granule of 64 bits is refused");
	refused(GUEST_UART, "config: a device's page is refused");
	refused(guest.ram_end, "config: the page behind memory is refused");
	refused(0, "config: the flash is refused");
	guest_ok(guest_page[0] == 0xff && guest_page[8] == 0xff,
		 "config: a refusal writes nothing");
	guest_is(guest_smc(ERSI_RSI_FN_REALM_CONFIG, page, 0, 0, 0).x[0], ERSI_RSI_RET_SUCCESS,
		 "config: a granule of RAM is filled");
	guest_is(*(uint64_t *)guest_page, guest.ipa_width, "config: with the ipa_width");
	guest_is(guest_page[ERSI_RSI_CONFIG_HASH_ALGO], ERSI_RSI_HASH_SHA_256,
		 "config: with the hash algorithm");
	guest_ok(!memcmp(guest_page + ERSI_RSI_CONFIG_RPV, "earlyrsi", 8),
		 "config: with a personalization value that says what this is");
	for (i = ERSI_RSI_CONFIG_RPV + ERSI_RSI_CONFIG_RPV_SIZE; i < GUEST_PAGE; i++)
		zeros += !guest_page[i];
	guest_is(zeros, GUEST_PAGE - ERSI_RSI_CONFIG_RPV - ERSI_RSI_CONFIG_RPV_SIZE,
		 "config: and zeros up to its end");
	guest_is(guest_page[GUEST_PAGE], 0xff, "config: and not beyond");
}
