// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The conduit that the previous boot stage found and hands over in /chosen. See
 * docs/kernel/handover.md.
 */
#include "bytes.h"
#include "chosen.h"

/* "smc" or "hvc", with the NUL */
#define CONDUIT_SIZE	4

#define NAME		"chosen"
#define NAME_LENGTH	6

bool ersi_chosen_is(const struct ersi_node *node)
{
	return node->level == 1 && strlen(node->name) >= NAME_LENGTH &&
	       !memcmp(node->name, NAME, NAME_LENGTH) &&
	       (!node->name[NAME_LENGTH] || node->name[NAME_LENGTH] == '@');
}

void ersi_chosen_judge(const struct ersi_node *node, const struct ersi_value *value,
		       struct ersi_finding *finding)
{
	uint64_t offset = (uint64_t)node->offset;

	if (!value->bytes)
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_ABSENT, 0, 0, 0);
	else if (value->length != CONDUIT_SIZE)
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_LENGTH, offset, CONDUIT_SIZE,
				 value->length);
	else if (ersi_value_is(value, "smc"))
		ersi_finding_conduit(finding, ERSI_CONDUIT_SMC);
	else if (ersi_value_is(value, "hvc"))
		ersi_finding_conduit(finding, ERSI_CONDUIT_HVC);
	else
		ersi_finding_set(finding, ERSI_DIAG_CHOSEN_VALUE, offset,
				 ersi_bytes_text("smc", CONDUIT_SIZE),
				 ersi_bytes_text(value->bytes, value->length));
}
