// SPDX-License-Identifier: BSD-2-Clause
/* Accesses to addresses with nothing behind them, DEN0137 A5.2. */
#include "guest.h"

/* QEMU virt has nothing between the flash and the GIC that a guest may use. */
#define NOTHING		0x07000000

static void external(void (*access)(uint64_t address), uint64_t address, uint32_t class,
		     const char *name)
{
	uint64_t aborts = guest_this_cpu()->aborts;

	access(address);
	guest_ok(guest_aborted(aborts, class, address), name);
}

static void read64(uint64_t address)
{
	guest_read64(address);
}

static void write64(uint64_t address)
{
	guest_write64(address, 1);
}

static void read_pair(uint64_t address)
{
	guest_read_pair(address);
}

static void write_pair(uint64_t address)
{
	guest_write_pair(address, 1);
}

void guest_test_abort(void)
{
	uint64_t nothing = NOTHING | guest.shared;
	uint64_t aborts;

	external(read64, NOTHING, GUEST_EC_DATA, "abort: read of protected nothing");
	external(write64, NOTHING, GUEST_EC_DATA, "abort: write of protected nothing");
	external(guest_fetch, NOTHING, GUEST_EC_FETCH, "abort: fetch from protected nothing");
	external(read64, GUEST_UART, GUEST_EC_DATA, "abort: a device is not in the protected half");
	external(read64, 0, GUEST_EC_DATA, "abort: the emulator's flash is out of reach");
	external(read64, guest.ram_end, GUEST_EC_DATA, "abort: memory ends where the tree says");
	external(read64, guest.shared << 1, GUEST_EC_DATA, "abort: read beyond the IPA space");
	external(write64, guest.shared << 1 | GUEST_UART, GUEST_EC_DATA,
		 "abort: write beyond the IPA space");
	external(guest_fetch, guest.shared << 1, GUEST_EC_FETCH,
		 "abort: fetch beyond the IPA space");
	external(guest_fetch, nothing, GUEST_EC_FETCH, "abort: fetch from shared nothing");
	external(guest_fetch, GUEST_UART | guest.shared, GUEST_EC_FETCH,
		 "abort: fetch from a device");
	external(read_pair, nothing, GUEST_EC_DATA, "abort: a pair's read has no syndrome");
	external(write_pair, nothing, GUEST_EC_DATA, "abort: a pair's write has no syndrome");

	aborts = guest_this_cpu()->aborts;
	guest_is(guest_read8(nothing), 0, "abort: the host answers a byte's read with zero");
	guest_is(guest_read16(nothing), 0, "abort: and 16 bits'");
	guest_is(guest_read32(nothing), 0, "abort: and 32 bits'");
	guest_is(guest_read32s(nothing), 0, "abort: and 32 signed bits'");
	guest_is(guest_read64(nothing), 0, "abort: and 64 bits'");
	guest_is(guest_read_zero_register(nothing), UINT64_MAX,
		 "abort: a read to the zero register leaves others alone");
	guest_write32(nothing, 1);
	guest_write64(nothing, 1);
	guest_is(guest_read64(nothing), 0, "abort: writes are ignored");
	guest_is(guest_read64(guest.ram_end | guest.shared), 0,
		 "abort: the emulator's memory is not in the shared half");
	guest_is(guest_this_cpu()->aborts, aborts, "abort: none of these abort");
}
