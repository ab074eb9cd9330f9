// SPDX-License-Identifier: BSD-2-Clause
/* RSI_HOST_CALL, DEN0137 B5.3.8, and what a host may destroy. */
#include <string.h>

#include "guest.h"

#define DESTROYED	ERSI_RSI_RIPAS_DESTROYED
#define RAM		ERSI_RSI_RIPAS_RAM
#define SET		ERSI_RSI_FN_IPA_STATE_SET

static uint64_t host_call(uint64_t ipa)
{
	return guest_smc(ERSI_RSI_FN_HOST_CALL, ipa, 0, 0, 0).x[0];
}

/* Other test suites use small numbers, tf-a-tests 1 for its shared buffer. */
static void harmless(uint64_t page)
{
	uint64_t *call = (uint64_t *)(guest_page + 2 * GUEST_PAGE);
	struct guest_result r = { { ERSI_RSI_FN_HOST_CALL, (uint64_t)call, 22, 33, 44 } };

	memset(call, 0, ERSI_RSI_HOST_CALL_SIZE);
	call[0] = 1;
	call[1] = page;
	call[2] = page + GUEST_PAGE;
	guest_call(r.x);
	guest_is(r.x[0], 0, "hostcall: 1 is one of the unknown ones");
	guest_is(guest_get_ripas(page), RAM, "hostcall: and destroys nothing");
	guest_ok(r.x[1] == (uint64_t)call && r.x[2] == 22 && r.x[3] == 33 && r.x[4] == 44,
		 "hostcall: x1 to x4 are kept");
	r = (struct guest_result){ { ERSI_RSI_FN_HOST_CALL, (uint64_t)call + 8, 22, 33, 44 } };
	guest_call(r.x);
	guest_ok(r.x[1] == 0 && r.x[2] == 0 && r.x[3] == 0 && r.x[4] == 44,
		 "hostcall: a refusal clears x1 to x3");
}

static void destroy(uint64_t page)
{
	uint64_t *call = (uint64_t *)(guest_page + 2 * GUEST_PAGE);

	memset(call, 0, ERSI_RSI_HOST_CALL_SIZE);
	call[0] = GUEST_HOST_DESTROYS;
	call[1] = page;
	call[2] = page + GUEST_PAGE;
	guest_is(host_call((uint64_t)call), 0, "hostcall: the host destroys a page");
	guest_is(call[1], 1, "hostcall: and says so");
	guest_is(guest_get_ripas(page), DESTROYED, "hostcall: the page is DESTROYED");
}

void guest_test_hostcall(void)
{
	uint64_t page = (uint64_t)guest_page;
	uint64_t *call = (uint64_t *)(guest_page + 0x300);
	struct guest_result r;
	uint32_t i, kept = 0;

	guest_is(host_call(page + 8), ERSI_RSI_RET_ERROR_INPUT, "hostcall: unaligned is refused");
	guest_is(host_call(page + 0x80), ERSI_RSI_RET_ERROR_INPUT,
		 "hostcall: 128-byte alignment is refused");
	guest_is(host_call(page | guest.shared), ERSI_RSI_RET_ERROR_INPUT,
		 "hostcall: the shared half is refused");
	guest_is(host_call(guest.ram_end), ERSI_RSI_RET_ERROR_INPUT,
		 "hostcall: the page behind memory is refused");
	guest_set_ripas(page + GUEST_PAGE, page + 2 * GUEST_PAGE, ERSI_RSI_RIPAS_EMPTY, 0);
	guest_is(host_call(page + GUEST_PAGE), ERSI_RSI_RET_ERROR_INPUT,
		 "hostcall: EMPTY is refused");
	guest_set_ripas(page + GUEST_PAGE, page + 2 * GUEST_PAGE, RAM, 0);
	call[0] = 0x1234;
	for (i = 0; i < ERSI_RSI_HOST_CALL_GPR_COUNT; i++)
		call[1 + i] = 0x100 + i;
	guest_is(host_call((uint64_t)call), 0, "hostcall: an unknown one succeeds");
	for (i = 0; i < ERSI_RSI_HOST_CALL_GPR_COUNT; i++)
		kept += call[1 + i] == 0x100 + i;
	guest_is(kept, ERSI_RSI_HOST_CALL_GPR_COUNT, "hostcall: and leaves the registers");

	harmless(page);
	destroy(page);
	r = guest_smc(SET, page, page + GUEST_PAGE, RAM, ERSI_RSI_NO_CHANGE_DESTROYED);
	guest_ok(r.x[0] == 0 && r.x[1] == page && r.x[2] == ERSI_RSI_REJECT,
		 "hostcall: DESTROYED does not become RAM unasked");
	r = guest_smc(SET, page, page + GUEST_PAGE, RAM, 3);
	guest_ok(r.x[0] == 0 && r.x[1] == page && r.x[2] == ERSI_RSI_REJECT,
		 "hostcall: flags of 3 do not ask");
	guest_is(guest_get_ripas(page), DESTROYED, "hostcall: it is DESTROYED still");
	r = guest_smc(SET, page - GUEST_PAGE, page + GUEST_PAGE, RAM, ERSI_RSI_NO_CHANGE_DESTROYED);
	guest_ok(r.x[0] == 0 && r.x[1] == page && r.x[2] == ERSI_RSI_REJECT,
		 "hostcall: a range ends at a DESTROYED page");
	guest_ok(guest_set_ripas(page, page + GUEST_PAGE, RAM, ERSI_RSI_CHANGE_DESTROYED) == 1,
		 "hostcall: it becomes RAM when asked for");
	guest_is(guest_read64(page), 0, "hostcall: without its contents");
	for (i = 0; i < 2; i++) {
		destroy(page);
		guest_ok(guest_set_ripas(page, page + GUEST_PAGE, 0, i) == 1,
			 "hostcall: it becomes EMPTY, asked for or not");
		guest_ok(guest_set_ripas(page, page + GUEST_PAGE, RAM, 0) == 1,
			 "hostcall: and then RAM");
	}
}
