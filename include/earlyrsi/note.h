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
 * @ERSI_FIELD_CONDUIT:		address 0, enum ersi_conduit of an earlier source
 *				and of this one
 * @ERSI_FIELD_CPU_EL3:		address 0, 1 and ID_AA64PFR0_EL1
 * @ERSI_FIELD_RSI_VERSION:	function id, version wanted and highest offered
 * @ERSI_FIELD_REALM_CONFIG:	address of the granule, 0 and the status returned
 * @ERSI_FIELD_IPA_WIDTH:	address of the granule, greatest width possible and
 *				width found
 * @ERSI_FIELDS:		how many there are
 *
 * The text of an FDT property travels as a number: its first eight bytes, the
 * first one lowest, up to its NUL. Offsets count from the start of the structure
 * block.
 */
enum ersi_field {
	ERSI_FIELD_FDT_HEADER,
	ERSI_FIELD_FDT_STRUCTURE,
	ERSI_FIELD_FDT_DEPTH,
	ERSI_FIELD_FDT_COMPATIBLE,
	ERSI_FIELD_FDT_PSCI,
	ERSI_FIELD_FDT_METHOD,
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
 * ersi_field_name() - a field in words
 * @field: any value
 *
 * Return: a constant string, "?" for a value that is no field.
 */
const char *ersi_field_name(enum ersi_field field);

#endif
