/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_NOTE_H
#define EARLYRSI_NOTE_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/status.h>
#include <earlyrsi/types.h>

/**
 * enum ersi_field - what a note is about
 * @ERSI_FIELD_FDT_HEADER:	address 0, the bytes given and the size claimed
 * @ERSI_FIELD_FDT_STRUCTURE:	offset of the tag, 0 and libfdt's error
 * @ERSI_FIELD_FDT_DEPTH:	offset of the node, deepest level read and its level
 * @ERSI_FIELD_FDT_COMPATIBLE:	offset of the node, 0 and the list's length
 * @ERSI_FIELD_FDT_PSCI:	offset of the node, 1.0 and 0.1 as PSCI_VERSION has them
 * @ERSI_FIELD_FDT_METHOD:	offset of the node, "smc" and its text (see below)
 * @ERSI_FIELD_RSDP:		address of the RSDP, bytes that cannot be mapped and 0
 * @ERSI_FIELD_RSDP_SIGNATURE:	the same, "RSD PTR " and its text
 * @ERSI_FIELD_RSDP_LENGTH:	the same, least or greatest length and its length
 * @ERSI_FIELD_RSDP_CHECKSUM:	the same, 0 and the sum of the first 20 bytes
 * @ERSI_FIELD_RSDP_EXTENDED:	the same, 0 and the sum of all bytes
 * @ERSI_FIELD_RSDP_ROOT:	the same, 1 and the address of the table, which is 0
 * @ERSI_FIELD_ROOT:		address of the XSDT or RSDT, bytes that cannot be
 *				mapped and 0
 * @ERSI_FIELD_ROOT_SIGNATURE:	the same, "XSDT" or "RSDT" and its text
 * @ERSI_FIELD_ROOT_LENGTH:	the same, least or greatest length and its length
 * @ERSI_FIELD_ROOT_CHECKSUM:	the same, 0 and the sum of its bytes
 * @ERSI_FIELD_TABLES:		the same, greatest number looked at and tables named
 * @ERSI_FIELD_TABLE:		address of the table, bytes that cannot be mapped and 0
 * @ERSI_FIELD_FADT:		address of the FADT, bytes that cannot be mapped and 0;
 *				or of the XSDT or RSDT, number of FADTs wanted and found
 * @ERSI_FIELD_FADT_LENGTH:	address of the FADT, least or greatest length and its
 *				length
 * @ERSI_FIELD_FADT_CHECKSUM:	the same, 0 and the sum of its bytes
 * @ERSI_FIELD_FADT_REVISION:	the same, 5.1 and its revision, the major one from bit 8
 * @ERSI_FIELD_FADT_FLAGS:	the same, flags wanted and its flags
 * @ERSI_FIELD_FADTS:		address of a FADT, 1 and how many there are so far
 * @ERSI_FIELD_INITRD:		address in the initrd, bytes that cannot be mapped and
 *				0; or greatest number of steps and steps taken
 * @ERSI_FIELD_INITRD_FADT:	address in the initrd, greatest length and its length
 * @ERSI_FIELD_CHOSEN_LENGTH:	offset of the node, length wanted and length found
 * @ERSI_FIELD_CHOSEN_VALUE:	the same, "smc" and its text
 * @ERSI_FIELD_RECORD:		address of the record, bytes that cannot be mapped and 0
 * @ERSI_FIELD_RECORD_MAGIC:	the same, "EARLYRSI" and its text
 * @ERSI_FIELD_RECORD_LENGTH:	the same, least or greatest length and its length
 * @ERSI_FIELD_RECORD_CHECKSUM:	the same, what it should be and what it is
 * @ERSI_FIELD_RECORD_VERSION:	the same, version wanted and its version
 * @ERSI_FIELD_RECORD_CONDUIT:	the same, ERSI_RECORD_SMC and its conduit
 * @ERSI_FIELD_CONDUIT:		address 0, enum ersi_conduit of an earlier source
 *				and of this one
 * @ERSI_FIELD_CPU_EL3:		address 0, 1 and ID_AA64PFR0_EL1
 * @ERSI_FIELD_RSI_VERSION:	function id, version wanted and highest offered
 * @ERSI_FIELD_REALM_CONFIG:	address of the granule, 0 and the status returned
 * @ERSI_FIELD_IPA_WIDTH:	address of the granule, greatest width possible and
 *				width found
 * @ERSI_FIELDS:		how many there are
 *
 * Text travels as a number: its first eight bytes (of a signature, all), the
 * first one lowest; that of an FDT property up to its NUL. Offsets count from the
 * start of the structure block. The addresses of ACPI and of
 * records are physical.
 */
enum ersi_field {
	ERSI_FIELD_FDT_HEADER,
	ERSI_FIELD_FDT_STRUCTURE,
	ERSI_FIELD_FDT_DEPTH,
	ERSI_FIELD_FDT_COMPATIBLE,
	ERSI_FIELD_FDT_PSCI,
	ERSI_FIELD_FDT_METHOD,
	ERSI_FIELD_RSDP,
	ERSI_FIELD_RSDP_SIGNATURE,
	ERSI_FIELD_RSDP_LENGTH,
	ERSI_FIELD_RSDP_CHECKSUM,
	ERSI_FIELD_RSDP_EXTENDED,
	ERSI_FIELD_RSDP_ROOT,
	ERSI_FIELD_ROOT,
	ERSI_FIELD_ROOT_SIGNATURE,
	ERSI_FIELD_ROOT_LENGTH,
	ERSI_FIELD_ROOT_CHECKSUM,
	ERSI_FIELD_TABLES,
	ERSI_FIELD_TABLE,
	ERSI_FIELD_FADT,
	ERSI_FIELD_FADT_LENGTH,
	ERSI_FIELD_FADT_CHECKSUM,
	ERSI_FIELD_FADT_REVISION,
	ERSI_FIELD_FADT_FLAGS,
	ERSI_FIELD_FADTS,
	ERSI_FIELD_INITRD,
	ERSI_FIELD_INITRD_FADT,
	ERSI_FIELD_CHOSEN_LENGTH,
	ERSI_FIELD_CHOSEN_VALUE,
	ERSI_FIELD_RECORD,
	ERSI_FIELD_RECORD_MAGIC,
	ERSI_FIELD_RECORD_LENGTH,
	ERSI_FIELD_RECORD_CHECKSUM,
	ERSI_FIELD_RECORD_VERSION,
	ERSI_FIELD_RECORD_CONDUIT,
	ERSI_FIELD_CONDUIT,
	ERSI_FIELD_CPU_EL3,
	ERSI_FIELD_RSI_VERSION,
	ERSI_FIELD_REALM_CONFIG,
	ERSI_FIELD_IPA_WIDTH,
	ERSI_FIELDS
};

/**
 * struct ersi_note - a diagnostic, for the consumer to print or to drop
 * @source:	who said it
 * @field:	which part of it
 * @status:	in what way it is wrong
 * @address:	where; the field says in what terms
 * @expected:	what would have been right; the field says in what terms
 * @found:	what was there, in the same terms
 */
struct ersi_note {
	enum ersi_source source;
	enum ersi_field field;
	enum ersi_status status;
	uint64_t address;
	uint64_t expected;
	uint64_t found;
};

/**
 * ersi_note_give() - give a diagnostic to the environment
 * @env:	the caller's context
 * @source:	who said it
 * @field:	which part of it
 * @status:	in what way it is wrong
 * @address:	see &struct ersi_note, as for the rest
 * @expected:	what would have been right
 * @found:	what was there
 */
void ersi_note_give(void *env, enum ersi_source source, enum ersi_field field,
		    enum ersi_status status, uint64_t address, uint64_t expected, uint64_t found);

/**
 * ersi_field_name() - a field in words
 * @field: any value
 *
 * Return: a constant string, "?" for a value that is no field.
 */
const char *ersi_field_name(enum ersi_field field);

#endif
