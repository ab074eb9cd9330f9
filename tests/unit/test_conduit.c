// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>

#include "unit.h"

struct conduit_case {
	const char *name;
	const char *found;
	char agreed, forced;
};

/*
 * The findings of the sources, in the order of enum ersi_source:
 * s, h: SMC, HVC	-: absent	u: unsupported		m: malformed
 * p: unmappable	l: limit	c: conflicting		?: uncertain
 * n: no PSCI, in a FADT that is otherwise right
 *
 * The results, without and with acpi=force:
 * s, h: SMC, HVC	-: no conduit	c: conflicting
 * D, A: the device tree or ACPI blocks
 */
static const struct conduit_case cases[] = {
	{ "no source says anything", "-----", '-', 'A' },
	{ "device tree only", "s----", 's', 'A' },
	{ "ACPI only", "-s---", 's', 's' },
	{ "/chosen only", "--h--", 'h', 'A' },
	{ "device tree and ACPI agree", "ss---", 's', 's' },
	{ "device tree and /chosen agree", "h-h--", 'h', 'A' },
	{ "ACPI and /chosen agree", "-ss--", 's', 's' },
	{ "all agree", "sss--", 's', 's' },
	{ "ACPI differs from device tree", "sh---", 'c', 'c' },
	{ "/chosen differs from device tree", "h-s--", 'c', 'A' },
	{ "/chosen differs from ACPI", "-sh--", 'c', 'c' },
	{ "/chosen differs from both", "ssh--", 'c', 'c' },
	{ "device tree differs from both", "hss--", 'c', 'c' },
	{ "ACPI differs from both", "shs--", 'c', 'c' },
	{ "device tree, ACPI without PSCI", "sn---", 's', 's' },
	{ "ACPI without PSCI only", "-n---", '-', '-' },
	{ "device tree, malformed ACPI", "sm---", 's', 'A' },
	{ "device tree, unsupported ACPI", "su---", 's', 'A' },
	{ "device tree, unmappable ACPI", "hp---", 'A', 'A' },
	{ "device tree, ACPI over a limit", "sl---", 'A', 'A' },
	{ "device tree, uncertain ACPI", "s?---", 'A', 'A' },
	{ "device tree and /chosen, uncertain ACPI", "s?s--", 'A', 'A' },
	{ "/chosen, malformed ACPI", "-ms--", 's', 'A' },
	{ "/chosen, uncertain ACPI", "-?s--", 'A', 'A' },
	{ "malformed ACPI only", "-m---", '-', 'A' },
	{ "uncertain ACPI only", "-?---", 'A', 'A' },
	{ "malformed device tree only", "m----", 'D', 'D' },
	{ "malformed device tree, ACPI", "ms---", 'D', 'D' },
	{ "malformed device tree, /chosen", "m-s--", 'D', 'D' },
	{ "malformed device tree, ACPI and /chosen", "mss--", 'D', 'D' },
	{ "malformed device tree, others differ", "msh--", 'D', 'D' },
	{ "device tree over a limit, ACPI", "ls---", 'D', 'D' },
	{ "device tree for PSCI 0.1 only", "u----", 'D', 'D' },
	{ "device tree for PSCI 0.1, ACPI", "us---", 'D', 'D' },
	{ "device tree for PSCI 0.1, /chosen", "u-s--", 'D', 'D' },
	{ "device tree, malformed /chosen", "s-m--", 's', 'A' },
	{ "ACPI, malformed /chosen", "-hm--", 'h', 'h' },
	{ "all malformed", "mmm--", 'D', 'D' },
	{ "all differ or are malformed", "shm--", 'c', 'c' },
	{ "EFI table only", "---s-", 's', 'A' },
	{ "boot record only", "----h", 'h', 'A' },
	{ "all that can be handed over", "--sss", 's', 'A' },
	{ "all of five agree", "hhhhh", 'h', 'h' },
	{ "/chosen and EFI table differ", "--sh-", 'c', 'A' },
	{ "/chosen and boot record differ", "--h-s", 'c', 'A' },
	{ "EFI table and boot record differ", "---hs", 'c', 'A' },
	{ "one of three differs", "--ssh", 'c', 'A' },
	{ "device tree and EFI table agree", "s--s-", 's', 'A' },
	{ "device tree and EFI table differ", "s--h-", 'c', 'A' },
	{ "device tree and boot record differ", "s---h", 'c', 'A' },
	{ "ACPI and EFI table agree", "-h-h-", 'h', 'h' },
	{ "ACPI and boot record differ", "-h--s", 'c', 'c' },
	{ "device tree agrees, ACPI without PSCI", "sn--s", 's', 's' },
	{ "EFI table, malformed device tree", "m--s-", 'D', 'D' },
	{ "boot record, device tree for PSCI 0.1", "u---s", 'D', 'D' },
	{ "boot record, unmappable ACPI", "-p--s", 'A', 'A' },
	{ "malformed /chosen only", "--m--", '-', 'A' },
	{ "malformed EFI table only", "---m-", '-', 'A' },
	{ "unsupported boot record only", "----u", '-', 'A' },
	{ "unmappable boot record only", "----p", '-', 'A' },
	{ "EFI table over a limit only", "---l-", '-', 'A' },
	{ "device tree, all handed over is unusable", "s-mup", 's', 'A' },
	{ "malformed /chosen, others agree", "--mss", 's', 'A' },
	{ "malformed /chosen, others differ", "--msh", 'c', 'A' },
	{ "unusable EFI table, others agree", "s-sus", 's', 'A' },
	{ "device tree and /chosen agree, unmappable boot record", "h-h-p", 'h', 'A' },
	{ "unusable boot record, others differ", "s-h-m", 'c', 'A' },
	{ "nothing but unusable", "mmmmm", 'D', 'D' },
};

static const struct {
	char letter;
	enum ersi_class class;
	enum ersi_conduit conduit;
	/* Of the device tree, of ACPI, of what is handed over */
	enum ersi_diagnosis fdt, acpi, other;
} says[] = {
	{ 's', ERSI_CLASS_OK, ERSI_CONDUIT_SMC,
	  ERSI_DIAG_FOUND, ERSI_DIAG_FOUND, ERSI_DIAG_FOUND },
	{ 'h', ERSI_CLASS_OK, ERSI_CONDUIT_HVC,
	  ERSI_DIAG_FOUND, ERSI_DIAG_FOUND, ERSI_DIAG_FOUND },
	{ '-', ERSI_CLASS_ABSENT, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FDT_NO_PSCI, ERSI_DIAG_NOT_READ, ERSI_DIAG_CHOSEN_ABSENT },
	{ 'n', ERSI_CLASS_ABSENT, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FADT_NO_PSCI, ERSI_DIAG_FADT_NO_PSCI, ERSI_DIAG_FADT_NO_PSCI },
	{ 'u', ERSI_CLASS_UNSUPPORTED, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FDT_PSCI_0_1, ERSI_DIAG_FADT_REVISION, ERSI_DIAG_FADT_FLAGS },
	{ 'm', ERSI_CLASS_MALFORMED, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FDT_STRUCTURE, ERSI_DIAG_NO_FADT, ERSI_DIAG_RECORD },
	{ 'p', ERSI_CLASS_UNMAPPABLE, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_ROOT_UNMAPPABLE, ERSI_DIAG_TABLE_UNMAPPABLE, ERSI_DIAG_RSDP_UNMAPPABLE },
	{ 'l', ERSI_CLASS_LIMIT, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FDT_DEPTH, ERSI_DIAG_INITRD_STEPS, ERSI_DIAG_TABLES },
	{ 'c', ERSI_CLASS_CONFLICT, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_CONDUITS_DIFFER, ERSI_DIAG_CONDUITS_DIFFER, ERSI_DIAG_CONDUITS_DIFFER },
	{ '?', ERSI_CLASS_UNCERTAIN, ERSI_CONDUIT_NONE,
	  ERSI_DIAG_FADT_SHORT, ERSI_DIAG_FADT_CHECKSUM, ERSI_DIAG_RSDP_ROOT },
};

/* A finding of a source, with details of its own if it is not a conduit */
static struct ersi_finding decode(char letter, uint32_t source)
{
	struct ersi_finding finding = { .conduit = ERSI_CONDUIT_NONE };
	uint32_t i;

	for (i = 0; i < COUNT(says) && says[i].letter != letter; i++)
		;
	assert_in_range(i, 0, COUNT(says) - 1);
	finding.conduit = says[i].conduit;
	finding.diagnosis = source == ERSI_SOURCE_FDT ? says[i].fdt :
			    source == ERSI_SOURCE_ACPI ? says[i].acpi : says[i].other;
	if (finding.diagnosis != ERSI_DIAG_FOUND) {
		finding.address = 0x1000 + source;
		finding.expected = 0x2000 + source;
		finding.found = 0x3000 + source;
	}
	assert_int_equal(ersi_finding_class(&finding), says[i].class);

	return finding;
}

/* The source that a result comes from: the one that blocks, or the first that names it */
static enum ersi_source find_decided(const struct conduit_case *row, char result)
{
	const char *first = strchr(row->found, result);

	switch (result) {
	case 'D':
		return ERSI_SOURCE_FDT;
	case 'A':
		return ERSI_SOURCE_ACPI;
	case '-':
		return ERSI_SOURCES;
	default:
		assert_non_null(first);
		return (enum ersi_source)(first - row->found);
	}
}

static void assert_same(const struct ersi_finding *agreed, const struct ersi_finding *finding)
{
	assert_found(agreed, finding->diagnosis, ersi_finding_class(finding), finding->conduit);
	assert_details(agreed, finding->address, finding->expected, finding->found);
}

/* A conflict: the first source that names a conduit, and the first that names the other */
static void assert_conflict(const struct conduit_case *row, const struct ersi_finding *agreed,
			    enum ersi_source decided)
{
	const char *first = strpbrk(row->found, "sh");
	const char *other;
	bool smc;

	assert_non_null(first);
	smc = *first == 's';
	other = strchr(row->found, smc ? 'h' : 's');
	assert_non_null(other);
	assert_found(agreed, FOUND_NO(CONFLICT, CONDUITS_DIFFER));
	assert_details(agreed, 0, smc ? ERSI_CONDUIT_SMC : ERSI_CONDUIT_HVC,
		       smc ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
	assert_string_equal(ersi_source_name(decided),
			    ersi_source_name((enum ersi_source)(other - row->found)));
}

static void reconcile_as(const struct conduit_case *row, bool acpi_force, char result)
{
	struct ersi_finding found[ERSI_SOURCES], agreed;
	enum ersi_source decided;
	uint32_t i;

	assert_int_equal(strlen(row->found), ERSI_SOURCES);
	for (i = 0; i < ERSI_SOURCES; i++)
		found[i] = decode(row->found[i], i);

	memset(&agreed, 0xff, sizeof(agreed));
	decided = ersi_conduit_reconcile(found, acpi_force, &agreed);
	if (result == 'c') {
		assert_conflict(row, &agreed, decided);
		return;
	}
	assert_int_equal(decided, find_decided(row, result));
	if (result == '-') {
		assert_found(&agreed, FOUND_NO(ABSENT, NO_CONDUIT));
		assert_details(&agreed, 0, 0, 0);
	} else {
		assert_same(&agreed, &found[decided]);
	}
}

static void reconcile(void **state)
{
	const struct conduit_case *row = *state;

	reconcile_as(row, false, row->agreed);
	reconcile_as(row, true, row->forced);
}

/* Whether a finding that is not a conduit blocks, by what its class means */
static bool blocks(uint32_t source, const struct ersi_finding *finding, bool acpi_force)
{
	enum ersi_class class = ersi_finding_class(finding);

	if (source == ERSI_SOURCE_FDT)
		return class != ERSI_CLASS_ABSENT;
	if (source != ERSI_SOURCE_ACPI || finding->diagnosis == ERSI_DIAG_FADT_NO_PSCI)
		return false;
	return acpi_force || (class != ERSI_CLASS_ABSENT && class != ERSI_CLASS_MALFORMED &&
			      class != ERSI_CLASS_UNSUPPORTED);
}

/* Every diagnosis of one source, with another source that names SMC */
static void block_by_class(uint32_t source, bool acpi_force)
{
	uint32_t other = source == ERSI_SOURCE_ACPI ? ERSI_SOURCE_FDT : ERSI_SOURCE_ACPI;
	struct ersi_finding agreed;
	enum ersi_source decided;
	uint32_t i;

	for (i = 0; i < ERSI_DIAGNOSES; i++) {
		struct ersi_finding found[ERSI_SOURCES] = { 0 };

		if (i == ERSI_DIAG_FOUND)
			continue;
		ersi_finding_conduit(&found[other], ERSI_CONDUIT_SMC);
		ersi_finding_set(&found[source], (enum ersi_diagnosis)i, 1, 2, 3);
		decided = ersi_conduit_reconcile(found, acpi_force, &agreed);
		assert_int_equal(decided, blocks(source, &found[source], acpi_force) ? source :
										       other);
		assert_same(&agreed, &found[decided]);
	}
}

static void block_for_every_diagnosis(void **state)
{
	uint32_t source;

	(void)state;
	for (source = 0; source < ERSI_SOURCES; source++) {
		block_by_class(source, false);
		block_by_class(source, true);
	}
}

static void name_conduits(void **state)
{
	(void)state;
	assert_names(ersi_conduit_name, ersi_conduit, ERSI_CONDUITS);
	assert_string_equal(ersi_conduit_name(ERSI_CONDUIT_HVC), "hvc");
	assert_string_equal(ersi_conduit_name(ERSI_CONDUIT_SMC), "smc");
}

static void name_sources(void **state)
{
	(void)state;
	assert_names(ersi_source_name, ersi_source, ERSI_SOURCES);
}

static void say_when(void **state)
{
	int32_t source;

	(void)state;
	for (source = 0; source < ERSI_SOURCES; source++) {
		assert_string_not_equal(ersi_source_when((enum ersi_source)source), "");
		assert_string_not_equal(ersi_source_when((enum ersi_source)source), "?");
	}
	assert_string_equal(ersi_source_when(ERSI_SOURCES), "?");
	assert_string_equal(ersi_source_when((enum ersi_source)-1), "?");
}

int main(void)
{
	struct CMUnitTest tests[4 + COUNT(cases)] = {
		cmocka_unit_test(block_for_every_diagnosis),
		cmocka_unit_test(name_conduits),
		cmocka_unit_test(name_sources),
		cmocka_unit_test(say_when),
	};

	FILL(tests + 4, cases, reconcile);
	return RUN(tests);
}
