// SPDX-License-Identifier: BSD-2-Clause
/* RSI_ATTESTATION_TOKEN_INIT and _CONTINUE, DEN0137 B5.3.1 and B5.3.2. */
#include <string.h>

#include "guest.h"

#define CHUNK	100

static struct guest_result begin(void)
{
	struct guest_result r = { { ERSI_RSI_FN_ATTEST_TOKEN_INIT } };
	uint32_t i;

	for (i = 1; i <= 8; i++)
		r.x[i] = 0xc0ffee00 + i;
	guest_call(r.x);
	return r;
}

static struct guest_result go_on(uint64_t ipa, uint64_t offset, uint64_t size)
{
	return guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE, ipa, offset, size, 0);
}

static bool contains(const uint8_t *where, uint64_t length, const void *what, uint64_t size)
{
	uint64_t i;

	for (i = 0; i + size <= length; i++)
		if (!memcmp(where + i, what, size))
			return true;
	return false;
}

static void malformed(uint64_t page)
{
	static const struct {
		uint64_t ipa, offset, size;
		const char *name;
	} bad[] = {
		{ 8, 0, 8, "attest: an unaligned granule is refused" },
		{ 0, 4096, 0, "attest: an offset behind the granule is refused" },
		{ 0, 0, 4097, "attest: a size beyond the granule is refused" },
		{ 0, 4095, 2, "attest: an end beyond the granule is refused" },
		{ 0, 8, UINT64_MAX - 3, "attest: a size that wraps around is refused" },
		{ 0, UINT64_MAX, 2, "attest: an offset that wraps around is refused" },
	};
	uint32_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		guest_is(go_on(page + bad[i].ipa, bad[i].offset, bad[i].size).x[0],
			 ERSI_RSI_RET_ERROR_INPUT, bad[i].name);
	guest_is(go_on(page | guest.shared, 0, 8).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "attest: a granule in the shared half is refused");
	guest_is(go_on(guest.ram_end, 0, 8).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "attest: a granule behind memory is refused");
}

void guest_test_attest(void)
{
	static const uint8_t head[] = { 0xd9, 0x01, 0x8f, 0xa2, 0x19, 0xac, 0xca };
	uint64_t page = (uint64_t)guest_page, challenge[8], length = 0;
	struct guest_result r;
	uint32_t i;

	for (i = 0; i < 8; i++)
		challenge[i] = 0xc0ffee01 + i;
	memset(guest_page, 0, sizeof(guest_page));
	guest_is(go_on(page, 0, 8).x[0], ERSI_RSI_RET_ERROR_STATE,
		 "attest: CONTINUE before INIT is an error of state");
	r = begin();
	guest_is(r.x[0], 0, "attest: INIT");
	guest_is(r.x[1], 4096, "attest: INIT tells the greatest size");
	malformed(page);
	r = go_on(page, 0, 0);
	guest_ok(r.x[0] == ERSI_RSI_RET_INCOMPLETE && r.x[1] == 0, "attest: no bytes, incomplete");
	do {
		r = go_on(page, length, CHUNK);
		length += r.x[1];
	} while (r.x[0] == ERSI_RSI_RET_INCOMPLETE && r.x[1] == CHUNK &&
		 length < GUEST_PAGE - CHUNK);
	guest_is(r.x[0], 0, "attest: CONTINUE comes to an end");
	guest_ok(length > 500 && r.x[1] <= CHUNK, "attest: with the rest");
	guest_ok(!memcmp(guest_page, head, sizeof(head)), "attest: it is a CCA token");
	guest_ok(contains(guest_page, length, challenge, sizeof(challenge)),
		 "attest: it has the challenge");
	guest_ok(contains(guest_page, length, "TEST DATA", 9),
		 "attest: it says that it is a test's");
	guest_is(go_on(page, 0, 8).x[0], ERSI_RSI_RET_ERROR_STATE,
		 "attest: after the end CONTINUE is an error of state");
	begin();
	go_on(page, 0, 50);
	begin();
	go_on(page, 0, GUEST_PAGE);
	guest_ok(!memcmp(guest_page, head, sizeof(head)), "attest: INIT begins anew");
}
