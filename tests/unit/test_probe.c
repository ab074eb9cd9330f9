// SPDX-License-Identifier: BSD-2-Clause
/*
 * The order of the calls, and that none is made where it must not be.
 */
#include <earlyrsi/rsi_abi.h>

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
	realm_assert(&report, ERSI_DIAG_REALM, ERSI_CLASS_OK);
	assert_details(&report.result, 0, 0, 0);
	assert_found(&report.sources.found[ERSI_SOURCE_FDT], FOUND_SMC);
	assert_found(&report.sources.found[ERSI_SOURCE_ACPI], FOUND_NO(ABSENT, NOT_READ));
	assert_found(&report.sources.found[ERSI_SOURCE_CHOSEN], FOUND_NO(ABSENT, CHOSEN_ABSENT));
	assert_found(&report.sources.found[ERSI_SOURCE_EFI_TABLE], FOUND_NO(ABSENT, NOT_READ));
	assert_found(&report.sources.found[ERSI_SOURCE_BOOT_RECORD], FOUND_NO(ABSENT, NOT_READ));
	assert_int_equal(report.sources.decided, ERSI_SOURCE_FDT);
	assert_found(&report.sources.conduit, FOUND_SMC);
	assert_int_equal(report.firmware.psci_version.value, 0x10001);
	assert_int_equal(report.firmware.smccc_version.value, 0x10002);
	assert_true(report.firmware.psci_features.given);
	assert_int_equal(report.rsi.version_higher, 0x10000);
	assert_int_equal(report.rsi.ipa_width, 33);
	blob_free(&fdt);
}

/* No call was made. */
static void assert_not_asked(const struct ersi_report *report)
{
	static const struct ersi_report zero = { .result = { .address = 0 } };

	assert_memory_equal(&report->firmware, &zero.firmware, sizeof(zero.firmware));
	assert_memory_equal(&report->rsi, &zero.rsi, sizeof(zero.rsi));
}

/* No source was read, either. */
static void assert_untouched(const struct ersi_report *report)
{
	static const struct ersi_sources zero = { .acpi = { .root_pa = 0 } };
	uint32_t source;

	assert_memory_equal(&report->sources, &zero, sizeof(zero));
	for (source = 0; source < ERSI_SOURCES; source++)
		assert_found(&report->sources.found[source], FOUND_NO(ABSENT, NOT_READ));
	assert_found(&report->sources.conduit, FOUND_NO(ABSENT, NOT_READ));
	assert_not_asked(report);
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
		realm_assert(&report, ERSI_DIAG_NOT_EL1, ERSI_CLASS_UNSUPPORTED);
		assert_details(&report.result, 0, 1, el);
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
	realm_assert(&report, ERSI_DIAG_NO_EL3, ERSI_CLASS_UNSUPPORTED);
	assert_details(&report.result, 0, 1, NO_EL3_PFR0);
	assert_untouched(&report);
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
	realm_assert(&report, ERSI_DIAG_NO_EL3, ERSI_CLASS_UNSUPPORTED);
	in.sources.env = &with;
	in.id_aa64pfr0 = 0x1000;
	realm_probe(&in, &report);
	realm_assert(&report, ERSI_DIAG_REALM, ERSI_CLASS_OK);
	blob_free(&fdt);
}

struct source_case {
	const char *name;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
};

static const struct source_case silent[] = {
	{ "below-firmware", ERSI_DIAG_HVC, ERSI_CLASS_UNSUPPORTED },
	{ "stub", ERSI_DIAG_NO_CONDUIT, ERSI_CLASS_ABSENT },
	{ "first-is-disabled", ERSI_DIAG_NO_CONDUIT, ERSI_CLASS_ABSENT },
	{ "broken-before", ERSI_DIAG_FDT_COMPATIBLE, ERSI_CLASS_MALFORMED },
};

static void ask_nothing_without_smc(void **state)
{
	const struct source_case *row = *state;
	struct fake fake = realm_fake(NULL, 0);
	struct blob fdt = blob_load(row->name);
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	realm_probe(&in, &report);
	realm_assert(&report, row->diagnosis, row->class);
	if (row->diagnosis != ERSI_DIAG_FDT_COMPATIBLE)
		assert_details(&report.result, 0, 0, 0);
	assert_not_asked(&report);
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
	realm_assert(&report, ERSI_DIAG_NO_CONDUIT, ERSI_CLASS_ABSENT);
	assert_found(&report.sources.found[ERSI_SOURCE_FDT], FOUND_NO(ABSENT, NOT_READ));
}

/* The calls of a Realm, of which the last one made is answered otherwise. */
static const struct {
	uint32_t calls;
	uint64_t x0;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
} stops[] = {
	{ 1, 0x2, ERSI_DIAG_PSCI_VERSION, ERSI_CLASS_UNSUPPORTED },
	{ 2, UINT64_MAX, ERSI_DIAG_NO_SMCCC_VERSION, ERSI_CLASS_UNSUPPORTED },
	{ 3, 0x10000, ERSI_DIAG_SMCCC_VERSION, ERSI_CLASS_UNSUPPORTED },
	{ 4, UINT64_MAX, ERSI_DIAG_NO_RSI, ERSI_CLASS_UNSUPPORTED },
	{ 4, ERSI_RSI_RET_ERROR_INPUT, ERSI_DIAG_RSI_VERSION, ERSI_CLASS_UNSUPPORTED },
	{ 5, ERSI_RSI_RET_ERROR_INPUT, ERSI_DIAG_REALM_CONFIG, ERSI_CLASS_MALFORMED },
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
		realm_assert(&report, stops[i].diagnosis, stops[i].class);
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
	realm_assert(&report, ERSI_DIAG_IPA_WIDTH, ERSI_CLASS_MALFORMED);
	assert_int_equal(report.rsi.ipa_width, 64);
	blob_free(&fdt);
}

int main(void)
{
	struct CMUnitTest tests[7 + COUNT(silent)] = {
		cmocka_unit_test(find_a_realm),
		cmocka_unit_test(ask_nothing_but_at_el1),
		cmocka_unit_test(ask_nothing_without_el3),
		cmocka_unit_test(look_at_el3_alone),
		cmocka_unit_test(ask_nothing_without_a_tree),
		cmocka_unit_test(stop_at_the_first_no),
		cmocka_unit_test(refuse_an_impossible_width),
	};

	FILL(tests + 7, silent, ask_nothing_without_smc);
	return RUN(tests);
}
