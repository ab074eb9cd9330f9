// SPDX-License-Identifier: BSD-2-Clause
/*
 * The order of questions, and that none is asked where it must not be.
 */
#include <earlyrsi/rsi.h>
#include <earlyrsi/smccc.h>

#include "realm.h"
#include "unit.h"

static void find_a_realm(void **state)
{
	struct fake fake = realm_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	realm_probe(&in, &report);
	assert_int_equal(report.reason, ERSI_REASON_REALM);
	assert_int_equal(report.plan, ERSI_PLAN_PAGES);
	assert_int_equal(report.found[ERSI_SOURCE_FDT].conduit, ERSI_CONDUIT_SMC);
	assert_int_equal(report.found[ERSI_SOURCE_ACPI].reason, ERSI_REASON_NOT_READ);
	assert_int_equal(report.found[ERSI_SOURCE_CHOSEN].reason, ERSI_REASON_CHOSEN_ABSENT);
	assert_int_equal(report.found[ERSI_SOURCE_EFI_TABLE].reason, ERSI_REASON_NOT_READ);
	assert_int_equal(report.found[ERSI_SOURCE_BOOT_RECORD].reason, ERSI_REASON_NOT_READ);
	assert_int_equal(report.decided, ERSI_SOURCE_FDT);
	assert_int_equal(report.conduit.status, ERSI_OK);
	assert_int_equal(report.conduit.conduit, ERSI_CONDUIT_SMC);
	assert_int_equal(report.firmware.psci_version.value, 0x10001);
	assert_int_equal(report.firmware.smccc_version.value, 0x10002);
	assert_true(report.firmware.psci_features.given);
	assert_int_equal(report.rsi.version_higher, 0x10000);
	assert_int_equal(report.rsi.ipa_width, 33);
	assert_int_equal(fake.note_count, 0);
	blob_free(&fdt);
}

static void keep_blocks_where_they_can_be_split(void **state)
{
	struct fake fake = realm_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.lazy_split = true;
	realm_probe(&in, &report);
	assert_int_equal(report.reason, ERSI_REASON_REALM);
	assert_int_equal(report.plan, ERSI_PLAN_LAZY_SPLIT);
	blob_free(&fdt);
}

/* A report of which nothing was filled in */
static void assert_untouched(const struct ersi_report *report)
{
	const struct ersi_report zero = { .reason = ERSI_REASON_NONE };
	uint32_t source;

	for (source = 0; source < ERSI_SOURCES; source++)
		assert_found(&report->found[source], FOUND_NO(ERSI_ABSENT, NOT_READ));
	assert_found(&report->conduit, FOUND_NO(ERSI_ABSENT, NOT_READ));
	assert_int_equal(report->decided, ERSI_SOURCE_COUNT);
	assert_memory_equal(&report->acpi, &zero.acpi, sizeof(zero.acpi));
	assert_memory_equal(&report->firmware, &zero.firmware, sizeof(zero.firmware));
	assert_memory_equal(&report->rsi, &zero.rsi, sizeof(zero.rsi));
}

static void clear_a_report(void **state)
{
	struct ersi_report report;

	(void)state;
	memset(&report, 0xff, sizeof(report));
	ersi_report_clear(&report);
	assert_untouched(&report);
	assert_int_equal(report.reason, ERSI_REASON_NONE);
	assert_int_equal(report.plan, ERSI_PLAN_AS_BEFORE);
}

static void ask_nothing_but_at_el1(void **state)
{
	struct blob fdt = blob_load("machine");
	struct ersi_report report;
	uint8_t el;

	(void)state;
	for (el = 0; el < 4; el++) {
		struct fake fake = realm_fake(NULL, 0);
		struct ersi_probe_input in = realm_input(&fake, &fdt);

		if (el == 1)
			continue;
		in.el = el;
		realm_probe(&in, &report);
		realm_assert_stopped(&report, ERSI_REASON_NOT_EL1);
		assert_untouched(&report);
	}
	blob_free(&fdt);
}

static void ask_nothing_without_el3(void **state)
{
	struct fake fake = realm_fake(NULL, 0);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = NO_EL3_PFR0;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NO_EL3);
	assert_int_equal(report.conduit.conduit, ERSI_CONDUIT_SMC);
	assert_int_equal(fake.note_count, 1);
	assert_note(&fake.notes[0], ERSI_SOURCE_CPU, ERSI_FIELD_CPU_EL3, ERSI_UNSUPPORTED, 0, 1,
		    NO_EL3_PFR0);
	blob_free(&fdt);
}

/* Only the four bits of EL3 decide. */
static void look_at_el3_alone(void **state)
{
	struct fake without = realm_fake(NULL, 0), with = realm_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&without, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = 0xffffffffffff0fff;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NO_EL3);
	in.env = &with;
	in.id_aa64pfr0 = 0x1000;
	realm_probe(&in, &report);
	assert_int_equal(report.reason, ERSI_REASON_REALM);
	blob_free(&fdt);
}

struct source_case {
	const char *name;
	enum ersi_reason reason;
};

static const struct source_case silent[] = {
	{ "below-firmware", ERSI_REASON_HVC },
	{ "stub", ERSI_REASON_NO_CONDUIT },
	{ "first-is-disabled", ERSI_REASON_NO_CONDUIT },
	{ "broken-before", ERSI_REASON_NO_CONDUIT },
};

static void ask_nothing_without_smc(void **state)
{
	const struct source_case *row = *state;
	struct fake fake = realm_fake(NULL, 0);
	struct blob fdt = blob_load(row->name);
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	realm_probe(&in, &report);
	realm_assert_stopped(&report, row->reason);
	assert_false(report.firmware.psci_version.given);
	assert_false(report.rsi.version_given);
	assert_false(report.rsi.config_given);
	blob_free(&fdt);
}

static void ask_nothing_without_a_tree(void **state)
{
	struct fake fake = realm_fake(NULL, 0);
	struct blob none = { 0 };
	struct ersi_probe_input in = realm_input(&fake, &none);
	struct ersi_report report;

	(void)state;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NO_CONDUIT);
	assert_int_equal(report.found[ERSI_SOURCE_FDT].reason, ERSI_REASON_NOT_READ);
}

/* The calls of a Realm, of which the last one made is answered otherwise. */
static const struct {
	uint32_t calls;
	uint64_t x0;
	enum ersi_reason reason;
} stops[] = {
	{ 1, 0x2, ERSI_REASON_PSCI_VERSION },
	{ 2, UINT64_MAX, ERSI_REASON_NO_SMCCC_VERSION },
	{ 3, 0x10000, ERSI_REASON_SMCCC_VERSION },
	{ 4, UINT64_MAX, ERSI_REASON_NO_RSI },
	{ 4, ERSI_RSI_RET_ERROR_INPUT, ERSI_REASON_RSI_VERSION },
	{ 5, ERSI_RSI_RET_ERROR_INPUT, ERSI_REASON_REALM_CONFIG },
};

static void stop_at_the_first_no(void **state)
{
	struct blob fdt = blob_load("machine");
	struct ersi_report report;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(stops); i++) {
		struct fake_call calls[COUNT(realm_calls)];
		struct fake fake = realm_fake(calls, stops[i].calls);
		struct ersi_probe_input in = realm_input(&fake, &fdt);

		memcpy(calls, realm_calls, sizeof(calls));
		calls[stops[i].calls - 1].x0 = stops[i].x0;
		realm_probe(&in, &report);
		realm_assert_stopped(&report, stops[i].reason);
		assert_int_equal(report.firmware.psci_version.given, stops[i].calls >= 1);
		assert_int_equal(report.firmware.psci_features.given, stops[i].calls >= 2);
		assert_int_equal(report.firmware.smccc_version.given, stops[i].calls >= 3);
		assert_int_equal(report.rsi.version_given, stops[i].calls >= 4);
		assert_int_equal(report.rsi.config_given, stops[i].calls >= 5);
	}
	blob_free(&fdt);
}

static void refuse_an_impossible_width(void **state)
{
	struct fake fake = realm_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	fake.ipa_width = 64;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_IPA_WIDTH);
	assert_int_equal(report.rsi.ipa_width, 64);
	blob_free(&fdt);
}

int main(void)
{
	struct CMUnitTest tests[9 + COUNT(silent)] = {
		cmocka_unit_test(find_a_realm),
		cmocka_unit_test(keep_blocks_where_they_can_be_split),
		cmocka_unit_test(clear_a_report),
		cmocka_unit_test(ask_nothing_but_at_el1),
		cmocka_unit_test(ask_nothing_without_el3),
		cmocka_unit_test(look_at_el3_alone),
		cmocka_unit_test(ask_nothing_without_a_tree),
		cmocka_unit_test(stop_at_the_first_no),
		cmocka_unit_test(refuse_an_impossible_width),
	};

	FILL(tests + 9, silent, ask_nothing_without_smc);
	return RUN(tests);
}
