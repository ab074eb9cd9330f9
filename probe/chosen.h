/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_CHOSEN_H
#define EARLYRSI_CHOSEN_H

#include <earlyrsi/finding.h>

#include "node.h"

/**
 * ersi_chosen_is() - check whether a node is /chosen
 * @node:	the node
 *
 * Return: true if it is, with or without a unit address, as libfdt finds it.
 */
bool ersi_chosen_is(const struct ersi_node *node);

/**
 * ersi_chosen_judge() - find the conduit that /chosen hands over
 * @nodes:	the walk that has come to it
 * @node:	/chosen
 * @finding:	the result; written in full
 *
 * Its ERSI_CHOSEN_PROPERTY must be "smc" or "hvc" with its NUL and nothing else.
 *
 * @finding->diagnosis is ERSI_DIAG_FOUND, ERSI_DIAG_CHOSEN_ABSENT,
 * ERSI_DIAG_CHOSEN_LENGTH or ERSI_DIAG_CHOSEN_VALUE.
 *
 * Source: docs/kernel/handover.md.
 */
void ersi_chosen_judge(const struct ersi_nodes *nodes, const struct ersi_node *node,
		       struct ersi_finding *finding);

#endif
