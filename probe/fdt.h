/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_FDT_H
#define EARLYRSI_FDT_H

#include <earlyrsi/finding.h>
#include <earlyrsi/types.h>

/* Nodes at this level and below are not read; the root has level 0. */
#define ERSI_FDT_DEPTH	63

/**
 * ersi_fdt_find() - find the PSCI conduit that a flattened device tree names
 * @fdt:	the blob, 8-byte aligned, or NULL; only read, and not kept
 * @size:	bytes that may be read at @fdt
 * @psci:	the result for the PSCI node; written in full
 * @chosen:	the result for /chosen; written in full
 *
 * The first node in document order whose compatible list has a PSCI string decides, as it
 * will for the kernel's PSCI driver: even if it is disabled, and by the first such string
 * in its list. The tree is walked once, to the later one of the two nodes: what is broken
 * behind them goes unnoticed. @size bounds the time.
 *
 * @psci->diagnosis is ERSI_DIAG_FOUND, ERSI_DIAG_NOT_READ (no tree), or any diagnosis of FDT.
 * @chosen->diagnosis is ERSI_DIAG_FOUND, ERSI_DIAG_NOT_READ (no tree, or a bad header), or
 * any diagnosis of CHOSEN. Ignore @chosen if the tree itself is malformed.
 *
 * Source: Devicetree Specification 0.4, sections 2.3.1 (compatible), 2.3.4
 * (status) and 5 (the blob); docs/kernel/handover.md.
 */
void ersi_fdt_find(const void *fdt, uint32_t size, struct ersi_finding *psci,
		   struct ersi_finding *chosen);

#endif
