// SPDX-License-Identifier: BSD-2-Clause
/*
 * What follows from what all sources say, read from where they are.
 */
#include "realm.h"
#include "record.h"
#include "tables.h"
#include "unit.h"

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
	struct fake fake = realm_fake(realm_calls, row->reason == ERSI_REASON_REALM ? 5 : 0);
	struct blob fdt = row->fdt ? blob_load(row->fdt) : (struct blob){ .bytes = NULL };
	struct ersi_probe_input in = realm_input(&fake, &fdt);
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

	realm_probe(&in, &report);
	assert_string_equal(ersi_reason_name(report.reason), ersi_reason_name(row->reason));
	assert_int_equal(report.acpi.fadt_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	if (row->fdt)
		blob_free(&fdt);
}

/* What the initrd brings counts, and not what it replaces. */
static void heed_the_initrd(void **state)
{
	struct fake fake = realm_fake(NULL, 0);
	struct blob fdt = blob_load("machine");
	struct ersi_probe_input in = realm_input(&fake, &fdt);
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

	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NO_CONDUIT);
	assert_int_equal(report.conduit.reason, ERSI_REASON_SOURCES_DIFFER);
	assert_int_equal(report.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	blob_free(&fdt);
}

/* Records in memory, by their conduit or 0 for none; a tree, if there is one */
struct handover_case {
	const char *name;
	const char *fdt;
	uint32_t efi_table, boot_record;
	enum ersi_reason reason;
	enum ersi_source decided;
};

#define RECORDS_PA	0x90000000

static const struct handover_case handovers[] = {
	{ "EFI table only", NULL, 2, 0, ERSI_REASON_REALM, ERSI_SOURCE_EFI_TABLE },
	{ "boot record only", NULL, 0, 2, ERSI_REASON_REALM, ERSI_SOURCE_BOOT_RECORD },
	{ "boot record, HVC", NULL, 0, 1, ERSI_REASON_HVC, ERSI_SOURCE_BOOT_RECORD },
	{ "records that differ", NULL, 2, 1, ERSI_REASON_NO_CONDUIT, ERSI_SOURCE_BOOT_RECORD },
	{ "records that agree", NULL, 2, 2, ERSI_REASON_REALM, ERSI_SOURCE_EFI_TABLE },
	{ "EFI table that is none", NULL, 9, 0, ERSI_REASON_NO_CONDUIT, ERSI_SOURCE_COUNT },
	{ "tree, EFI table that is none", "machine", 9, 0, ERSI_REASON_REALM, ERSI_SOURCE_FDT },
	{ "tree and records", "machine", 2, 2, ERSI_REASON_REALM, ERSI_SOURCE_FDT },
	{ "tree and boot record differ", "machine", 0, 1, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_BOOT_RECORD },
	{ "tree by HVC, EFI table by SMC", "below-firmware", 2, 0, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_EFI_TABLE },
	{ "tree of PSCI 0.1 by HVC, EFI table by SMC", "psci-0-1", 2, 0, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_FDT },
	{ "malformed tree, records", "broken-before", 2, 2, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_FDT },
	{ "/chosen only", "chosen-smc", 0, 0, ERSI_REASON_REALM, ERSI_SOURCE_CHOSEN },
	{ "/chosen by HVC", "chosen-hvc", 0, 0, ERSI_REASON_HVC, ERSI_SOURCE_CHOSEN },
	{ "/chosen and boot record differ", "chosen-hvc", 0, 2, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_BOOT_RECORD },
	{ "all three", "chosen-smc", 2, 2, ERSI_REASON_REALM, ERSI_SOURCE_CHOSEN },
	{ "tree, bogus /chosen", "chosen-bogus", 0, 0, ERSI_REASON_REALM, ERSI_SOURCE_FDT },
	{ "tree and /chosen differ", "chosen-differs", 0, 0, ERSI_REASON_NO_CONDUIT,
	  ERSI_SOURCE_CHOSEN },
};

static void weigh_handovers(void **state)
{
	const struct handover_case *row = *state;
	struct fake fake = realm_fake(realm_calls, row->reason == ERSI_REASON_REALM ? 5 : 0);
	struct blob fdt = row->fdt ? blob_load(row->fdt) : (struct blob){ .bytes = NULL };
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report, read;
	uint8_t records[64];

	record_make(records, 0x10000, 32, row->efi_table);
	record_make(records + 32, 0x10000, 32, row->boot_record);
	fake.memory = records;
	fake.memory_pa = RECORDS_PA;
	fake.memory_size = sizeof(records);
	in.efi_table = row->efi_table ? RECORDS_PA : 0;
	in.boot_record = row->boot_record ? RECORDS_PA + 32 : 0;

	realm_probe(&in, &report);
	assert_string_equal(ersi_reason_name(report.reason), ersi_reason_name(row->reason));
	assert_string_equal(ersi_source_name(report.decided), ersi_source_name(row->decided));

	/* Nothing is asked, so no call is made; the rest is the same at any level. */
	fake.note_count = 0;
	in.el = 2;
	memset(&read, 0xff, sizeof(read));
	ersi_probe_read(&in, &read);
	assert_kept(&fake);
	assert_int_equal(read.reason, report.conduit.status == ERSI_OK ? ERSI_REASON_NONE :
									 ERSI_REASON_NO_CONDUIT);
	assert_memory_equal(read.found, report.found, sizeof(read.found));
	assert_found(&read.conduit, report.conduit.status, report.conduit.reason,
		     report.conduit.conduit);
	assert_int_equal(read.decided, report.decided);
	assert_false(read.firmware.psci_version.given);
	if (row->fdt)
		blob_free(&fdt);
}

/* A handover is believed about the conduit, not about what the CPU has. */
static void keep_the_gates(void **state)
{
	struct blob fdt = blob_load("chosen-smc");
	struct fake fake = realm_fake(NULL, 0);
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = NO_EL3_PFR0;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NO_EL3);
	in.id_aa64pfr0 = REALM_PFR0;
	in.el = 2;
	realm_probe(&in, &report);
	realm_assert_stopped(&report, ERSI_REASON_NOT_EL1);
	blob_free(&fdt);
}

int main(void)
{
	struct CMUnitTest tests[2 + COUNT(sources) + COUNT(handovers)] = {
		cmocka_unit_test(heed_the_initrd),
		cmocka_unit_test(keep_the_gates),
	};

	FILL(tests + 2, sources, weigh_sources);
	FILL(tests + 2 + COUNT(sources), handovers, weigh_handovers);
	return RUN(tests);
}
