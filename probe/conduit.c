// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Combine what all sources say into one conduit. A wrong conduit is an undefined
 * instruction before there is a console. So where there is doubt there is no conduit, and
 * the kernel's normal initialisation detects the Realm, as it does without early detection.
 */
#include <earlyrsi/conduit.h>

/* Whether normal initialisation uses the tables, may use them, or must use them. */
static bool acpi_counts(const struct ersi_finding *acpi, bool acpi_force)
{
	switch (ersi_finding_class(acpi)) {
	case ERSI_CLASS_ABSENT:
		return acpi_force && acpi->diagnosis != ERSI_DIAG_FADT_NO_PSCI;
	case ERSI_CLASS_UNSUPPORTED:
	case ERSI_CLASS_MALFORMED:
		return acpi_force;
	default:
		return true;
	}
}

static bool counts(enum ersi_source source, const struct ersi_finding *finding, bool acpi_force)
{
	switch (source) {
	case ERSI_SOURCE_FDT:
		return ersi_finding_class(finding) != ERSI_CLASS_ABSENT;
	case ERSI_SOURCE_ACPI:
		return acpi_counts(finding, acpi_force);
	default:
		return finding->diagnosis == ERSI_DIAG_FOUND;
	}
}

enum ersi_source ersi_conduit_reconcile(const struct ersi_finding *found, bool acpi_force,
					struct ersi_finding *agreed)
{
	enum ersi_source decided = ERSI_SOURCES;
	const struct ersi_finding *finding;
	uint32_t i;

	ersi_finding_set(agreed, ERSI_DIAG_NO_CONDUIT, 0, 0, 0);

	for (i = 0; i < ERSI_SOURCES; i++) {
		finding = &found[i];
		if (!counts((enum ersi_source)i, finding, acpi_force))
			continue;

		if (finding->diagnosis != ERSI_DIAG_FOUND) {
			*agreed = *finding;
			return (enum ersi_source)i;
		}

		if (decided == ERSI_SOURCES) {
			decided = (enum ersi_source)i;
			*agreed = *finding;
		} else if (agreed->conduit != finding->conduit) {
			ersi_finding_set(agreed, ERSI_DIAG_CONDUITS_DIFFER, 0, agreed->conduit,
					 finding->conduit);
			return (enum ersi_source)i;
		}
	}

	return decided;
}

const char *ersi_conduit_name(enum ersi_conduit conduit)
{
	static const char names[ERSI_CONDUITS][8] = {
		[ERSI_CONDUIT_NONE]	= "none",
		[ERSI_CONDUIT_HVC]	= "hvc",
		[ERSI_CONDUIT_SMC]	= "smc",
	};

	return conduit < ERSI_CONDUITS ? names[conduit] : "?";
}

const char *ersi_source_name(enum ersi_source source)
{
	static const char names[ERSI_SOURCES][16] = {
		[ERSI_SOURCE_FDT]	= "device tree",
		[ERSI_SOURCE_ACPI]	= "ACPI",
		[ERSI_SOURCE_CHOSEN]	= "/chosen",
		[ERSI_SOURCE_EFI_TABLE]	= "EFI table",
		[ERSI_SOURCE_BOOT_RECORD] = "boot record",
	};

	return source < ERSI_SOURCES ? names[source] : "?";
}

const char *ersi_source_when(enum ersi_source source)
{
	static const char names[ERSI_SOURCES][24] = {
		[ERSI_SOURCE_FDT]	= "the device tree",
		[ERSI_SOURCE_ACPI]	= "EFI's tables",
		[ERSI_SOURCE_CHOSEN]	= "the device tree",
		[ERSI_SOURCE_EFI_TABLE]	= "EFI's tables",
		[ERSI_SOURCE_BOOT_RECORD] = "the kernel's image",
	};

	return source < ERSI_SOURCES ? names[source] : "?";
}
