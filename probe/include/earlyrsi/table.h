/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_TABLE_H
#define EARLYRSI_TABLE_H

#include <earlyrsi/acpi.h>
#include <earlyrsi/stream.h>
#include <earlyrsi/types.h>

/* The header that all tables begin with (ACPI 6.5, table 5.4): offsets of fields */
#define ERSI_TABLE_LENGTH	4	/* 4 bytes */
#define ERSI_TABLE_REVISION	8	/* 1 byte */
#define ERSI_TABLE_OEM_ID	10	/* 6 bytes, and 8 of the OEM table id */
#define ERSI_TABLE_OEM_REVISION	24	/* 4 bytes */
#define ERSI_TABLE_HEADER	36	/* all of it */

/* The largest page of Arm's architecture (DDI0487, D8.1) */
#define ERSI_TABLE_PAGE_MAX	0x10000

#define ERSI_TABLE_SIGNATURE_SIZE 4
#define ERSI_TABLE_OEM_IDS_SIZE	14

/**
 * struct ersi_override - the FADT that an initrd brings
 * @status:	ERSI_OK: it replaces the firmware's; ERSI_ABSENT: none does;
 *		ERSI_UNMAPPABLE, ERSI_LIMIT: that cannot be told
 * @candidates:	FADTs in the initrd, whether they fit or not
 * @pa:		physical address of the one that replaces the firmware's
 * @fadt:	what it says
 */
struct ersi_override {
	enum ersi_status status;
	uint32_t candidates;
	uint64_t pa;
	struct ersi_fadt fadt;
};

/**
 * ersi_fadt_is() - whether a table is a FADT
 * @header:	ERSI_TABLE_HEADER bytes
 *
 * Return: whether its signature is that of the FADT, "FACP".
 */
bool ersi_fadt_is(const uint8_t *header);

/**
 * ersi_fadt_read() - read a FADT whose header was read before
 * @stream:	right behind the header, with the rest of the table in it
 * @header:	ERSI_TABLE_HEADER bytes
 * @size:	length of the table, at least ERSI_TABLE_HEADER
 * @fadt:	receives what matters of it
 * @sum:	receives the sum of all bytes, header included; 0 if it is right
 *
 * Return: false if it cannot be mapped.
 */
bool ersi_fadt_read(struct ersi_stream *stream, const uint8_t *header, uint32_t size,
		    struct ersi_fadt *fadt, uint8_t *sum);

/**
 * ersi_override_find() - look for a FADT in the initrd
 * @env:		the caller's context, to map and for notes
 * @initrd_pa:		physical address of the initrd, 0 for none
 * @initrd_size:	its size in bytes
 * @existing:		header of the firmware's FADT, or NULL to look for
 *			candidates only
 * @override:		the result
 *
 * The rules are those of Linux' acpi_table_upgrade(): files below
 * kernel/firmware/acpi/ in the uncompressed cpio archives that the initrd begins
 * with; of the FADTs that are as long as their file and have a right checksum,
 * the first one that has the OEM id and OEM table id of the firmware's and a
 * greater OEM revision. Only headers are read of what is no such FADT.
 */
void ersi_override_find(void *env, uint64_t initrd_pa, uint64_t initrd_size,
			const uint8_t *existing, struct ersi_override *override);

#endif
