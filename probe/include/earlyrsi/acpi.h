/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ACPI_H
#define EARLYRSI_ACPI_H

#include <earlyrsi/fadt.h>
#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_acpi_input - where the ACPI tables are
 * @rsdp:		physical address of the RSDP; 0 for none
 * @initrd_pa:		physical address of the initrd whose FADT may replace the
 *			firmware's; 0 for none
 * @initrd_size:	its size in bytes
 */
struct ersi_acpi_input {
	uint64_t rsdp;
	uint64_t initrd_pa;
	uint64_t initrd_size;
};

/**
 * struct ersi_acpi - the tables between the RSDP and the FADT, as far as they were read
 * @rsdp_revision:	the RSDP's revision; 0 is that of ACPI 1.0
 * @is_xsdt:		the root table is an XSDT, not an RSDT
 * @root_pa:		physical address of the root table, 0 if it was not reached
 * @root_length:	its length in bytes, 0 if it was not reached
 * @fadt_pa:		physical address of the FADT, 0 if none was reached
 * @fadt:		the fields of that FADT; valid if @fadt_pa is not 0
 * @replaced_pa:	physical address of the firmware's FADT if the one at @fadt_pa is
 *			from the initrd and replaces it; else 0
 */
struct ersi_acpi {
	uint8_t rsdp_revision;
	bool is_xsdt;
	uint64_t root_pa;
	uint32_t root_length;
	uint64_t fadt_pa;
	struct ersi_fadt fadt;
	uint64_t replaced_pa;
};

/**
 * ersi_acpi_find() - find the PSCI conduit that the ACPI tables name
 * @env:	the caller's context, to map memory
 * @input:	where the tables are
 * @finding:	the result; written in full
 * @acpi:	the tables that were read; written in full
 *
 * The RSDP leads to the XSDT, or to the RSDT if there is no XSDT, and that leads to the
 * FADT. Everything that is used has a correct signature, length and checksum. Normal
 * initialisation is less strict: where it may overlook an error, what it will find cannot
 * be known, and the finding is of ERSI_CLASS_UNCERTAIN. If a finding is of
 * ERSI_CLASS_MALFORMED or ERSI_CLASS_UNSUPPORTED, normal initialisation refuses the tables
 * as well.
 *
 * @finding->diagnosis is ERSI_DIAG_FOUND, ERSI_DIAG_NOT_READ (no RSDP), or any diagnosis of
 * RSDP, ROOT, TABLE, FADT or INITRD.
 *
 * Source: ACPI 6.5, sections 5.2.5 (RSDP), 5.2.6 (table header), 5.2.7 (RSDT),
 * 5.2.8 (XSDT), 5.2.9 (FADT).
 */
void ersi_acpi_find(void *env, const struct ersi_acpi_input *input, struct ersi_finding *finding,
		    struct ersi_acpi *acpi);

#endif
