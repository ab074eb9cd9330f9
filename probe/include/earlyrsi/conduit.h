/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_CONDUIT_H
#define EARLYRSI_CONDUIT_H

#include <earlyrsi/status.h>
#include <earlyrsi/types.h>

/**
 * enum ersi_conduit - the instruction by which firmware is called (DEN0028, 2)
 * @ERSI_CONDUIT_NONE:	firmware must not be called
 * @ERSI_CONDUIT_HVC:	HVC
 * @ERSI_CONDUIT_SMC:	SMC
 * @ERSI_CONDUITS:	how many there are
 */
enum ersi_conduit {
	ERSI_CONDUIT_NONE,
	ERSI_CONDUIT_HVC,
	ERSI_CONDUIT_SMC,
	ERSI_CONDUITS
};

/**
 * enum ersi_source - who said something
 * @ERSI_SOURCE_FDT:		the flattened device tree
 * @ERSI_SOURCE_ACPI:		the ACPI tables
 * @ERSI_SOURCE_CHOSEN:		the boot stage before, in the tree's /chosen
 * @ERSI_SOURCE_EFI_TABLE:	the same, in a UEFI configuration table
 * @ERSI_SOURCE_BOOT_RECORD:	the same, in a record that the boot loader points to
 * @ERSI_SOURCE_CPU:		the CPU's identification registers
 * @ERSI_SOURCE_FIRMWARE:	the answers to PSCI and SMCCC calls
 * @ERSI_SOURCE_RMM:		the answers to RSI calls
 * @ERSI_SOURCE_COUNT:		how many there are
 */
enum ersi_source {
	ERSI_SOURCE_FDT,
	ERSI_SOURCE_ACPI,
	ERSI_SOURCE_CHOSEN,
	ERSI_SOURCE_EFI_TABLE,
	ERSI_SOURCE_BOOT_RECORD,
	ERSI_SOURCE_CPU,
	ERSI_SOURCE_FIRMWARE,
	ERSI_SOURCE_RMM,
	ERSI_SOURCE_COUNT
};

/* The sources that can name a conduit are the first ones. */
#define ERSI_SOURCES	(ERSI_SOURCE_BOOT_RECORD + 1)

/**
 * struct ersi_finding - what one source, or all of them together, say
 * @status:	ERSI_OK if and only if there is a conduit
 * @reason:	why there is none; ERSI_REASON_NONE if there is one
 * @conduit:	the conduit; ERSI_CONDUIT_NONE unless @status is ERSI_OK
 */
struct ersi_finding {
	enum ersi_status status;
	enum ersi_reason reason;
	enum ersi_conduit conduit;
};

/**
 * ersi_finding_set() - fill in a finding
 * @finding:	the finding
 * @status:	see &struct ersi_finding, as for the rest
 * @reason:	why there is no conduit
 * @conduit:	the conduit
 */
void ersi_finding_set(struct ersi_finding *finding, enum ersi_status status,
		      enum ersi_reason reason, enum ersi_conduit conduit);

/**
 * ersi_conduit_reconcile() - make one finding of what all sources say
 * @env:	the caller's context, for notes
 * @found:	ERSI_SOURCES findings, by enum ersi_source; a source that was not
 *		read is ERSI_ABSENT
 * @acpi_force:	late code will use ACPI even if its tables are unusable
 * @agreed:	the result, never partly written
 *
 * A conduit comes out only if at least one source names it and no other source
 * names another. A device tree that is there but cannot be used leaves nothing to
 * be asked: what it meant to say would be a guess. Nor does one of PSCI 0.1: normal
 * initialisation calls PSCI as that tree says, but has no conduit for SMCCC and RSI. ACPI
 * tables that normal initialisation refuses as well (ERSI_UNSUPPORTED, ERSI_MALFORMED)
 * do not count, since it then turns to the device tree; unless @acpi_force keeps it from
 * that. Where it may or may not use them, nothing can be asked. What was handed over has no say
 * unless it can be used: late code does not look at it, and those who handed it
 * over had it from the tables.
 *
 * @agreed->status is ERSI_OK; ERSI_ABSENT if no source names a conduit;
 * ERSI_CONFLICT if two differ, with a note; otherwise it is, with its reason, the
 * finding of the source that stands in the way.
 *
 * Return: who decided: the first source that names the conduit, the first that
 * differs from one before it, or the one that stands in the way;
 * ERSI_SOURCE_COUNT if none did.
 */
enum ersi_source ersi_conduit_reconcile(void *env, const struct ersi_finding *found,
					bool acpi_force, struct ersi_finding *agreed);

/**
 * ersi_conduit_name() - a conduit as the device tree spells it
 * @conduit: any value
 *
 * Return: "none", "hvc" or "smc", "?" for a value that is no conduit.
 */
const char *ersi_conduit_name(enum ersi_conduit conduit);

/**
 * ersi_source_name() - a source in words
 * @source: any value
 *
 * Return: a constant string, "?" for a value that is no source.
 */
const char *ersi_source_name(enum ersi_source source);

/**
 * ersi_source_when() - with what a source that can name a conduit becomes readable
 * @source: any value
 *
 * Return: a constant string, "?" for a value that is no such source.
 */
const char *ersi_source_when(enum ersi_source source);

#endif
