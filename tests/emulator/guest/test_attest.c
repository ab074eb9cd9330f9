// SPDX-License-Identifier: BSD-2-Clause
/* RSI_ATTESTATION_TOKEN_INIT and _CONTINUE, DEN0137 B5.3.1 and B5.3.2. */
#include <string.h>

#include "guest.h"

#define CHUNK		100
#define SIGNING_CALLS	2	/* one for each signature */

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

/* Arguments are looked at whether there is a token or not. */
static void malformed(uint64_t page, const char *when)
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

	guest_puts(when);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		guest_is(go_on(page + bad[i].ipa, bad[i].offset, bad[i].size).x[0],
			 ERSI_RSI_RET_ERROR_INPUT, bad[i].name);
	guest_is(go_on(page | guest.shared, 0, 8).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "attest: a granule in the shared half is refused");
}

static bool is_signing(struct guest_result r)
{
	return r.x[0] == ERSI_RSI_RET_INCOMPLETE && r.x[1] == 0;
}

/* To the end of signing, in a granule that is not looked at. */
static void sign(uint64_t ipa, const char *name)
{
	uint32_t calls = 0;

	while (calls < SIGNING_CALLS && is_signing(go_on(ipa, 0, 8)))
		calls++;
	guest_is(calls, SIGNING_CALLS, name);
}

/* What signs is RSI_ATTESTATION_TOKEN_CONTINUE; it then looks at the granule. */
static void signing(uint64_t page)
{
	const uint64_t empty = page + GUEST_PAGE;

	guest_set_ripas(empty, empty + GUEST_PAGE, ERSI_RSI_RIPAS_EMPTY, 0);
	guest_is(go_on(empty, 0, 8).x[0], ERSI_RSI_RET_ERROR_STATE,
		 "attest: before INIT the granule is not looked at");
	begin();
	malformed(page, "# while signing is under way\n");
	sign(guest.ram_end, "attest: while signing is under way a granule behind memory is not "
	     "looked at");
	guest_is(go_on(guest.ram_end, 0, 8).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "attest: afterwards a granule behind memory is refused");
	guest_is(go_on(empty, 0, 0).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "attest: and an EMPTY one, also for no bytes");
	guest_set_ripas(empty, empty + GUEST_PAGE, ERSI_RSI_RIPAS_RAM, 0);
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
	malformed(page, "# before INIT\n");
	guest_is(go_on(page, 0, 8).x[0], ERSI_RSI_RET_ERROR_STATE,
		 "attest: CONTINUE before INIT is an error of state");
	signing(page);
	r = begin();
	guest_is(r.x[0], 0, "attest: INIT");
	guest_is(r.x[1], 4096, "attest: INIT tells the greatest size");
	sign(page, "attest: INIT begins anew, with signing");
	guest_ok(is_signing(go_on(page, 0, 0)), "attest: no bytes, incomplete");
	do {
		r = go_on(page, length, CHUNK);
		length += r.x[1];
	} while (r.x[0] == ERSI_RSI_RET_INCOMPLETE && r.x[1] == CHUNK &&
		 length < GUEST_PAGE - CHUNK);
	guest_is(r.x[0], 0, "attest: CONTINUE comes to an end");
	guest_ok(length > 1000 && r.x[1] <= CHUNK, "attest: with the rest");
	guest_ok(!memcmp(guest_page, head, sizeof(head)), "attest: it is a CCA token");
	guest_ok(contains(guest_page, length, challenge, sizeof(challenge)),
		 "attest: it has the challenge");
	guest_ok(contains(guest_page, length, "TEST DATA", 9),
		 "attest: it says that it is a test's");
	guest_is(go_on(page, 0, 8).x[0], ERSI_RSI_RET_ERROR_STATE,
		 "attest: after the end CONTINUE is an error of state");
	begin();
	sign(page, "attest: another token");
	go_on(page, 0, 50);
	begin();
	sign(page, "attest: INIT while a token is being read begins anew");
	memset(guest_page, 0, sizeof(guest_page));
	r = go_on(page, 0, GUEST_PAGE);
	guest_ok(r.x[0] == 0 && r.x[1] == length && !memcmp(guest_page, head, sizeof(head)),
		 "attest: from its first byte");
}
