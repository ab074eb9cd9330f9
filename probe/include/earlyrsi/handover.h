/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_HANDOVER_H
#define EARLYRSI_HANDOVER_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/types.h>

/**
 * ersi_handover_find_chosen() - the conduit that /chosen hands over
 * @env:	the caller's context, for notes
 * @fdt:	the flattened device tree, 8-byte aligned, or NULL
 * @size:	bytes that may be read at @fdt
 * @finding:	the result
 *
 * The value is "smc" or "hvc" with its NUL and nothing else. The tree is read up
 * to the end of /chosen's properties; whether it can be used at all is for
 * ersi_fdt_find() to say, and a tree that cannot hands over nothing.
 *
 * @finding->status is ERSI_OK; ERSI_ABSENT; ERSI_MALFORMED
 * (ERSI_REASON_CHOSEN_LENGTH, ERSI_REASON_CHOSEN_VALUE), with a note.
 *
 * Source: docs/kernel/handover.md.
 */
void ersi_handover_find_chosen(void *env, const void *fdt, uint32_t size,
			       struct ersi_finding *finding);

/**
 * ersi_handover_read_record() - the conduit that a record hands over
 * @env:	the caller's context, to map and for notes
 * @source:	ERSI_SOURCE_EFI_TABLE or ERSI_SOURCE_BOOT_RECORD, for notes
 * @pa:		physical address of the record, 0 for none
 * @finding:	the result
 *
 * Magic, length and checksum are the same in all versions, and are checked
 * before anything else is looked at. A newer minor version is read as the one
 * that is known.
 *
 * @finding->status is ERSI_OK; ERSI_ABSENT (no record); ERSI_UNMAPPABLE;
 * ERSI_MALFORMED (magic, too short, checksum, conduit); ERSI_LIMIT (too long);
 * ERSI_UNSUPPORTED (another major version). All but ERSI_OK and ERSI_ABSENT come
 * with a note.
 *
 * Source: docs/kernel/handover.md.
 */
void ersi_handover_read_record(void *env, enum ersi_source source, uint64_t pa,
			       struct ersi_finding *finding);

#endif
