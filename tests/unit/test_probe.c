// SPDX-License-Identifier: BSD-2-Clause
/*
 * The order of questions, and that none is asked where it must not be.
 */
#include <earlyrsi/probe.h>
#include <earlyrsi/psci.h>
#include <earlyrsi/rsi.h>
#include <earlyrsi/smccc.h>

#include "blob.h"
#include "fake.h"
#include "tables.h"
#include "unit.h"

#define CONFIG_PA	0x80200000

/* ID_AA64PFR0_EL1 of a Realm on an RMM, and of QEMU without EL3 */
#define PFR0_REALM	0x1311001021112222
#define PFR0_NO_EL3	0x1301001121110022

static const struct fake_call realm_calls[] = {
	{ .function = ERSI_PSCI_FN_VERSION, .x0 = 0x10001 },
	{ .function = ERSI_PSCI_FN_FEATURES, .argument = ERSI_SMCCC_FN_VERSION, .x0 = 0 },
	{ .function = ERSI_SMCCC_FN_VERSION, .x0 = 0x10002 },
	{ .function = ERSI_RSI_FN_VERSION, .argument = ERSI_RSI_VERSION_1_0,
	  .x0 = 0, .x1 = 0x10000, .x2 = 0x10000 },
	{ .function = ERSI_RSI_FN_REALM_CONFIG, .argument = CONFIG_PA, .x0 = 0 },
};

static _Alignas(ERSI_RSI_GRANULE_SIZE) uint8_t config[ERSI_RSI_CONFIG_SIZE];

static struct fake new_fake(const struct fake_call *calls, uint32_t count)
{
	return (struct fake){
		.conduit = ERSI_CONDUIT_SMC,
		.calls = calls,
		.call_count = count,
		.config = config,
		.ipa_width = 33,
	};
}

static struct ersi_probe_input new_input(struct fake *fake, const struct blob *fdt)
{
	return (struct ersi_probe_input){
		.env = fake,
		.fdt = fdt->bytes,
		.fdt_size = fdt->size,
		.el = 1,
		.id_aa64pfr0 = PFR0_REALM,
		.pa_bits = 48,
		.config = config,
		.config_pa = CONFIG_PA,
	};
}

static void probe(const struct ersi_probe_input *in, struct ersi_report *report)
{
	memset(report, 0xff, sizeof(*report));
	ersi_probe(in, report);
	assert_kept((struct fake *)in->env);
}

static void assert_stopped(const struct ersi_report *report, enum ersi_reason reason)
{
	assert_string_equal(ersi_reason_name(report->reason), ersi_reason_name(reason));
	assert_int_equal(report->plan, ERSI_PLAN_AS_BEFORE);
}

static void find_a_realm(void **state)
{
	struct fake fake = new_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	probe(&in, &report);
	assert_int_equal(report.reason, ERSI_REASON_REALM);
	assert_int_equal(report.plan, ERSI_PLAN_PAGES);
	assert_int_equal(report.found[ERSI_SOURCE_FDT].conduit, ERSI_CONDUIT_SMC);
	assert_int_equal(report.found[ERSI_SOURCE_ACPI].reason, ERSI_REASON_NOT_READ);
	assert_int_equal(report.found[ERSI_SOURCE_HANDOVER].reason, ERSI_REASON_NOT_READ);
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
	struct fake fake = new_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.lazy_split = true;
	probe(&in, &report);
	assert_int_equal(report.reason, ERSI_REASON_REALM);
	assert_int_equal(report.plan, ERSI_PLAN_LAZY_SPLIT);
	blob_free(&fdt);
}

static void ask_nothing_but_at_el1(void **state)
{
	struct blob fdt = blob_load("machine");
	struct ersi_report report;
	uint8_t el;

	(void)state;
	for (el = 0; el < 4; el++) {
		struct fake fake = new_fake(NULL, 0);
		struct ersi_probe_input in = new_input(&fake, &fdt);

		if (el == 1)
			continue;
		in.el = el;
		probe(&in, &report);
		assert_stopped(&report, ERSI_REASON_NOT_EL1);
		assert_int_equal(report.found[ERSI_SOURCE_FDT].reason, ERSI_REASON_NOT_READ);
		assert_int_equal(report.conduit.status, ERSI_ABSENT);
		assert_int_equal(report.conduit.conduit, ERSI_CONDUIT_NONE);
	}
	blob_free(&fdt);
}

static void ask_nothing_without_el3(void **state)
{
	struct fake fake = new_fake(NULL, 0);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = PFR0_NO_EL3;
	probe(&in, &report);
	assert_stopped(&report, ERSI_REASON_NO_EL3);
	assert_int_equal(report.conduit.conduit, ERSI_CONDUIT_SMC);
	assert_int_equal(fake.note_count, 1);
	assert_int_equal(fake.notes[0].source, ERSI_SOURCE_CPU);
	assert_int_equal(fake.notes[0].field, ERSI_FIELD_CPU_EL3);
	assert_int_equal(fake.notes[0].status, ERSI_UNSUPPORTED);
	assert_int_equal(fake.notes[0].found, PFR0_NO_EL3);
	blob_free(&fdt);
}

/* Only the four bits of EL3 decide. */
static void look_at_el3_alone(void **state)
{
	struct fake without = new_fake(NULL, 0), with = new_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&without, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = 0xffffffffffff0fff;
	probe(&in, &report);
	assert_stopped(&report, ERSI_REASON_NO_EL3);
	in.env = &with;
	in.id_aa64pfr0 = 0x1000;
	probe(&in, &report);
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
	struct fake fake = new_fake(NULL, 0);
	struct blob fdt = blob_load(row->name);
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;

	probe(&in, &report);
	assert_stopped(&report, row->reason);
	assert_false(report.firmware.psci_version.given);
	assert_false(report.rsi.version_given);
	assert_false(report.rsi.config_given);
	blob_free(&fdt);
}

static void ask_nothing_without_a_tree(void **state)
{
	struct fake fake = new_fake(NULL, 0);
	struct blob none = { 0 };
	struct ersi_probe_input in = new_input(&fake, &none);
	struct ersi_report report;

	(void)state;
	probe(&in, &report);
	assert_stopped(&report, ERSI_REASON_NO_CONDUIT);
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
		struct fake fake = new_fake(calls, stops[i].calls);
		struct ersi_probe_input in = new_input(&fake, &fdt);

		memcpy(calls, realm_calls, sizeof(calls));
		calls[stops[i].calls - 1].x0 = stops[i].x0;
		probe(&in, &report);
		assert_stopped(&report, stops[i].reason);
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
	struct fake fake = new_fake(realm_calls, 5);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	fake.ipa_width = 64;
	probe(&in, &report);
	assert_stopped(&report, ERSI_REASON_IPA_WIDTH);
	assert_int_equal(report.rsi.ipa_width, 64);
	blob_free(&fdt);
}

/* One row of sources: a tree's name, ARM boot flags or -1 for unusable tables */
struct sources_case {
	const char *name;
	const char *fdt;
	int arm_flags;
	bool acpi_force;
	enum ersi_reason reason;
};

static const struct sources_case sources[] = {
	{ "ACPI only", NULL, 1, false, ERSI_REASON_REALM },
	{ "stub tree and ACPI", "stub", 1, false, ERSI_REASON_REALM },
	{ "stub tree and ACPI, forced", "stub", 1, true, ERSI_REASON_REALM },
	{ "stub tree and ACPI by HVC", "stub", 3, false, ERSI_REASON_HVC },
	{ "stub tree and ACPI without PSCI", "stub", 0, false, ERSI_REASON_NO_CONDUIT },
	{ "stub tree and unusable ACPI", "stub", -1, false, ERSI_REASON_NO_CONDUIT },
	{ "tree and ACPI agree", "machine", 1, false, ERSI_REASON_REALM },
	{ "tree and ACPI differ", "machine", 3, false, ERSI_REASON_NO_CONDUIT },
	{ "tree and ACPI differ the other way", "below-firmware", 1, false,
	  ERSI_REASON_NO_CONDUIT },
	{ "tree, ACPI without PSCI", "machine", 0, false, ERSI_REASON_REALM },
	{ "tree, unusable ACPI", "machine", -1, false, ERSI_REASON_REALM },
	{ "tree, unusable ACPI, forced", "machine", -1, true, ERSI_REASON_NO_CONDUIT },
	{ "malformed tree, ACPI", "broken-before", 1, false, ERSI_REASON_NO_CONDUIT },
};

static void weigh_sources(void **state)
{
	const struct sources_case *row = *state;
	struct fake fake = new_fake(realm_calls, row->reason == ERSI_REASON_REALM ? 5 : 0);
	struct blob fdt = row->fdt ? blob_load(row->fdt) : (struct blob){ .bytes = NULL };
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;
	struct tables tables;

	tables_make(&tables, TABLES_SIZE);
	tables_fadt(&tables, TABLES_FADT, TABLES_FADT_SIZE, 0x605,
		    row->arm_flags < 0 ? 0 : ERSI_FADT_HW_REDUCED, (uint16_t)row->arm_flags);
	fake.memory = tables.memory;
	fake.memory_pa = TABLES_PA;
	fake.memory_size = tables.size;
	in.rsdp = TABLES_PA + TABLES_RSDP;
	in.acpi_force = row->acpi_force;

	probe(&in, &report);
	assert_string_equal(ersi_reason_name(report.reason), ersi_reason_name(row->reason));
	assert_int_equal(report.acpi.fadt_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	if (row->fdt)
		blob_free(&fdt);
}

/* What the initrd brings counts, and not what it replaces. */
static void heed_the_initrd(void **state)
{
	struct fake fake = new_fake(NULL, 0);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = new_input(&fake, &fdt);
	struct ersi_report report;
	struct tables tables;

	(void)state;
	tables_make(&tables, TABLES_SIZE);
	tables_newer(&tables, 6, ERSI_FADT_PSCI | ERSI_FADT_PSCI_HVC);
	fake.memory = tables.memory;
	fake.memory_pa = TABLES_PA;
	fake.memory_size = tables.size;
	in.rsdp = TABLES_PA + TABLES_RSDP;
	in.initrd_pa = TABLES_PA + TABLES_INITRD;
	in.initrd_size = tables.initrd_size;

	probe(&in, &report);
	assert_stopped(&report, ERSI_REASON_NO_CONDUIT);
	assert_int_equal(report.conduit.reason, ERSI_REASON_SOURCES_DIFFER);
	assert_int_equal(report.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	blob_free(&fdt);
}

int main(void)
{
	struct CMUnitTest tests[9 + COUNT(silent) + COUNT(sources)] = {
		cmocka_unit_test(heed_the_initrd),
		cmocka_unit_test(find_a_realm),
		cmocka_unit_test(keep_blocks_where_they_can_be_split),
		cmocka_unit_test(ask_nothing_but_at_el1),
		cmocka_unit_test(ask_nothing_without_el3),
		cmocka_unit_test(look_at_el3_alone),
		cmocka_unit_test(ask_nothing_without_a_tree),
		cmocka_unit_test(stop_at_the_first_no),
		cmocka_unit_test(refuse_an_impossible_width),
	};

	FILL(tests + 9, silent, ask_nothing_without_smc);
	FILL(tests + 9 + COUNT(silent), sources, weigh_sources);
	return RUN(tests);
}
