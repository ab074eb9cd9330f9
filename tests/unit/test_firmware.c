// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/firmware.h>
#include <earlyrsi/psci.h>
#include <earlyrsi/smccc.h>

#include "fake.h"
#include "unit.h"

/* The three answers in x0, as firmware gives them, and how many are asked for. */
struct firmware_case {
	const char *name;
	uint64_t psci_version, psci_features, smccc_version;
	uint32_t calls;
	enum ersi_reason reason;
};

static const struct firmware_case cases[] = {
	{ "PSCI 1.1, SMCCC 1.2", 0x10001, 0, 0x10002, 3, ERSI_REASON_NONE },
	{ "least that will do", 0x10000, 0, 0x10001, 3, ERSI_REASON_NONE },
	{ "greatest versions", 0x7fffffff, 0x7fffffff, 0x7fffffff, 3, ERSI_REASON_NONE },
	{ "PSCI 0.2", 0x2, 0, 0, 1, ERSI_REASON_PSCI_VERSION },
	{ "PSCI 0.65535", 0xffff, 0, 0, 1, ERSI_REASON_PSCI_VERSION },
	{ "no PSCI_VERSION", UINT64_MAX, 0, 0, 1, ERSI_REASON_PSCI_VERSION },
	{ "no PSCI_VERSION, in 32 bits", 0xffffffff, 0, 0, 1, ERSI_REASON_PSCI_VERSION },
	{ "no SMCCC_VERSION", 0x10001, UINT64_MAX, 0, 2, ERSI_REASON_NO_SMCCC_VERSION },
	{ "SMCCC_VERSION denied", 0x10001, 0xfffffffd, 0, 2, ERSI_REASON_NO_SMCCC_VERSION },
	{ "SMCCC 1.0", 0x10001, 0, 0x10000, 3, ERSI_REASON_SMCCC_VERSION },
	{ "SMCCC_VERSION fails", 0x10001, 0, UINT64_MAX, 3, ERSI_REASON_SMCCC_VERSION },
	{ "upper half of x0", 0xdead000000010001, 0xbeef00000000, 0xffffffff00010002, 3,
	  ERSI_REASON_NONE },
};

static void assert_answer(const struct ersi_answer *answer, bool given, uint64_t x0)
{
	assert_int_equal(answer->given, given);
	assert_int_equal(answer->value, given ? (int32_t)(uint32_t)x0 : 0);
}

static void ask(const struct firmware_case *row, enum ersi_conduit conduit)
{
	const struct fake_call calls[] = {
		{ .function = ERSI_PSCI_FN_VERSION, .x0 = row->psci_version },
		{ .function = ERSI_PSCI_FN_FEATURES, .argument = ERSI_SMCCC_FN_VERSION,
		  .x0 = row->psci_features },
		{ .function = ERSI_SMCCC_FN_VERSION, .x0 = row->smccc_version },
	};
	struct fake fake = { .conduit = conduit, .calls = calls, .call_count = row->calls };
	struct ersi_firmware firmware;

	memset(&firmware, 0xff, sizeof(firmware));
	assert_int_equal(ersi_firmware_ask(&fake, conduit, &firmware), row->reason);
	assert_kept(&fake);
	assert_answer(&firmware.psci_version, true, row->psci_version);
	assert_answer(&firmware.psci_features, row->calls > 1, row->psci_features);
	assert_answer(&firmware.smccc_version, row->calls > 2, row->smccc_version);
	assert_int_equal(fake.note_count, 0);
}

static void ask_by_both_conduits(void **state)
{
	ask(*state, ERSI_CONDUIT_SMC);
	ask(*state, ERSI_CONDUIT_HVC);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, ask_by_both_conduits);
	return RUN(tests);
}
