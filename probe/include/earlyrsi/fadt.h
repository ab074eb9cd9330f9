/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FADT_H
#define EARLYRSI_FADT_H

#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/* ACPI 6.5, table 5.10: FADT flags; table 5.11: ARM boot architecture flags */
#define ERSI_FADT_HW_REDUCED	0x100000
#define ERSI_FADT_PSCI		0x1
#define ERSI_FADT_PSCI_HVC	0x2

/* Bytes of a FADT up to the last field that is used, the minor revision (table 5.9) */
#define ERSI_FADT_LEAST		132

/**
 * struct ersi_fadt - the fields of a FADT that matter (ACPI 6.5, section 5.2.9)
 * @length:		its length in bytes; fields beyond it have no meaning
 * @revision:		the major revision
 * @minor:		the byte after the ARM boot flags, unchanged: minor revision and
 *			errata
 * @flags:		the fixed feature flags
 * @arm_boot_flags:	the ARM boot architecture flags
 */
struct ersi_fadt {
	uint32_t length;
	uint8_t revision;
	uint8_t minor;
	uint32_t flags;
	uint16_t arm_boot_flags;
};

/**
 * ersi_fadt_is_old() - check whether a FADT is older than revision 5.1
 * @fadt:	its fields
 *
 * Return: true if it is. It is usable nevertheless if it has ARM boot flags.
 */
bool ersi_fadt_is_old(const struct ersi_fadt *fadt);

/**
 * ersi_fadt_judge() - find the conduit that a FADT names
 * @fadt:	its fields
 * @pa:		its physical address, for the finding
 * @finding:	the result; written in full
 *
 * Early detection and normal initialisation share this judgement. It has no side effect.
 *
 * @finding->diagnosis is ERSI_DIAG_FOUND; ERSI_DIAG_FADT_NO_PSCI; ERSI_DIAG_FADT_REVISION
 * or ERSI_DIAG_FADT_FLAGS, and then ACPI cannot be used on arm64 at all;
 * ERSI_DIAG_FADT_SHORT (less than ERSI_FADT_LEAST).
 */
void ersi_fadt_judge(const struct ersi_fadt *fadt, uint64_t pa, struct ersi_finding *finding);

#endif
