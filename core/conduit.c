// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * One conduit out of what all sources say. A wrong conduit is an undefined
 * instruction with no console to tell of it, so where there is doubt the answer
 * is that there is none, and the kernel detects the Realm late, as it always
 * did.
 */
#include <earlyrsi/conduit.h>
#include <earlyrsi/note.h>

/* Whether late code uses the tables, may use them, or has no choice but to. */
static bool acpi_stands(const struct ersi_finding *acpi, bool acpi_force)
{
	switch (acpi->status) {
	case ERSI_ABSENT:
		return acpi_force && acpi->reason != ERSI_REASON_ACPI_NO_PSCI;
	case ERSI_UNSUPPORTED:
	case ERSI_MALFORMED:
		return acpi_force;
	default:
		return true;
	}
}

static bool has_a_say(enum ersi_source source, const struct ersi_finding *finding,
		      bool acpi_force)
{
	if (source == ERSI_SOURCE_ACPI)
		return acpi_stands(finding, acpi_force);

	return finding->status != ERSI_ABSENT && finding->status != ERSI_UNSUPPORTED;
}

void ersi_conduit_reconcile(void *env, const struct ersi_finding *found, bool acpi_force,
			    struct ersi_finding *agreed)
{
	const struct ersi_finding *finding;
	uint32_t source;

	agreed->status = ERSI_ABSENT;
	agreed->reason = ERSI_REASON_NO_CONDUIT;
	agreed->conduit = ERSI_CONDUIT_NONE;

	for (source = 0; source < ERSI_SOURCES; source++) {
		finding = &found[source];

		if (!has_a_say((enum ersi_source)source, finding, acpi_force))
			continue;

		if (finding->status != ERSI_OK) {
			*agreed = *finding;
			return;
		}

		if (agreed->status == ERSI_OK && agreed->conduit != finding->conduit) {
			ersi_note_give(env, (enum ersi_source)source, ERSI_FIELD_CONDUIT,
				       ERSI_CONFLICT, 0, agreed->conduit, finding->conduit);
			agreed->status = ERSI_CONFLICT;
			agreed->reason = ERSI_REASON_SOURCES_DIFFER;
			agreed->conduit = ERSI_CONDUIT_NONE;
			return;
		}

		*agreed = *finding;
	}
}
