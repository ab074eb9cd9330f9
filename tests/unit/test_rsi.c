// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/realm.h>
#include <earlyrsi/rsi.h>

#include "fake.h"
#include "unit.h"

struct rsi_case {
	const char *name;
	uint64_t version_status, lower, higher;
	uint64_t config_status, width;
	uint64_t config_pa;
	uint8_t pa_bits;
	uint32_t calls;
	enum ersi_reason reason;
	/* The note, if reason has one */
	enum ersi_field field;
	uint64_t expected, found;
};

#define V1_0	ERSI_RSI_VERSION_1_0
#define PA	0x80200000
#define NONE	UINT64_MAX

static const struct rsi_case cases[] = {
	{ "Realm of 33 bits", 0, V1_0, V1_0, 0, 33, PA, 48, 2, ERSI_REASON_REALM, 0, 0, 0 },
	{ "Realm of 41 bits", 0, V1_0, V1_0, 0, 41, PA, 48, 2, ERSI_REASON_REALM, 0, 0, 0 },
	{ "Realm as wide as the CPU", 0, V1_0, V1_0, 0, 48, PA, 48, 2, ERSI_REASON_REALM, 0, 0, 0 },
	{ "Realm of 52 bits", 0, V1_0, V1_0, 0, 52, PA, 52, 2, ERSI_REASON_REALM, 0, 0, 0 },
	{ "RMM that offers more as well", 0, V1_0, 0x20000, 0, 40, PA, 48, 2,
	  ERSI_REASON_REALM, 0, 0, 0 },
	{ "no RSI", NONE, 0, 0, 0, 0, PA, 48, 1, ERSI_REASON_NO_RSI, 0, 0, 0 },
	{ "no RSI, in 32 bits", 0xffffffff, 7, 8, 0, 0, PA, 48, 1, ERSI_REASON_NO_RSI, 0, 0, 0 },
	{ "RSI 2.0 only", 1, 0x20000, 0x20000, 0, 0, PA, 48, 1, ERSI_REASON_RSI_VERSION,
	  ERSI_FIELD_RSI_VERSION, V1_0, 0x20000 },
	{ "configuration refused", 0, V1_0, V1_0, 1, 40, PA, 48, 2, ERSI_REASON_REALM_CONFIG,
	  ERSI_FIELD_REALM_CONFIG, 0, 1 },
	{ "configuration not there", 0, V1_0, V1_0, NONE, 40, PA, 48, 2,
	  ERSI_REASON_REALM_CONFIG, ERSI_FIELD_REALM_CONFIG, 0, NONE },
	{ "width 0", 0, V1_0, V1_0, 0, 0, PA, 48, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 48, 0 },
	{ "width 31", 0, V1_0, V1_0, 0, 31, 0x1000, 48, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 48, 31 },
	{ "width 32", 0, V1_0, V1_0, 0, 32, 0x1000, 48, 2, ERSI_REASON_REALM, 0, 0, 0 },
	{ "width 53", 0, V1_0, V1_0, 0, 53, PA, 56, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 52, 53 },
	{ "width 64", 0, V1_0, V1_0, 0, 64, PA, 48, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 48, 64 },
	{ "width in the upper half of its field", 0, V1_0, V1_0, 0, 33ull << 32, PA, 48, 2,
	  ERSI_REASON_IPA_WIDTH, ERSI_FIELD_IPA_WIDTH, 48, 33ull << 32 },
	{ "width 2^64 - 1", 0, V1_0, V1_0, 0, NONE, PA, 48, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 48, NONE },
	{ "wider than the CPU", 0, V1_0, V1_0, 0, 41, PA, 40, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 40, 41 },
	{ "granule in the shared half", 0, V1_0, V1_0, 0, 32, PA, 48, 2, ERSI_REASON_IPA_WIDTH,
	  ERSI_FIELD_IPA_WIDTH, 48, 32 },
	{ "granule at the end of the protected half", 0, V1_0, V1_0, 0, 33, 0xfffff000, 48, 2,
	  ERSI_REASON_REALM, 0, 0, 0 },
	{ "granule at the start of the shared half", 0, V1_0, V1_0, 0, 33, 0x100000000, 48, 2,
	  ERSI_REASON_IPA_WIDTH, ERSI_FIELD_IPA_WIDTH, 48, 33 },
};

static bool has_note(enum ersi_reason reason)
{
	return reason != ERSI_REASON_REALM && reason != ERSI_REASON_NO_RSI;
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
		.conduit = ERSI_CONDUIT_SMC,
		.calls = calls,
		.call_count = row->calls,
		.config = config,
		.ipa_width = row->width,
	};
	bool configured = row->calls > 1 && !row->config_status;
	struct ersi_rsi rsi;

	memset(&rsi, 0xff, sizeof(rsi));
	memset(config, 0xff, sizeof(config));
	assert_int_equal(ersi_rsi_ask(&fake, config, row->config_pa, row->pa_bits, &rsi),
			 row->reason);
	assert_kept(&fake);

	assert_true(rsi.version_given);
	assert_int_equal(rsi.version_status, row->version_status);
	assert_int_equal(rsi.version_lower, row->lower);
	assert_int_equal(rsi.version_higher, row->higher);
	assert_int_equal(rsi.config_given, row->calls > 1);
	assert_int_equal(rsi.config_status, row->calls > 1 ? row->config_status : 0);
	assert_int_equal(rsi.ipa_width, configured ? row->width : 0);

	assert_int_equal(fake.note_count, has_note(row->reason));
	if (has_note(row->reason)) {
		if (row->field == ERSI_FIELD_RSI_VERSION)
			assert_note(&fake.notes[0], ERSI_SOURCE_RMM, row->field, ERSI_UNSUPPORTED,
				    ERSI_RSI_FN_VERSION, row->expected, row->found);
		else
			assert_note(&fake.notes[0], ERSI_SOURCE_RMM, row->field, ERSI_MALFORMED,
				    row->config_pa, row->expected, row->found);
	}
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, ask);
	return RUN(tests);
}
