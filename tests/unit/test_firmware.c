// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>
#include <earlyrsi/firmware.h>
#include <earlyrsi/psci_abi.h>
#include <earlyrsi/smccc_abi.h>

#include "fake.h"
#include "unit.h"

#define DONE		ERSI_DIAG_NOT_READ, 0, 0
#define PSCI_OLD	ERSI_DIAG_PSCI_VERSION, 0x84000000, 0x10000
#define NO_SMCCC	ERSI_DIAG_NO_SMCCC_VERSION, 0x8400000a, 0
#define SMCCC_OLD	ERSI_DIAG_SMCCC_VERSION, 0x80000000, 0x10001

/*
 * The three answers in x0, as firmware gives them, and how many are asked for. If one
 * is not good enough: the diagnosis, the function, and the least answer that is.
 */
struct firmware_case {
	const char *name;
	uint64_t psci_version, psci_features, smccc_version;
	uint32_t calls;
	enum ersi_diagnosis diagnosis;
	uint32_t function, least;
};

static const struct firmware_case cases[] = {
	{ "PSCI 1.1, SMCCC 1.2", 0x10001, 0, 0x10002, 3, DONE },
	{ "least that will do", 0x10000, 0, 0x10001, 3, DONE },
	{ "greatest versions", 0x7fffffff, 0x7fffffff, 0x7fffffff, 3, DONE },
	{ "PSCI 0.2", 0x2, 0, 0, 1, PSCI_OLD },
	{ "PSCI 0.65535", 0xffff, 0, 0, 1, PSCI_OLD },
	{ "no PSCI_VERSION", UINT64_MAX, 0, 0, 1, PSCI_OLD },
	{ "no PSCI_VERSION, in 32 bits", 0xffffffff, 0, 0, 1, PSCI_OLD },
	{ "no SMCCC_VERSION", 0x10001, UINT64_MAX, 0, 2, NO_SMCCC },
	{ "SMCCC_VERSION denied", 0x10001, 0xfffffffd, 0, 2, NO_SMCCC },
	{ "SMCCC 1.0", 0x10001, 0, 0x10000, 3, SMCCC_OLD },
	{ "SMCCC_VERSION fails", 0x10001, 0, UINT64_MAX, 3, SMCCC_OLD },
	{ "upper half of x0", 0xdead000000010001, 0xbeef00000000, 0xffffffff00010002, 3,
	  DONE },
};

static void assert_answer(const struct ersi_answer *answer, bool given, uint64_t x0)
{
	assert_int_equal(answer->given, given);
	assert_int_equal(answer->value, given ? (int32_t)(uint32_t)x0 : 0);
}

/* The call that was refused is the last one. */
static void assert_refusal(const struct firmware_case *row, const struct ersi_finding *result)
{
	const uint64_t answers[] = { row->psci_version, row->psci_features, row->smccc_version };

	assert_found(result, row->diagnosis, ERSI_CLASS_UNSUPPORTED, ERSI_CONDUIT_NONE);
	assert_details(result, row->function, row->least, (uint32_t)answers[row->calls - 1]);
}

static void ask(void **state)
{
	const struct firmware_case *row = *state;
	const struct fake_call calls[] = {
		{ .function = ERSI_PSCI_FN_VERSION, .x0 = row->psci_version },
		{ .function = ERSI_PSCI_FN_FEATURES, .argument = ERSI_SMCCC_FN_VERSION,
		  .x0 = row->psci_features },
		{ .function = ERSI_SMCCC_FN_VERSION, .x0 = row->smccc_version },
	};
	struct fake fake = { .calls = calls, .call_count = row->calls };
	bool refused = row->diagnosis != ERSI_DIAG_NOT_READ;
	struct ersi_finding result = { .address = 1 };
	struct ersi_firmware firmware;

	memset(&firmware, 0xff, sizeof(firmware));
	assert_int_equal(ersi_firmware_ask(&fake, &firmware, &result), !refused);
	assert_kept(&fake);
	assert_answer(&firmware.psci_version, true, row->psci_version);
	assert_answer(&firmware.psci_features, row->calls > 1, row->psci_features);
	assert_answer(&firmware.smccc_version, row->calls > 2, row->smccc_version);
	if (refused)
		assert_refusal(row, &result);
	else
		assert_details(&result, 1, 0, 0);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, ask);
	return RUN(tests);
}
