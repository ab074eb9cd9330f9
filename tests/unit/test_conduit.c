// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>

#include "fake.h"
#include "unit.h"

struct conduit_case {
	const char *name;
	const char *found;
	char agreed, forced;
};

/*
 * What the sources say, in the order of enum ersi_source:
 * s, h: SMC, HVC	-: absent	u: unsupported		m: malformed
 * p: unmappable	l: limit	c: conflicting		?: uncertain
 * n: no PSCI, in a FADT that is otherwise right
 *
 * What comes out, without and with acpi=force:
 * s, h: SMC, HVC	-: no conduit	c: conflicting
 * D, A: the device tree or ACPI stands in the way
 */
static const struct conduit_case cases[] = {
	{ "nobody says anything", "-----", '-', 'A' },
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
	enum ersi_status status;
	enum ersi_conduit conduit;
} says[] = {
	{ 's', ERSI_OK, ERSI_CONDUIT_SMC },
	{ 'h', ERSI_OK, ERSI_CONDUIT_HVC },
	{ '-', ERSI_ABSENT, ERSI_CONDUIT_NONE },
	{ 'n', ERSI_ABSENT, ERSI_CONDUIT_NONE },
	{ 'u', ERSI_UNSUPPORTED, ERSI_CONDUIT_NONE },
	{ 'm', ERSI_MALFORMED, ERSI_CONDUIT_NONE },
	{ 'p', ERSI_UNMAPPABLE, ERSI_CONDUIT_NONE },
	{ 'l', ERSI_LIMIT, ERSI_CONDUIT_NONE },
	{ 'c', ERSI_CONFLICT, ERSI_CONDUIT_NONE },
	{ '?', ERSI_UNCERTAIN, ERSI_CONDUIT_NONE },
};

/* A finding as a source would make it; @reason is for those who have no conduit. */
static struct ersi_finding decode(char letter, enum ersi_reason reason)
{
	struct ersi_finding finding = { .reason = reason };
	uint32_t i;

	for (i = 0; i < COUNT(says) && says[i].letter != letter; i++)
		;
	assert_in_range(i, 0, COUNT(says) - 1);
	finding.status = says[i].status;
	finding.conduit = says[i].conduit;
	if (letter == 's' || letter == 'h')
		finding.reason = ERSI_REASON_NONE;
	if (letter == 'n')
		finding.reason = ERSI_REASON_ACPI_NO_PSCI;

	return finding;
}

static struct ersi_finding decode_result(char letter, const struct ersi_finding *found)
{
	switch (letter) {
	case 'D':
		return found[ERSI_SOURCE_FDT];
	case 'A':
		return found[ERSI_SOURCE_ACPI];
	case 'c':
		return decode(letter, ERSI_REASON_SOURCES_DIFFER);
	default:
		return decode(letter, ERSI_REASON_NO_CONDUIT);
	}
}

/* Whose finding it is: who stands in the way, or the first to name the conduit. */
static enum ersi_source find_decided(const struct conduit_case *row, char result)
{
	const char *first = strchr(row->found, result);

	switch (result) {
	case 'D':
		return ERSI_SOURCE_FDT;
	case 'A':
		return ERSI_SOURCE_ACPI;
	case '-':
		return ERSI_SOURCE_COUNT;
	default:
		assert_non_null(first);
		return (enum ersi_source)(first - row->found);
	}
}

/* A conflict: the first source that names a conduit, and the first that names the other */
static void assert_conflict_note(const struct conduit_case *row, const struct ersi_note *note)
{
	const char *first = strpbrk(row->found, "sh");
	const char *other;
	bool smc;

	assert_non_null(first);
	smc = *first == 's';
	other = strchr(row->found, smc ? 'h' : 's');
	assert_non_null(other);
	assert_note(note, (enum ersi_source)(other - row->found), ERSI_FIELD_CONDUIT, ERSI_CONFLICT,
		    0, smc ? ERSI_CONDUIT_SMC : ERSI_CONDUIT_HVC,
		    smc ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
}

static void reconcile_as(const struct conduit_case *row, bool acpi_force, char result)
{
	static const enum ersi_reason reasons[ERSI_SOURCES] = {
		ERSI_REASON_FDT_STRUCTURE, ERSI_REASON_ACPI_FADT_CHECKSUM,
		ERSI_REASON_CHOSEN_VALUE, ERSI_REASON_RECORD_MAGIC, ERSI_REASON_RECORD_VERSION,
	};
	struct ersi_finding found[ERSI_SOURCES], expected, agreed;
	struct fake fake = { 0 };
	enum ersi_source decided;
	uint32_t i;

	assert_int_equal(strlen(row->found), ERSI_SOURCES);
	for (i = 0; i < ERSI_SOURCES; i++)
		found[i] = decode(row->found[i], reasons[i]);
	expected = decode_result(result, found);

	memset(&agreed, 0xff, sizeof(agreed));
	decided = ersi_conduit_reconcile(&fake, found, acpi_force, &agreed);
	assert_kept(&fake);
	assert_found(&agreed, expected.status, expected.reason, expected.conduit);

	assert_int_equal(fake.note_count, expected.status == ERSI_CONFLICT);
	if (fake.note_count) {
		assert_conflict_note(row, &fake.notes[0]);
		assert_int_equal(decided, fake.notes[0].source);
	} else {
		assert_int_equal(decided, find_decided(row, result));
	}
}

static void reconcile(void **state)
{
	const struct conduit_case *row = *state;

	reconcile_as(row, false, row->agreed);
	reconcile_as(row, true, row->forced);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, reconcile);
	return RUN(tests);
}
