/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ACPI_H
#define EARLYRSI_ACPI_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/types.h>

/* ACPI 6.5, table 5.10: FADT flags; table 5.11: ARM boot architecture flags */
#define ERSI_FADT_HW_REDUCED	0x100000
#define ERSI_FADT_PSCI		0x1
#define ERSI_FADT_PSCI_HVC	0x2

/* Bytes of a FADT up to the last field that is looked at, the minor revision (table 5.9) */
#define ERSI_FADT_LEAST		132

/* Tables that are looked at: as many as Linux' late code keeps. */
#define ERSI_ACPI_TABLES	128
/* Bytes of the root table or a FADT, with what is before it in its page: as late code maps
 * them. An RSDP, whose length late code does not look at, is not longer either.
 */
#define ERSI_ACPI_TABLE_SIZE	0x40000

/**
 * struct ersi_fadt - what matters of a FADT (ACPI 6.5, section 5.2.9)
 * @length:		its length in bytes; fields beyond it mean nothing
 * @revision:		the major revision
 * @minor:		the byte after the ARM boot flags, as it is: minor revision
 *			and errata
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
 * struct ersi_acpi - what was found on the way, as far as the way went
 * @rsdp_revision:	the RSDP's revision; 0 is that of ACPI 1.0
 * @is_xsdt:		the root table is an XSDT, not an RSDT
 * @root_pa:		physical address of the root table, 0 if it was not reached
 * @root_length:	its length in bytes, 0 if it was not reached
 * @fadt_pa:		physical address of the FADT, 0 if none was reached
 * @fadt:		what that FADT says; valid if @fadt_pa is not 0
 * @replaced_pa:	physical address of the firmware's FADT if the initrd has
 *			one in its place, which is then the one at @fadt_pa; else 0
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
 * ersi_fadt_is_old() - whether a FADT is of a revision before 5.1
 * @fadt:	what it says
 *
 * Return: whether it is; it can be used all the same if it has ARM boot flags.
 */
bool ersi_fadt_is_old(const struct ersi_fadt *fadt);

/**
 * ersi_fadt_judge() - the conduit that a FADT names
 * @fadt:	what it says
 * @finding:	the result
 *
 * The one judgement of early and late code. It has no side effect and gives
 * no note.
 *
 * @finding->status is ERSI_OK; ERSI_ABSENT (ERSI_REASON_ACPI_NO_PSCI);
 * ERSI_UNSUPPORTED (ERSI_REASON_ACPI_FADT_REVISION: before 5.1 and without ARM
 * boot flags, ERSI_REASON_ACPI_FADT_NOT_REDUCED), and then ACPI cannot be used
 * on this architecture at all; ERSI_UNCERTAIN (ERSI_REASON_ACPI_FADT_LENGTH: less
 * than ERSI_FADT_LEAST).
 */
void ersi_fadt_judge(const struct ersi_fadt *fadt, struct ersi_finding *finding);

/**
 * ersi_acpi_find() - the PSCI conduit that the ACPI tables name
 * @env:		the caller's context, to map and for notes
 * @rsdp:		physical address of the RSDP, 0 for none
 * @initrd_pa:		physical address of the initrd whose FADT may replace the
 *			firmware's, 0 for none
 * @initrd_size:	its size in bytes
 * @finding:		the result
 * @acpi:		what was found on the way; written in full
 *
 * The RSDP leads to the XSDT, or to the RSDT where there is none, and that to
 * the FADT. Everything that is used has the right signature, length and
 * checksum. Late code is less strict: where something is wrong that it may
 * overlook, there is no telling what it will find, and the finding is
 * ERSI_UNCERTAIN.
 *
 * @finding->status is ERSI_OK; ERSI_ABSENT (no RSDP, no PSCI); ERSI_UNSUPPORTED
 * (see ersi_fadt_judge()) or ERSI_MALFORMED: late code will not use these tables
 * either; ERSI_UNCERTAIN; ERSI_UNMAPPABLE; ERSI_LIMIT (more tables, or larger
 * ones, than are read). All but ERSI_OK and ERSI_ABSENT come with a note.
 *
 * Source: ACPI 6.5, sections 5.2.5 (RSDP), 5.2.6 (table header), 5.2.7 (RSDT),
 * 5.2.8 (XSDT), 5.2.9 (FADT).
 */
void ersi_acpi_find(void *env, uint64_t rsdp, uint64_t initrd_pa, uint64_t initrd_size,
		    struct ersi_finding *finding, struct ersi_acpi *acpi);

#endif
