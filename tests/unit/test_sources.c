// SPDX-License-Identifier: BSD-2-Clause
/*
 * The result of all sources together, read from memory.
 */
#include "realm.h"
#include "tables.h"
#include "unit.h"

/* One row of sources: a tree's name, ARM boot flags or -1 for unusable tables */
struct sources_case {
	const char *name;
	const char *fdt;
	int arm_flags;
	bool acpi_force;
	enum ersi_diagnosis diagnosis;
};

static const struct sources_case sources[] = {
	{ "ACPI only", NULL, 1, false, ERSI_DIAG_REALM },
	{ "stub tree and ACPI", "stub", 1, false, ERSI_DIAG_REALM },
	{ "stub tree and ACPI, forced", "stub", 1, true, ERSI_DIAG_REALM },
	{ "stub tree and ACPI by HVC", "stub", 3, false, ERSI_DIAG_HVC },
	{ "stub tree and ACPI without PSCI", "stub", 0, false, ERSI_DIAG_NO_CONDUIT },
	{ "stub tree and unusable ACPI", "stub", -1, false, ERSI_DIAG_NO_CONDUIT },
	{ "tree and ACPI agree", "machine", 1, false, ERSI_DIAG_REALM },
	{ "tree and ACPI differ", "machine", 3, false, ERSI_DIAG_CONDUITS_DIFFER },
	{ "tree by HVC and ACPI by SMC", "below-firmware", 1, false, ERSI_DIAG_CONDUITS_DIFFER },
	{ "tree, ACPI without PSCI", "machine", 0, false, ERSI_DIAG_REALM },
	{ "tree, unusable ACPI", "machine", -1, false, ERSI_DIAG_REALM },
	{ "tree, unusable ACPI, forced", "machine", -1, true, ERSI_DIAG_FADT_FLAGS },
	{ "malformed tree, ACPI", "broken-before", 1, false, ERSI_DIAG_FDT_COMPATIBLE },
};

static const char *words(enum ersi_diagnosis diagnosis)
{
	const struct ersi_finding finding = { .diagnosis = diagnosis };

	return ersi_finding_words(&finding);
}

static void weigh_sources(void **state)
{
	const struct sources_case *row = *state;
	struct fake fake = realm_fake(realm_calls, row->diagnosis == ERSI_DIAG_REALM ? 5 : 0);
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
	in.sources.acpi = tables_input(&tables);
	in.sources.acpi_force = row->acpi_force;

	realm_probe(&in, &report);
	assert_string_equal(ersi_finding_words(&report.result), words(row->diagnosis));
	assert_int_equal(report.sources.acpi.fadt_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	if (row->fdt)
		blob_free(&fdt);
}

/* The initrd's FADT counts, not the one that it replaces. */
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
	in.sources.acpi = tables_input(&tables);

	realm_probe(&in, &report);
	realm_assert(&report, ERSI_DIAG_CONDUITS_DIFFER, ERSI_CLASS_CONFLICT);
	assert_details(&report.result, 0, ERSI_CONDUIT_SMC, ERSI_CONDUIT_HVC);
	assert_int_equal(report.sources.decided, ERSI_SOURCE_ACPI);
	assert_int_equal(report.sources.acpi.replaced_pa, TABLES_PA + TABLES_FADT);
	tables_free(&tables);
	blob_free(&fdt);
}

/* What the caller found in a record */
enum handed {
	NONE,
	SMC,
	HVC,
	BAD,
};

/* The caller's findings in a UEFI table and in a record; a tree, if there is one */
struct handover_case {
	const char *name;
	const char *fdt;
	enum handed efi_table, boot_record;
	enum ersi_diagnosis diagnosis;
	enum ersi_source decided;
};

static const struct handover_case handovers[] = {
	{ "EFI table only", NULL, SMC, NONE, ERSI_DIAG_REALM, ERSI_SOURCE_EFI_TABLE },
	{ "boot record only", NULL, NONE, SMC, ERSI_DIAG_REALM, ERSI_SOURCE_BOOT_RECORD },
	{ "boot record, HVC", NULL, NONE, HVC, ERSI_DIAG_HVC, ERSI_SOURCE_BOOT_RECORD },
	{ "records that differ", NULL, SMC, HVC, ERSI_DIAG_CONDUITS_DIFFER,
	  ERSI_SOURCE_BOOT_RECORD },
	{ "records that agree", NULL, SMC, SMC, ERSI_DIAG_REALM, ERSI_SOURCE_EFI_TABLE },
	{ "bad EFI table", NULL, BAD, NONE, ERSI_DIAG_NO_CONDUIT, ERSI_SOURCES },
	{ "tree, bad EFI table", "machine", BAD, NONE, ERSI_DIAG_REALM, ERSI_SOURCE_FDT },
	{ "tree and records", "machine", SMC, SMC, ERSI_DIAG_REALM, ERSI_SOURCE_FDT },
	{ "tree and boot record differ", "machine", NONE, HVC, ERSI_DIAG_CONDUITS_DIFFER,
	  ERSI_SOURCE_BOOT_RECORD },
	{ "tree by HVC, EFI table by SMC", "below-firmware", SMC, NONE, ERSI_DIAG_CONDUITS_DIFFER,
	  ERSI_SOURCE_EFI_TABLE },
	{ "tree of PSCI 0.1 by HVC, EFI table by SMC", "psci-0-1", SMC, NONE,
	  ERSI_DIAG_FDT_PSCI_0_1, ERSI_SOURCE_FDT },
	{ "malformed tree, records", "broken-before", SMC, SMC, ERSI_DIAG_FDT_COMPATIBLE,
	  ERSI_SOURCE_FDT },
	{ "/chosen only", "chosen-smc", NONE, NONE, ERSI_DIAG_REALM, ERSI_SOURCE_CHOSEN },
	{ "/chosen by HVC", "chosen-hvc", NONE, NONE, ERSI_DIAG_HVC, ERSI_SOURCE_CHOSEN },
	{ "/chosen and boot record differ", "chosen-hvc", NONE, SMC, ERSI_DIAG_CONDUITS_DIFFER,
	  ERSI_SOURCE_BOOT_RECORD },
	{ "all three", "chosen-smc", SMC, SMC, ERSI_DIAG_REALM, ERSI_SOURCE_CHOSEN },
	{ "tree, bogus /chosen", "chosen-bogus", NONE, NONE, ERSI_DIAG_REALM, ERSI_SOURCE_FDT },
	{ "tree and /chosen differ", "chosen-differs", NONE, NONE, ERSI_DIAG_CONDUITS_DIFFER,
	  ERSI_SOURCE_CHOSEN },
};

static struct ersi_finding hand_over(enum handed handed, uint64_t pa)
{
	struct ersi_finding finding = { .diagnosis = ERSI_DIAG_NOT_READ };

	if (handed == BAD)
		ersi_finding_set(&finding, ERSI_DIAG_RECORD, pa, 2, 9);
	else if (handed != NONE)
		ersi_finding_conduit(&finding, handed == SMC ? ERSI_CONDUIT_SMC : ERSI_CONDUIT_HVC);

	return finding;
}

static void weigh_handovers(void **state)
{
	const struct handover_case *row = *state;
	struct fake fake = realm_fake(realm_calls, row->diagnosis == ERSI_DIAG_REALM ? 5 : 0);
	struct blob fdt = row->fdt ? blob_load(row->fdt) : (struct blob){ .bytes = NULL };
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_sources read;
	struct ersi_report report;

	in.sources.efi_table = hand_over(row->efi_table, 0x1000);
	in.sources.boot_record = hand_over(row->boot_record, 0x2000);

	realm_probe(&in, &report);
	assert_string_equal(ersi_finding_words(&report.result), words(row->diagnosis));
	assert_string_equal(ersi_source_name(report.sources.decided),
			    ersi_source_name(row->decided));
	assert_memory_equal(&report.sources.found[ERSI_SOURCE_EFI_TABLE], &in.sources.efi_table,
			    sizeof(struct ersi_finding));
	assert_memory_equal(&report.sources.found[ERSI_SOURCE_BOOT_RECORD],
			    &in.sources.boot_record, sizeof(struct ersi_finding));

	/* To read the sources alone gives the same, and makes no call. */
	memset(&read, 0xff, sizeof(read));
	ersi_sources_read(&in.sources, &read);
	assert_kept(&fake);
	assert_memory_equal(read.found, report.sources.found, sizeof(read.found));
	assert_memory_equal(&read.conduit, &report.sources.conduit, sizeof(read.conduit));
	assert_int_equal(read.decided, report.sources.decided);
	if (row->fdt)
		blob_free(&fdt);
}

/* A handover may decide the conduit, but not what the CPU has. */
static void keep_the_gates(void **state)
{
	struct blob fdt = blob_load("chosen-smc");
	struct fake fake = realm_fake(NULL, 0);
	struct ersi_probe_input in = realm_input(&fake, &fdt);
	struct ersi_report report;

	(void)state;
	in.id_aa64pfr0 = NO_EL3_PFR0;
	realm_probe(&in, &report);
	realm_assert(&report, ERSI_DIAG_NO_EL3, ERSI_CLASS_UNSUPPORTED);
	in.id_aa64pfr0 = REALM_PFR0;
	in.el = 2;
	realm_probe(&in, &report);
	realm_assert(&report, ERSI_DIAG_NOT_EL1, ERSI_CLASS_UNSUPPORTED);
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
