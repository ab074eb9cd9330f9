/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FDT_H
#define EARLYRSI_FDT_H

#include <earlyrsi/conduit.h>
#include <earlyrsi/types.h>

/* Nodes at this level and below are not read; the root has level 0. */
#define ERSI_FDT_DEPTH	63

/**
 * ersi_fdt_find() - the PSCI conduit that a flattened device tree names
 * @env:	the caller's context, for notes
 * @fdt:	the blob, 8-byte aligned, or NULL; only read, and not kept
 * @size:	bytes that may be read at @fdt
 * @finding:	the result
 *
 * The first node in document order whose compatible list has a PSCI string
 * decides, as it will for the kernel's PSCI driver later: also if it is
 * disabled, and by the first such string in its list. The whole structure is
 * walked, once, because a tree that is broken further down will not be
 * used later either. The time is bounded by @size.
 *
 * @finding->status is ERSI_OK; ERSI_ABSENT (no tree, no PSCI node, disabled);
 * ERSI_UNSUPPORTED (PSCI 0.1); ERSI_MALFORMED (header, structure, compatible,
 * method); ERSI_LIMIT (nested too deep). All but ERSI_OK and ERSI_ABSENT come
 * with a note.
 *
 * Source: Devicetree Specification 0.4, sections 2.3.1 (compatible), 2.3.4
 * (status) and 5 (the blob).
 */
void ersi_fdt_find(void *env, const void *fdt, uint32_t size, struct ersi_finding *finding);

#endif
