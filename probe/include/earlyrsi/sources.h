/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_SOURCES_H
#define EARLYRSI_SOURCES_H

#include <earlyrsi/acpi.h>
#include <earlyrsi/conduit.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_sources_input - where the sources are
 * @env:		context for the functions of the environment
 * @fdt:		the flattened device tree, 8-byte aligned, or NULL
 * @fdt_size:		bytes that may be read at @fdt
 * @acpi:		the ACPI tables; all zeros if ACPI will not be used (acpi=off)
 * @acpi_force:		normal initialisation will use ACPI even if its tables are
 *			unusable (acpi=force)
 * @efi_table:		the caller's finding in a UEFI configuration table, or all zeros
 * @boot_record:	the caller's finding in a boot loader's record, or all zeros
 */
struct ersi_sources_input {
	void *env;
	const void *fdt;
	uint32_t fdt_size;
	struct ersi_acpi_input acpi;
	bool acpi_force;
	struct ersi_finding efi_table;
	struct ersi_finding boot_record;
};

/**
 * struct ersi_sources - what the sources say
 * @found:	the finding of each source
 * @acpi:	the ACPI tables that were read
 * @conduit:	all findings combined
 * @decided:	the source that decided @conduit, see ersi_conduit_reconcile()
 */
struct ersi_sources {
	struct ersi_finding found[ERSI_SOURCES];
	struct ersi_acpi acpi;
	struct ersi_finding conduit;
	enum ersi_source decided;
};

/**
 * ersi_sources_read() - find the conduit
 * @in:		where the sources are
 * @sources:	the result; written in full
 *
 * If you only need the conduit, for instance to hand it over, call this. It makes no
 * firmware call.
 */
void ersi_sources_read(const struct ersi_sources_input *in, struct ersi_sources *sources);

#endif
