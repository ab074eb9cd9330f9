/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_OVERRIDE_H
#define EARLYRSI_OVERRIDE_H

#include <earlyrsi/acpi.h>
#include <earlyrsi/fadt.h>
#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/**
 * struct ersi_override - the FADT that an initrd brings
 * @candidates:	FADTs in the initrd, whether they fit or not
 * @pa:		physical address of the one that replaces the firmware's; 0 if none does
 * @fadt:	its fields
 */
struct ersi_override {
	uint32_t candidates;
	uint64_t pa;
	struct ersi_fadt fadt;
};

/**
 * ersi_override_find() - look for a FADT in the initrd
 * @env:		the caller's context, to map memory
 * @input:		where the initrd is
 * @existing:		header of the firmware's FADT, or NULL to look for
 *			candidates only
 * @override:		the result; written in full
 * @finding:		receives the diagnosis if the initrd cannot be read
 *
 * The rules are those of Linux' acpi_table_upgrade(): files below
 * kernel/firmware/acpi/ in the uncompressed cpio archives that the initrd begins
 * with; of the FADTs that are as long as their file and have a correct checksum,
 * the first that has the OEM id and OEM table id of the firmware's and a
 * greater OEM revision. Of all other tables only the header is read.
 *
 * Return: true if the result is complete; otherwise false, and @finding is
 * ERSI_DIAG_INITRD_UNMAPPABLE, ERSI_DIAG_INITRD_STEPS, ERSI_DIAG_INITRD_FADT or
 * ERSI_DIAG_INITRD_TOTAL.
 */
bool ersi_override_find(void *env, const struct ersi_acpi_input *input, const uint8_t *existing,
			struct ersi_override *override, struct ersi_finding *finding);

#endif
