// SPDX-License-Identifier: BSD-2-Clause
/* RSI_IPA_STATE_GET and _SET, DEN0137 B5.3.4 and B5.3.5, and what they do. */
#include "guest.h"

#define GET	ERSI_RSI_FN_IPA_STATE_GET
#define SET	ERSI_RSI_FN_IPA_STATE_SET
#define EMPTY	ERSI_RSI_RIPAS_EMPTY
#define RAM	ERSI_RSI_RIPAS_RAM
#define PATTERN	0x5ec2e75ec2e7

static void refused(uint64_t fid, uint64_t base, uint64_t top, uint64_t ripas, const char *name)
{
	guest_is(guest_smc(fid, base, top, ripas, 0).x[0], ERSI_RSI_RET_ERROR_INPUT, name);
}

static void malformed(uint64_t page)
{
	refused(GET, page + 1, page + GUEST_PAGE, 0, "ripas: GET of an unaligned base");
	refused(GET, page, page + 1, 0, "ripas: GET of an unaligned top");
	refused(GET, page, page, 0, "ripas: GET of nothing");
	refused(GET, page + GUEST_PAGE, page, 0, "ripas: GET of a reversed range");
	refused(GET, page | guest.shared, (page + GUEST_PAGE) | guest.shared, 0,
		"ripas: GET in the shared half");
	refused(GET, page, guest.shared + GUEST_PAGE, 0, "ripas: GET beyond the protected half");
	refused(GET, page, 0, 0, "ripas: GET up to 0");
	refused(SET, page + 1, page + GUEST_PAGE, EMPTY, "ripas: SET of an unaligned base");
	refused(SET, page, page + 1, EMPTY, "ripas: SET of an unaligned top");
	refused(SET, page, page, EMPTY, "ripas: SET of nothing");
	refused(SET, page + GUEST_PAGE, page, EMPTY, "ripas: SET of a reversed range");
	refused(SET, page | guest.shared, (page + GUEST_PAGE) | guest.shared, EMPTY,
		"ripas: SET in the shared half");
	refused(SET, page, guest.shared + GUEST_PAGE, EMPTY,
		"ripas: SET beyond the protected half");
	refused(SET, page, UINT64_MAX & ~UINT64_C(0xfff), EMPTY, "ripas: SET up to 2^64-4096");
	refused(SET, page, page + GUEST_PAGE, 2, "ripas: SET to DESTROYED");
	refused(SET, page, page + GUEST_PAGE, 3, "ripas: SET to DEV");
	refused(SET, page, page + GUEST_PAGE, UINT64_C(1) << 32 | 2,
		"ripas: SET to DESTROYED and 2^32");
	guest_is(guest_get_ripas(page), RAM, "ripas: a refused SET changes nothing");
}

/* An RMM takes 32 bits of RIPAS. */
static void high_bits(uint64_t page)
{
	struct guest_result r = guest_smc(SET, page, page + GUEST_PAGE, UINT64_C(1) << 32, 0);

	guest_ok(r.x[0] == 0 && r.x[1] == page + GUEST_PAGE && r.x[2] == ERSI_RSI_ACCEPT,
		 "ripas: SET to 2^32 is accepted");
	guest_is(guest_get_ripas(page), EMPTY, "ripas: and means EMPTY");
	r = guest_smc(SET, page, page + GUEST_PAGE, UINT64_C(1) << 32 | RAM, 0);
	guest_is(guest_get_ripas(page), RAM, "ripas: as 2^32 + 1 means RAM");
}

static void crossing(uint64_t page)
{
	uint64_t shared = page | guest.shared;
	uint64_t aborts = guest_this_cpu()->aborts;
	struct guest_result r;

	guest_write64(page, PATTERN);
	r = guest_smc(SET, page, page + GUEST_PAGE, RAM, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == page + GUEST_PAGE && r.x[2] == ERSI_RSI_ACCEPT,
		 "ripas: SET RAM of RAM is accepted");
	guest_is(guest_read64(page), PATTERN, "ripas: and keeps contents");
	r = guest_smc(SET, page, page + GUEST_PAGE, EMPTY, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == page + GUEST_PAGE && r.x[2] == ERSI_RSI_ACCEPT,
		 "ripas: SET EMPTY is accepted");
	guest_is(guest_get_ripas(page), EMPTY, "ripas: GET says EMPTY then");
	guest_is(guest_read64(shared), 0, "ripas: contents do not reach the shared half");
	guest_write64(shared, PATTERN);
	guest_is(guest_read64(shared), PATTERN, "ripas: the shared page is memory");
	guest_is(guest_this_cpu()->aborts, aborts, "ripas: none of this aborts");
	guest_ok(guest_set_ripas(page, page + GUEST_PAGE, EMPTY, 0), "ripas: SET EMPTY again");
	guest_is(guest_read64(shared), PATTERN, "ripas: keeps contents");
	guest_read64(page);
	guest_ok(guest_aborted(aborts, GUEST_EC_DATA, page), "ripas: reading EMPTY aborts");
	aborts = guest_this_cpu()->aborts;
	guest_write64(page, 1);
	guest_ok(guest_aborted(aborts, GUEST_EC_DATA, page), "ripas: writing EMPTY aborts");
	aborts = guest_this_cpu()->aborts;
	guest_fetch(page);
	guest_ok(guest_aborted(aborts, GUEST_EC_FETCH, page), "ripas: fetching from EMPTY aborts");
	aborts = guest_this_cpu()->aborts;
	guest_fetch(shared);
	guest_ok(guest_aborted(aborts, GUEST_EC_FETCH, shared),
		 "ripas: fetching from a shared page aborts");
	guest_ok(guest_set_ripas(page, page + GUEST_PAGE, RAM, 0), "ripas: SET RAM is accepted");
	guest_is(guest_read64(page), 0, "ripas: contents do not reach the protected half");
	aborts = guest_this_cpu()->aborts;
	guest_write64(shared, PATTERN);
	guest_is(guest_read64(shared), 0, "ripas: the shared page is no memory any more");
	guest_is(guest_read64(page), 0, "ripas: writes to it do not reach the protected half");
	guest_is(guest_this_cpu()->aborts, aborts, "ripas: the host answers such accesses");
}

static void ranges(uint64_t page)
{
	uint64_t end = guest.ram_end;
	struct guest_result r;

	guest_set_ripas(page + GUEST_PAGE, page + 2 * GUEST_PAGE, EMPTY, 0);
	r = guest_smc(GET, page, page + 3 * GUEST_PAGE, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == page + GUEST_PAGE && r.x[2] == RAM,
		 "ripas: GET ends where the state changes");
	r = guest_smc(GET, page + GUEST_PAGE, page + 3 * GUEST_PAGE, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == page + 2 * GUEST_PAGE && r.x[2] == EMPTY,
		 "ripas: GET of the page between");
	guest_is(guest_set_ripas(page, page + 4 * GUEST_PAGE, RAM, 0), 1,
		 "ripas: SET RAM over RAM and EMPTY");
	r = guest_smc(GET, GUEST_UART, GUEST_UART + GUEST_PAGE, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == GUEST_UART + GUEST_PAGE && r.x[2] == EMPTY,
		 "ripas: a device is EMPTY");
	r = guest_smc(GET, 0, guest.shared, 0, 0);
	guest_ok(r.x[0] == 0 && r.x[1] > 0 && r.x[1] <= guest.ram_base && r.x[2] == EMPTY,
		 "ripas: GET of the whole half ends before memory");
	r = guest_smc(GET, end, guest.shared, 0, 0);
	guest_ok(end == guest.shared || (r.x[0] == 0 && r.x[1] > end && r.x[2] == EMPTY),
		 "ripas: behind memory it is EMPTY");
	r = guest_smc(SET, GUEST_UART, GUEST_UART + GUEST_PAGE, RAM, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == GUEST_UART && r.x[2] == ERSI_RSI_REJECT,
		 "ripas: the host refuses to make a device RAM");
	r = guest_smc(SET, GUEST_UART, GUEST_UART + GUEST_PAGE, EMPTY, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == GUEST_UART + GUEST_PAGE && r.x[2] == ERSI_RSI_ACCEPT,
		 "ripas: SET EMPTY of a device is accepted");
	r = guest_smc(SET, end - GUEST_PAGE, end + GUEST_PAGE, RAM, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == end && r.x[2] == ERSI_RSI_REJECT,
		 "ripas: SET RAM comes to the end of memory and no further");
	r = guest_smc(SET, guest.ram_base - GUEST_PAGE, guest.ram_base + GUEST_PAGE, RAM, 0);
	guest_ok(r.x[0] == 0 && r.x[1] == guest.ram_base - GUEST_PAGE && r.x[2] == ERSI_RSI_REJECT,
		 "ripas: SET RAM does not begin before memory");
	guest_ok(guest_set_ripas(end - GUEST_PAGE, guest.shared, EMPTY, 0) != 0,
		 "ripas: SET EMPTY up to the end of the half");
	guest_ok(guest_set_ripas(end - GUEST_PAGE, end, RAM, 0) != 0, "ripas: and back");
}

/* A call changes a bounded number of pages; the range is done in the end. */
static void many(void)
{
	uint64_t base = guest_free_base(), top = base + (UINT64_C(96) << 20);
	uint32_t calls;

	guest_write64(top - GUEST_PAGE, PATTERN);
	calls = guest_set_ripas(base, top, EMPTY, 0);
	guest_ok(calls > 1 && calls < 100, "ripas: SET EMPTY of 96 MiB takes some calls");
	guest_is(guest_get_ripas(top - GUEST_PAGE), EMPTY, "ripas: up to the last page");
	guest_is(guest_read64((top - GUEST_PAGE) | guest.shared), 0, "ripas: which is wiped");
	calls = guest_set_ripas(base, top, RAM, 0);
	guest_ok(calls > 1 && calls < 100, "ripas: and so does SET RAM");
	guest_is(guest_get_ripas(base), RAM, "ripas: from the first page");
}

void guest_test_ripas(void)
{
	uint64_t page = (uint64_t)guest_page;
	struct guest_result r = guest_smc(GET, guest.ram_base, guest.ram_end, 0, 0);

	guest_ok(r.x[0] == 0 && r.x[1] == guest.ram_end && r.x[2] == RAM,
		 "ripas: all memory is RAM at entry");
	malformed(page);
	high_bits(page);
	crossing(page);
	ranges(page);
	many();
}
