// SPDX-License-Identifier: BSD-2-Clause
/* RSI_MEASUREMENT_READ and _EXTEND, DEN0137 B5.3.7 and B5.3.6. */
#include "guest.h"

static struct guest_result read_slot(uint64_t index)
{
	struct guest_result r = { { ERSI_RSI_FN_MEASUREMENT_READ, index, 9, 9, 9, 9, 9, 9, 9 } };

	guest_call(r.x);
	return r;
}

static uint64_t extend(uint64_t index, uint64_t size, const uint64_t data[8])
{
	struct guest_result r = { { ERSI_RSI_FN_MEASUREMENT_EXTEND, index, size } };
	uint32_t i;

	for (i = 0; i < 8; i++)
		r.x[3 + i] = data[i];
	guest_call(r.x);
	return r.x[0];
}

static bool holds(uint64_t index, const uint64_t expected[4])
{
	struct guest_result r = read_slot(index);

	return r.x[0] == 0 && r.x[1] == expected[0] && r.x[2] == expected[1] &&
	       r.x[3] == expected[2] && r.x[4] == expected[3] &&
	       (r.x[5] | r.x[6] | r.x[7] | r.x[8]) == 0;
}

void guest_test_measurement(void)
{
	static const uint64_t zero[8];
	static const uint64_t text[8] = { 0x6867666564636261 };	/* "abcdefgh" */
	static const uint64_t count[8] = {
		0x0706050403020100, 0x0f0e0d0c0b0a0908, 0x1716151413121110, 0x1f1e1d1c1b1a1918,
		0x2726252423222120, 0x2f2e2d2c2b2a2928, 0x3736353433323130, 0x3f3e3d3c3b3a3938,
	};
	/* "earlyrsi: nothing was measured" */
	static const uint64_t initial[4] = { 0x697372796c726165, 0x6e6968746f6e203a,
					     0x656d207361772067, 0x0000646572757361 };
	/* By Python's hashlib: SHA-256 of 32 zeros and "abc"; of that and 0..63. */
	static const uint64_t once[4] = { 0x2c40f9f7d8a75a36, 0x9dc84c2b5034944b,
					  0xb495cdd750fe09db, 0x70535a2dc634b893 };
	static const uint64_t twice[4] = { 0x8dbd2031255d97a7, 0x508a15f66d4f27c8,
					   0xc2acc5692642ae6e, 0x31eeae059d1c5238 };

	guest_ok(holds(0, initial), "measurement: 0 is the initial one");
	guest_ok(holds(1, zero) && holds(4, zero), "measurement: 1 to 4 begin with zeros");
	guest_is(read_slot(5).x[0], ERSI_RSI_RET_ERROR_INPUT, "measurement: there is no 5");
	guest_is(read_slot(UINT64_MAX).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "measurement: there is no 2^64-1");
	guest_is(read_slot(UINT64_C(1) << 32).x[0], ERSI_RSI_RET_ERROR_INPUT,
		 "measurement: the index is 64 bits");
	guest_is(extend(0, 8, text), ERSI_RSI_RET_ERROR_INPUT, "measurement: 0 cannot be extended");
	guest_is(extend(5, 8, text), ERSI_RSI_RET_ERROR_INPUT, "measurement: 5 cannot be extended");
	guest_is(extend(1, 65, text), ERSI_RSI_RET_ERROR_INPUT,
		 "measurement: 65 bytes are too many");
	guest_is(extend(1, UINT64_MAX, text), ERSI_RSI_RET_ERROR_INPUT,
		 "measurement: 2^64-1 bytes are too many");
	guest_ok(holds(0, initial) && holds(1, zero), "measurement: a refusal changes nothing");
	guest_is(extend(1, 3, text), 0, "measurement: 3 bytes extend");
	guest_ok(holds(1, once), "measurement: to the hash of old value and bytes");
	guest_is(extend(1, 64, count), 0, "measurement: 64 bytes extend");
	guest_ok(holds(1, twice), "measurement: to the hash of both");
	guest_ok(holds(2, zero), "measurement: and no other slot");
	guest_is(extend(2, 0, text), 0, "measurement: no bytes extend");
	guest_ok(!holds(2, zero), "measurement: to the hash of the old value");
}
