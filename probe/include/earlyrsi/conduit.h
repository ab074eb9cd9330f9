/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_CONDUIT_H
#define EARLYRSI_CONDUIT_H

#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/**
 * enum ersi_source - where a finding comes from
 * @ERSI_SOURCE_FDT:		the PSCI node of the flattened device tree
 * @ERSI_SOURCE_ACPI:		the ACPI tables
 * @ERSI_SOURCE_CHOSEN:		the device tree's /chosen, written by the previous boot stage
 * @ERSI_SOURCE_EFI_TABLE:	a UEFI configuration table; the caller reads it
 * @ERSI_SOURCE_BOOT_RECORD:	a record of the boot loader; the caller reads it
 * @ERSI_SOURCES:		number of sources
 */
enum ersi_source {
	ERSI_SOURCE_FDT,
	ERSI_SOURCE_ACPI,
	ERSI_SOURCE_CHOSEN,
	ERSI_SOURCE_EFI_TABLE,
	ERSI_SOURCE_BOOT_RECORD,
	ERSI_SOURCES
};

/**
 * ersi_conduit_reconcile() - combine the findings of all sources into one
 * @found:	ERSI_SOURCES findings, indexed by enum ersi_source
 * @acpi_force:	normal initialisation will use ACPI even if its tables are unusable
 *		(acpi=force)
 * @agreed:	the result; written in full
 *
 * A conduit results only if at least one source names it and no other source names a
 * different one. A device tree that is present but broken blocks every call: what it
 * meant to say would be a guess. So does a tree for PSCI 0.1: normal initialisation then
 * calls PSCI by its conduit, but has none for RSI. ACPI tables that normal initialisation
 * refuses as well (ERSI_CLASS_UNSUPPORTED, ERSI_CLASS_MALFORMED) do not count, because it
 * then falls back to the device tree; with @acpi_force it does not, and they block. Tables
 * that normal initialisation may or may not use always block. The other sources count only if they
 * name a conduit: normal initialisation never reads them.
 *
 * @agreed->diagnosis is ERSI_DIAG_FOUND; ERSI_DIAG_NO_CONDUIT if no source names a conduit;
 * ERSI_DIAG_CONDUITS_DIFFER; otherwise @agreed is the finding of the source that blocks.
 *
 * Return: the source that decided: the first that names the conduit, the first that
 * differs from an earlier one, or the one that blocks; ERSI_SOURCES if none did.
 */
enum ersi_source ersi_conduit_reconcile(const struct ersi_finding *found, bool acpi_force,
					struct ersi_finding *agreed);

/**
 * ersi_conduit_name() - spell a conduit as the device tree does
 * @conduit: any value
 *
 * Return: "none", "hvc" or "smc"; "?" for any other value.
 */
const char *ersi_conduit_name(enum ersi_conduit conduit);

/**
 * ersi_source_name() - name a source
 * @source: any value
 *
 * Return: a constant string, "?" for a value that is not a source.
 */
const char *ersi_source_name(enum ersi_source source);

/**
 * ersi_source_when() - say what has to be readable before a source is
 * @source: any value
 *
 * Return: a constant string, "?" for a value that is not a source.
 */
const char *ersi_source_when(enum ersi_source source);

#endif
