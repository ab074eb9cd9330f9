/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_HANDOVER_ABI_H
#define EARLYRSI_HANDOVER_ABI_H

/*
 * How a boot stage hands over the conduit, defined by this project in docs/kernel/handover.md
 * and docs/lab/records.md: constants only, fit for assembly.
 */

/* The property of /chosen: "smc" or "hvc" */
#define ERSI_CHOSEN_PROPERTY	"linux,uefi-arm-psci-conduit"

/* The record. Numbers are little-endian; it may have any alignment. */

/* Offsets of fields, and the size of version 1.0 */
#define ERSI_RECORD_MAGIC	0	/* 8 bytes */
#define ERSI_RECORD_VERSION	8	/* 4 bytes: major in bits 31:16, minor in bits 15:0 */
#define ERSI_RECORD_LENGTH	12	/* 4 bytes: of the whole record */
#define ERSI_RECORD_CHECKSUM	16	/* 4 bytes: CRC-32 of the record with this field 0 */
#define ERSI_RECORD_CONDUIT	20	/* 4 bytes */
/* 8 bytes at 24 are reserved: written as 0, ignored. */
#define ERSI_RECORD_SIZE	32
/* A record that is longer is not read. */
#define ERSI_RECORD_SIZE_MAX	4096

/* Values: "EARLYRSI" as a number, the version described here, the conduits */
#define ERSI_RECORD_MAGIC_VALUE	0x495352594c524145
#define ERSI_RECORD_VERSION_1_0	0x10000
#define ERSI_RECORD_HVC		1
#define ERSI_RECORD_SMC		2

/* CRC-32 as in IEEE 802.3 and UEFI: reflected; begins and ends inverted */
#define ERSI_RECORD_POLYNOMIAL	0xedb88320

/*
 * The GUID of the UEFI configuration table that is a record,
 * 1a0e0399-3f5a-4e2b-9453-49547d04b921, as the arguments of a macro: three
 * numbers, and eight bytes.
 */
#define ERSI_RECORD_GUID(macro) \
	macro(0x1a0e0399, 0x3f5a, 0x4e2b, 0x94, 0x53, 0x49, 0x54, 0x7d, 0x04, 0xb9, 0x21)

/*
 * Offset of the 8 bytes in the header of a loaded arm64 Image where a boot loader
 * writes the physical address of a record; 0 for none. Documentation of Linux,
 * arch/arm64/booting.rst, calls them res2.
 */
#define ERSI_RECORD_IMAGE_POINTER	32

#endif
