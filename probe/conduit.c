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
	switch (source) {
	case ERSI_SOURCE_FDT:
		return finding->status != ERSI_ABSENT;
	case ERSI_SOURCE_ACPI:
		return acpi_stands(finding, acpi_force);
	default:
		return finding->status == ERSI_OK;
	}
}

void ersi_finding_set(struct ersi_finding *finding, enum ersi_status status,
		      enum ersi_reason reason, enum ersi_conduit conduit)
{
	finding->status = status;
	finding->reason = reason;
	finding->conduit = conduit;
}

enum ersi_source ersi_conduit_reconcile(void *env, const struct ersi_finding *found,
					bool acpi_force, struct ersi_finding *agreed)
{
	enum ersi_source decided = ERSI_SOURCE_COUNT;
	const struct ersi_finding *finding;
	enum ersi_source source;
	uint32_t i;

	ersi_finding_set(agreed, ERSI_ABSENT, ERSI_REASON_NO_CONDUIT, ERSI_CONDUIT_NONE);

	for (i = 0; i < ERSI_SOURCES; i++) {
		source = (enum ersi_source)i;
		finding = &found[i];

		if (!has_a_say(source, finding, acpi_force))
			continue;

		if (finding->status != ERSI_OK) {
			*agreed = *finding;
			return source;
		}

		if (agreed->status == ERSI_OK && agreed->conduit != finding->conduit) {
			ersi_note_give(env, source, ERSI_FIELD_CONDUIT, ERSI_CONFLICT, 0,
				       agreed->conduit, finding->conduit);
			ersi_finding_set(agreed, ERSI_CONFLICT, ERSI_REASON_SOURCES_DIFFER,
					 ERSI_CONDUIT_NONE);
			return source;
		}

		if (agreed->status != ERSI_OK)
			decided = source;
		*agreed = *finding;
	}

	return decided;
}
