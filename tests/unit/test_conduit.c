// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>

#include "fake.h"
#include "unit.h"

struct conduit_case {
	const char *name;
	char fdt, acpi, handover;
	char agreed, forced;
};

/*
 * What a source says:
 * s, h: SMC, HVC	-: absent	u: unsupported		m: malformed
 * p: unmappable	l: limit	c: conflicting		?: uncertain
 * n: no PSCI, in a FADT that is otherwise right
 *
 * What comes out, without and with acpi=force:
 * s, h: SMC, HVC	-: no conduit	c: conflicting
 * D, A, H: the device tree, ACPI or the handover stands in the way
 */
static const struct conduit_case cases[] = {
	{ "nobody says anything", '-', '-', '-', '-', 'A' },
	{ "device tree only", 's', '-', '-', 's', 'A' },
	{ "ACPI only", '-', 's', '-', 's', 's' },
	{ "handover only", '-', '-', 'h', 'h', 'A' },
	{ "device tree and ACPI agree", 's', 's', '-', 's', 's' },
	{ "device tree and handover agree", 'h', '-', 'h', 'h', 'A' },
	{ "ACPI and handover agree", '-', 's', 's', 's', 's' },
	{ "all agree", 's', 's', 's', 's', 's' },
	{ "ACPI differs from device tree", 's', 'h', '-', 'c', 'c' },
	{ "handover differs from device tree", 'h', '-', 's', 'c', 'A' },
	{ "handover differs from ACPI", '-', 's', 'h', 'c', 'c' },
	{ "handover differs from both", 's', 's', 'h', 'c', 'c' },
	{ "device tree differs from both", 'h', 's', 's', 'c', 'c' },
	{ "ACPI differs from both", 's', 'h', 's', 'c', 'c' },
	{ "device tree, ACPI without PSCI", 's', 'n', '-', 's', 's' },
	{ "ACPI without PSCI only", '-', 'n', '-', '-', '-' },
	{ "device tree, malformed ACPI", 's', 'm', '-', 's', 'A' },
	{ "device tree, unsupported ACPI", 's', 'u', '-', 's', 'A' },
	{ "device tree, unmappable ACPI", 'h', 'p', '-', 'A', 'A' },
	{ "device tree, ACPI over a limit", 's', 'l', '-', 'A', 'A' },
	{ "device tree, uncertain ACPI", 's', '?', '-', 'A', 'A' },
	{ "device tree and handover, uncertain ACPI", 's', '?', 's', 'A', 'A' },
	{ "handover, malformed ACPI", '-', 'm', 's', 's', 'A' },
	{ "handover, uncertain ACPI", '-', '?', 's', 'A', 'A' },
	{ "malformed ACPI only", '-', 'm', '-', '-', 'A' },
	{ "uncertain ACPI only", '-', '?', '-', 'A', 'A' },
	{ "malformed device tree only", 'm', '-', '-', 'D', 'D' },
	{ "malformed device tree, ACPI", 'm', 's', '-', 'D', 'D' },
	{ "malformed device tree, handover", 'm', '-', 's', 'D', 'D' },
	{ "malformed device tree, ACPI and handover", 'm', 's', 's', 'D', 'D' },
	{ "malformed device tree, others differ", 'm', 's', 'h', 'D', 'D' },
	{ "device tree over a limit, ACPI", 'l', 's', '-', 'D', 'D' },
	{ "device tree for PSCI 0.1 only", 'u', '-', '-', '-', 'A' },
	{ "device tree for PSCI 0.1, ACPI", 'u', 's', '-', 's', 's' },
	{ "device tree, malformed handover", 's', '-', 'm', 'H', 'A' },
	{ "ACPI, malformed handover", '-', 'h', 'm', 'H', 'H' },
	{ "all malformed", 'm', 'm', 'm', 'D', 'D' },
	{ "all differ or are malformed", 's', 'h', 'm', 'c', 'c' },
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
	case 'H':
		return found[ERSI_SOURCE_HANDOVER];
	case 'c':
		return decode(letter, ERSI_REASON_SOURCES_DIFFER);
	default:
		return decode(letter, ERSI_REASON_NO_CONDUIT);
	}
}

static void reconcile_as(const struct conduit_case *row, bool acpi_force, char result)
{
	const struct ersi_finding found[ERSI_SOURCES] = {
		[ERSI_SOURCE_FDT] = decode(row->fdt, ERSI_REASON_FDT_STRUCTURE),
		[ERSI_SOURCE_ACPI] = decode(row->acpi, ERSI_REASON_ACPI_FADT_CHECKSUM),
		[ERSI_SOURCE_HANDOVER] = decode(row->handover, ERSI_REASON_NOT_READ),
	};
	struct ersi_finding expected = decode_result(result, found);
	struct ersi_finding agreed;
	struct fake fake = { 0 };

	memset(&agreed, 0xff, sizeof(agreed));
	ersi_conduit_reconcile(&fake, found, acpi_force, &agreed);
	assert_kept(&fake);
	assert_found(&agreed, expected.status, expected.reason, expected.conduit);

	assert_int_equal(fake.note_count, expected.status == ERSI_CONFLICT);
	if (fake.note_count) {
		assert_int_equal(fake.notes[0].status, ERSI_CONFLICT);
		assert_int_equal(fake.notes[0].field, ERSI_FIELD_CONDUIT);
		assert_int_equal(fake.notes[0].found, found[fake.notes[0].source].conduit);
		assert_int_not_equal(fake.notes[0].found, fake.notes[0].expected);
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
