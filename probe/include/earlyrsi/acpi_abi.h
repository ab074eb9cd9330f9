/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_ACPI_ABI_H
#define EARLYRSI_ACPI_ABI_H

/*
 * ACPI 6.5: constants only, fit for assembly.
 */

/* The header that all tables begin with (table 5.4): offsets of fields */
#define ERSI_ACPI_TABLE_LENGTH		4	/* 4 bytes */
#define ERSI_ACPI_TABLE_REVISION	8	/* 1 byte */
#define ERSI_ACPI_TABLE_OEM_ID		10	/* 6 bytes, and 8 of the OEM table id */
#define ERSI_ACPI_TABLE_OEM_REVISION	24	/* 4 bytes */
#define ERSI_ACPI_TABLE_HEADER		36	/* size of the header */

#define ERSI_ACPI_SIGNATURE_SIZE	4
#define ERSI_ACPI_OEM_IDS_SIZE		14

#endif
