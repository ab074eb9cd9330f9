// SPDX-License-Identifier: BSD-2-Clause
#include <earlyrsi/conduit.h>

#include "fake.h"
#include "unit.h"

/* One letter for what a source says, and for what comes out. */
struct conduit_case {
	const char *name;
	char fdt, acpi, handover;
	char agreed;
};

/*
 * s, h: SMC, HVC	-: absent	u: unsupported		m: malformed
 * p: unmappable	l: limit	c: conflicting
 */
static const struct conduit_case cases[] = {
	{ "nobody says anything", '-', '-', '-', '-' },
	{ "device tree only", 's', '-', '-', 's' },
	{ "ACPI only", '-', 's', '-', 's' },
	{ "handover only", '-', '-', 'h', 'h' },
	{ "device tree and ACPI agree", 's', 's', '-', 's' },
	{ "device tree and handover agree", 'h', '-', 'h', 'h' },
	{ "ACPI and handover agree", '-', 's', 's', 's' },
	{ "all agree", 's', 's', 's', 's' },
	{ "ACPI differs from device tree", 's', 'h', '-', 'c' },
	{ "handover differs from device tree", 'h', '-', 's', 'c' },
	{ "handover differs from ACPI", '-', 's', 'h', 'c' },
	{ "handover differs from both", 's', 's', 'h', 'c' },
	{ "device tree differs from both", 'h', 's', 's', 'c' },
	{ "ACPI differs from both", 's', 'h', 's', 'c' },
	{ "device tree, malformed ACPI", 's', 'm', '-', 's' },
	{ "device tree, unmappable ACPI", 'h', 'p', '-', 'h' },
	{ "device tree, ACPI over a limit", 's', 'l', '-', 's' },
	{ "device tree, unsupported ACPI", 's', 'u', '-', 's' },
	{ "handover, malformed ACPI", '-', 'm', 's', 's' },
	{ "malformed ACPI only", '-', 'm', '-', '-' },
	{ "malformed device tree only", 'm', '-', '-', 'm' },
	{ "malformed device tree, ACPI", 'm', 's', '-', 'm' },
	{ "malformed device tree, handover", 'm', '-', 's', 'm' },
	{ "malformed device tree, ACPI and handover", 'm', 's', 's', 'm' },
	{ "malformed device tree, others differ", 'm', 's', 'h', 'm' },
	{ "device tree over a limit, ACPI", 'l', 's', '-', 'l' },
	{ "device tree for PSCI 0.1 only", 'u', '-', '-', '-' },
	{ "device tree for PSCI 0.1, ACPI", 'u', 's', '-', 's' },
	{ "device tree, malformed handover", 's', '-', 'm', 'm' },
	{ "ACPI, malformed handover", '-', 'h', 'm', 'm' },
	{ "all malformed", 'm', 'm', 'm', 'm' },
	{ "all differ or are malformed", 's', 'h', 'm', 'c' },
};

static struct ersi_finding decode(char letter, enum ersi_reason reason)
{
	struct ersi_finding finding = { .reason = reason };

	switch (letter) {
	case 's':
		finding.conduit = ERSI_CONDUIT_SMC;
		finding.reason = ERSI_REASON_NONE;
		break;
	case 'h':
		finding.conduit = ERSI_CONDUIT_HVC;
		finding.reason = ERSI_REASON_NONE;
		break;
	case '-':
		finding.status = ERSI_ABSENT;
		break;
	case 'u':
		finding.status = ERSI_UNSUPPORTED;
		break;
	case 'm':
		finding.status = ERSI_MALFORMED;
		break;
	case 'p':
		finding.status = ERSI_UNMAPPABLE;
		break;
	case 'l':
		finding.status = ERSI_LIMIT;
		break;
	case 'c':
		finding.status = ERSI_CONFLICT;
		break;
	default:
		fail();
	}

	return finding;
}

/* The reason of a source that stands in the way is passed on. */
static enum ersi_reason reason_of(char agreed)
{
	switch (agreed) {
	case 'c':
		return ERSI_REASON_SOURCES_DIFFER;
	case '-':
		return ERSI_REASON_NO_CONDUIT;
	default:
		return ERSI_REASON_FDT_STRUCTURE;
	}
}

static void reconcile(void **state)
{
	const struct conduit_case *row = *state;
	const struct ersi_finding found[ERSI_SOURCES] = {
		[ERSI_SOURCE_FDT] = decode(row->fdt, ERSI_REASON_FDT_STRUCTURE),
		[ERSI_SOURCE_ACPI] = decode(row->acpi, ERSI_REASON_NOT_READ),
		[ERSI_SOURCE_HANDOVER] = decode(row->handover, ERSI_REASON_FDT_STRUCTURE),
	};
	struct ersi_finding expected = decode(row->agreed, reason_of(row->agreed));
	struct ersi_finding agreed;
	struct fake fake = { 0 };

	memset(&agreed, 0xff, sizeof(agreed));
	ersi_conduit_reconcile(&fake, found, &agreed);
	assert_kept(&fake);
	assert_int_equal(agreed.status, expected.status);
	assert_int_equal(agreed.conduit, expected.conduit);
	assert_int_equal(agreed.reason, expected.reason);

	assert_int_equal(fake.note_count, expected.status == ERSI_CONFLICT);
	if (fake.note_count) {
		assert_int_equal(fake.notes[0].status, ERSI_CONFLICT);
		assert_int_equal(fake.notes[0].field, ERSI_FIELD_CONDUIT);
		assert_int_equal(fake.notes[0].found, found[fake.notes[0].source].conduit);
		assert_int_not_equal(fake.notes[0].found, fake.notes[0].expected);
	}
}

int main(void)
{
	struct CMUnitTest tests[COUNT(cases)];

	FILL(tests, cases, reconcile);
	return RUN(tests);
}
