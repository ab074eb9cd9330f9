// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The conduit that the previous boot stage found and hands over in /chosen. See
 * docs/kernel/handover.md.
 */
#include <earlyrsi/handover_abi.h>

#include "bytes.h"
#include "chosen.h"

/* "smc" or "hvc", with the NUL */
#define CONDUIT_SIZE	4

bool ersi_chosen_is(const struct ersi_node *node)
{
	static const char chosen[] = "chosen";
	const char *name = node->name;
	uint32_t i;

	if (node->level != 1)
		return false;
	/* A name that ends differs, so nothing behind its NUL is read. */
	for (i = 0; chosen[i]; i++) {
		if (name[i] != chosen[i])
			return false;
	}
	return !name[i] || name[i] == '@';
}

void ersi_chosen_judge(const struct ersi_nodes *nodes, const struct ersi_node *node,
		       struct ersi_finding *finding)
{
	struct ersi_value value = ersi_node_value(nodes, node, ERSI_CHOSEN_PROPERTY);

	if (!value.bytes)
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_ABSENT, 0, 0, 0);
	else if (value.length != CONDUIT_SIZE)
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_LENGTH, node->offset, CONDUIT_SIZE,
				 value.length);
	else if (ersi_value_is(&value, "smc"))
		ersi_finding_conduit(finding, ERSI_CONDUIT_SMC);
	else if (ersi_value_is(&value, "hvc"))
		ersi_finding_conduit(finding, ERSI_CONDUIT_HVC);
	else
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_VALUE, node->offset,
				 ersi_bytes_text("smc", CONDUIT_SIZE),
				 ersi_bytes_text(value.bytes, value.length));
}
