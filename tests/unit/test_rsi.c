// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>
#include <earlyrsi/rsi.h>
#include <earlyrsi/rsi_abi.h>

#include "fake.h"
#include "unit.h"

struct rsi_case {
	const char *name;
	uint64_t version_status, lower, higher;
	uint64_t config_status, width;
	uint64_t config_pa;
	uint8_t pa_bits;
	uint32_t calls;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	uint64_t expected, found;
};

#define V1_0	ERSI_RSI_VERSION_1_0
#define PA	0x80200000
#define NONE	UINT64_MAX

#define REALM		ERSI_DIAG_REALM, ERSI_CLASS_OK, 0, 0
#define NO_RSI		ERSI_DIAG_NO_RSI, ERSI_CLASS_UNSUPPORTED, 0
#define OTHER_RSI	ERSI_DIAG_RSI_VERSION, ERSI_CLASS_UNSUPPORTED, V1_0
#define NO_CONFIG	ERSI_DIAG_REALM_CONFIG, ERSI_CLASS_MALFORMED, 0
#define BAD_WIDTH	ERSI_DIAG_IPA_WIDTH, ERSI_CLASS_MALFORMED

static const struct rsi_case cases[] = {
	{ "Realm of 33 bits", 0, V1_0, V1_0, 0, 33, PA, 48, 2, REALM },
	{ "Realm of 41 bits", 0, V1_0, V1_0, 0, 41, PA, 48, 2, REALM },
	{ "Realm as wide as the CPU", 0, V1_0, V1_0, 0, 48, PA, 48, 2, REALM },
	{ "Realm of 52 bits", 0, V1_0, V1_0, 0, 52, PA, 52, 2, REALM },
	{ "RMM that offers more as well", 0, V1_0, 0x20000, 0, 40, PA, 48, 2, REALM },
	{ "no RSI", NONE, 0, 0, 0, 0, PA, 48, 1, NO_RSI, NONE },
	{ "no RSI, in 32 bits", 0xffffffff, 7, 8, 0, 0, PA, 48, 1, NO_RSI, 0xffffffff },
	{ "RSI 2.0 only", 1, 0x20000, 0x20000, 0, 0, PA, 48, 1, OTHER_RSI, 0x20000 },
	{ "configuration refused", 0, V1_0, V1_0, 1, 40, PA, 48, 2, NO_CONFIG, 1 },
	{ "configuration not there", 0, V1_0, V1_0, NONE, 40, PA, 48, 2, NO_CONFIG, NONE },
	{ "width 0", 0, V1_0, V1_0, 0, 0, PA, 48, 2, BAD_WIDTH, 48, 0 },
	{ "width 31", 0, V1_0, V1_0, 0, 31, 0x1000, 48, 2, BAD_WIDTH, 48, 31 },
	{ "width 32", 0, V1_0, V1_0, 0, 32, 0x1000, 48, 2, REALM },
	{ "width 53", 0, V1_0, V1_0, 0, 53, PA, 56, 2, BAD_WIDTH, 52, 53 },
	{ "width 64", 0, V1_0, V1_0, 0, 64, PA, 48, 2, BAD_WIDTH, 48, 64 },
	{ "width in the upper half of its field", 0, V1_0, V1_0, 0, 33ull << 32, PA, 48, 2,
	  BAD_WIDTH, 48, 33ull << 32 },
	{ "width 2^64 - 1", 0, V1_0, V1_0, 0, NONE, PA, 48, 2, BAD_WIDTH, 48, NONE },
	{ "wider than the CPU", 0, V1_0, V1_0, 0, 41, PA, 40, 2, BAD_WIDTH, 40, 41 },
	{ "granule in the shared half", 0, V1_0, V1_0, 0, 32, PA, 48, 2, BAD_WIDTH, 48, 32 },
	{ "granule at the end of the protected half", 0, V1_0, V1_0, 0, 33, 0xfffff000, 48, 2,
	  REALM },
	{ "granule at the start of the shared half", 0, V1_0, V1_0, 0, 33, 0x100000000, 48, 2,
	  BAD_WIDTH, 48, 33 },
};

/* Where the fault is: the function that was refused, or the granule */
static uint64_t find_address(const struct rsi_case *row)
{
	switch (row->diagnosis) {
	case ERSI_DIAG_REALM:
		return 0;
	case ERSI_DIAG_NO_RSI:
	case ERSI_DIAG_RSI_VERSION:
		return 0xc4000190;
	default:
		return row->config_pa;
	}
}

static void ask(void **state)
{
	static _Alignas(ERSI_RSI_GRANULE_SIZE) uint8_t config[ERSI_RSI_CONFIG_SIZE];
	const struct rsi_case *row = *state;
	const struct fake_call calls[] = {
		{ .function = ERSI_RSI_FN_VERSION, .argument = V1_0,
		  .x0 = row->version_status, .x1 = row->lower, .x2 = row->higher },
		{ .function = ERSI_RSI_FN_REALM_CONFIG, .argument = row->config_pa,
		  .x0 = row->config_status },
	};
	struct fake fake = {
		.calls = calls,
		.call_count = row->calls,
		.config = config,
		.ipa_width = row->width,
	};
	bool configured = row->calls > 1 && !row->config_status;
	struct ersi_finding result;
	struct ersi_rsi rsi;

	memset(&result, 0xff, sizeof(result));
	memset(&rsi, 0xff, sizeof(rsi));
	memset(config, 0xff, sizeof(config));
	ersi_rsi_ask(&fake, config, row->config_pa, row->pa_bits, &rsi, &result);
	assert_kept(&fake);

	assert_true(rsi.version_given);
	assert_int_equal(rsi.version_status, row->version_status);
	assert_int_equal(rsi.version_lower, row->lower);
	assert_int_equal(rsi.version_higher, row->higher);
	assert_int_equal(rsi.config_given, row->calls > 1);
	assert_int_equal(rsi.config_status, row->calls > 1 ? row->config_status : 0);
	assert_int_equal(rsi.ipa_width, configured ? row->width : 0);

	assert_found(&result, row->diagnosis, row->class, ERSI_CONDUIT_NONE);
	assert_details(&result, find_address(row), row->expected, row->found);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, ask);
	return RUN(tests);
}
