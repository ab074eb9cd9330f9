// SPDX-License-Identifier: BSD-2-Clause
/* Started with uart=protected: a device that the Realm was given, RIPAS DEV (DEN0137 A5.2.2). */
#include "guest.h"

#define GET		ERSI_RSI_FN_IPA_STATE_GET
#define SET		ERSI_RSI_FN_IPA_STATE_SET
#define EMPTY		ERSI_RSI_RIPAS_EMPTY
#define RAM		ERSI_RSI_RIPAS_RAM
#define DEV		ERSI_RSI_RIPAS_DEV
#define UART_END	(GUEST_UART + GUEST_PAGE)
/* UARTPeriphID0 of a PL011 (Arm DDI 0183, 3.3.15) */
#define PERIPH_ID	0xfe0
#define PERIPH_ID_PL011	0x11

static void get(uint64_t base, uint64_t top, uint64_t end, uint64_t ripas, const char *name)
{
	struct guest_result r = guest_smc(GET, base, top, 0, 0);

	guest_ok(r.x[0] == 0 && r.x[1] == end && r.x[2] == ripas, name);
}

static void is_dev(void)
{
	struct guest_result r;

	get(GUEST_UART, UART_END, UART_END, DEV, "device: it is DEV");
	get(GUEST_UART, guest.ram_end, UART_END, DEV, "device: and ends with its page");
	get(0, guest.shared, GUEST_UART, EMPTY, "device: up to it, it is EMPTY");
	get(UART_END, guest.shared, guest.ram_base, EMPTY, "device: and behind it, up to memory");
	r = guest_smc(SET, GUEST_UART, UART_END, RAM, ERSI_RSI_CHANGE_DESTROYED);
	guest_ok(r.x[0] == 0 && r.x[1] == GUEST_UART && r.x[2] == ERSI_RSI_REJECT,
		 "device: the host refuses to make it RAM");
	guest_is(guest_smc(SET, GUEST_UART, UART_END, DEV, 0).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "device: SET to what it is");
	guest_is(guest_smc(ERSI_RSI_FN_REALM_CONFIG, GUEST_UART, 0, 0, 0).x[0],
		 ERSI_RSI_RET_ERROR_INPUT, "device: no place for REALM_CONFIG");
	guest_is(guest_get_ripas(GUEST_UART), DEV, "device: it is DEV as before");
}

static void is_protected(void)
{
	uint64_t shared = GUEST_UART | guest.shared;
	uint64_t aborts = guest_this_cpu()->aborts;

	guest_is(guest_read32(GUEST_UART + PERIPH_ID), PERIPH_ID_PL011,
		 "device: it answers in the protected half");
	guest_is(guest_read32(shared + PERIPH_ID), 0, "device: in the shared half nothing does");
	guest_write32(shared, 'x');
	guest_is(guest_this_cpu()->aborts, aborts, "device: the host answers there");
	guest_read_pair(shared);
	guest_ok(guest_aborted(aborts, GUEST_EC_DATA, shared),
		 "device: or it aborts, without a syndrome");
	aborts = guest_this_cpu()->aborts;
	guest_fetch(GUEST_UART);
	guest_ok(guest_aborted(aborts, GUEST_EC_FETCH, GUEST_UART), "device: it is not executable");
	aborts = guest_this_cpu()->aborts;
	guest_read32(UART_END);
	guest_ok(guest_aborted(aborts, GUEST_EC_DATA, UART_END),
		 "device: the page behind it aborts");
}

void guest_test_device(void)
{
	guest.uart = GUEST_UART;
	is_dev();
	is_protected();
	guest_plan();
	guest_off();
}

/* Gives it back; the trace says what came of it. */
void guest_drop_device(void)
{
	uint64_t aborts = guest_this_cpu()->aborts;

	guest_smc(SET, GUEST_UART - GUEST_PAGE, UART_END + GUEST_PAGE, EMPTY, 0);
	guest_smc(GET, 0, guest.ram_base, 0, 0);
	guest_read32(GUEST_UART + PERIPH_ID);
	/* Calls that there are not, for their argument in the trace */
	guest_smc(0x84000050, guest_aborted(aborts, GUEST_EC_DATA, GUEST_UART + PERIPH_ID),
		  0, 0, 0);
	guest_smc(0x84000051, guest_read32((GUEST_UART + PERIPH_ID) | guest.shared), 0, 0, 0);
	guest_smc(SET, GUEST_UART, UART_END, RAM, ERSI_RSI_CHANGE_DESTROYED);
	guest_off();
}
