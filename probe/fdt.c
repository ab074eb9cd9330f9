// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The PSCI conduit in the flattened device tree.
 *
 * The probe must find what the kernel later finds in the unflattened tree. Otherwise it
 * would call firmware by a conduit that normal initialisation does not use. So it looks for
 * the node by compatible and not by path, and the rules below are those of Linux'
 * of_find_matching_node_and_match(), of_device_is_available() and psci_dt_init().
 */
#include <earlyrsi/handover_abi.h>
#include <earlyrsi/psci_abi.h>

#include "bytes.h"
#include "chosen.h"
#include "fdt.h"
#include "node.h"

/* PSCI 0.1 in the format of PSCI_VERSION, which it does not have itself */
#define PSCI_VERSION_0_1	1

enum property {
	COMPATIBLE,
	STATUS,
	METHOD,
	CHOSEN_CONDUIT,
	PROPERTIES
};

static const struct ersi_node_names properties = {
	.count = PROPERTIES,
	.names = {
		[COMPATIBLE]	 = "compatible",
		[STATUS]	 = "status",
		[METHOD]	 = "method",
		[CHOSEN_CONDUIT] = ERSI_CHOSEN_PROPERTY,
	},
};

enum compatible {
	COMPATIBLE_OTHER,
	COMPATIBLE_PSCI_0_1,
	COMPATIBLE_PSCI,
	COMPATIBLE_BROKEN,
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Linux compares compatible strings without regard to case. Both end in NUL. */
static bool same_compatible(const char *a, const char *b)
{
	while (*a && lower(*a) == lower(*b)) {
		a++;
		b++;
	}

	return lower(*a) == lower(*b);
}

/*
 * The strings are sorted from the most to the least specific (section 2.3.1), so the
 * first one that is known decides.
 */
static enum compatible judge_compatible(const struct ersi_value *list)
{
	const char *string = list->bytes;
	uint32_t left = list->length;
	const char *nul;

	while (left) {
		nul = memchr(string, 0, left);
		if (!nul)
			return COMPATIBLE_BROKEN;
		if (same_compatible(string, "arm,psci-1.0") ||
		    same_compatible(string, "arm,psci-0.2"))
			return COMPATIBLE_PSCI;
		if (same_compatible(string, "arm,psci"))
			return COMPATIBLE_PSCI_0_1;
		left -= (uint32_t)(nul + 1 - string);
		string = nul + 1;
	}

	return COMPATIBLE_OTHER;
}

/* A status that is present but cannot be read is not "okay" (section 2.3.4). */
static bool is_available(const struct ersi_value *status)
{
	return !status->bytes || ersi_value_is(status, "okay") || ersi_value_is(status, "ok");
}

static void judge_method(uint64_t offset, const struct ersi_value *method,
			 struct ersi_finding *psci)
{
	if (ersi_value_is(method, "smc"))
		ersi_finding_conduit(psci, ERSI_CONDUIT_SMC);
	else if (ersi_value_is(method, "hvc"))
		ersi_finding_conduit(psci, ERSI_CONDUIT_HVC);
	else
		ersi_finding_set(psci,
				 method->bytes ? ERSI_DIAG_FDT_METHOD : ERSI_DIAG_FDT_NO_METHOD,
				 offset, ersi_bytes_text("smc", 3),
				 ersi_bytes_text(method->bytes, method->length));
}

/* Whether this node decides; if so, @psci is its finding. */
static bool judge_node(const struct ersi_node *node, struct ersi_finding *psci)
{
	const struct ersi_value *values = node->values;
	enum compatible compatible = judge_compatible(&values[COMPATIBLE]);
	uint64_t offset = (uint64_t)node->offset;

	if (compatible == COMPATIBLE_OTHER)
		return false;

	if (compatible == COMPATIBLE_BROKEN)
		ersi_finding_set(psci, ERSI_DIAG_FDT_COMPATIBLE, offset, 0,
				 values[COMPATIBLE].length);
	else if (!is_available(&values[STATUS]))
		ersi_finding_set(psci, ERSI_DIAG_FDT_DISABLED, offset, 0, 0);
	else if (compatible == COMPATIBLE_PSCI_0_1)
		ersi_finding_set(psci, ERSI_DIAG_FDT_PSCI_0_1, offset, ERSI_PSCI_VERSION_1_0,
				 PSCI_VERSION_0_1);
	else
		judge_method(offset, &values[METHOD], psci);

	return true;
}

/* The rest is walked for its structure even if the first nodes have decided. */
static void walk(struct ersi_nodes *nodes, struct ersi_finding *psci, struct ersi_finding *chosen)
{
	const struct ersi_node *node = &nodes->node;
	bool psci_decided = false, chosen_decided = false;

	while (ersi_nodes_next(nodes)) {
		if (!psci_decided && node->level >= ERSI_FDT_DEPTH) {
			ersi_finding_set(psci, ERSI_DIAG_FDT_DEPTH, (uint64_t)node->offset,
					 ERSI_FDT_DEPTH - 1, node->level);
			return;
		}
		if (!psci_decided)
			psci_decided = judge_node(node, psci);
		if (!chosen_decided && ersi_chosen_is(node)) {
			ersi_chosen_judge(node, &node->values[CHOSEN_CONDUIT], chosen);
			chosen_decided = true;
		}
	}

	if (nodes->error)
		ersi_finding_set(psci, ERSI_DIAG_FDT_STRUCTURE, (uint64_t)nodes->at, 0,
				 nodes->error);
}

void ersi_fdt_find(const void *fdt, uint32_t size, struct ersi_finding *psci,
		   struct ersi_finding *chosen)
{
	struct ersi_nodes nodes;

	ersi_finding_set(psci, ERSI_DIAG_NOT_READ, 0, 0, 0);
	ersi_finding_set(chosen, ERSI_DIAG_NOT_READ, 0, 0, 0);
	if (!fdt)
		return;

	if (!ersi_nodes_open(&nodes, fdt, size, &properties)) {
		ersi_finding_set(psci, ERSI_DIAG_FDT_HEADER, 0, size,
				 size >= sizeof(struct fdt_header) ? fdt_totalsize(fdt) : 0);
		return;
	}

	ersi_finding_set(psci, ERSI_DIAG_FDT_NO_PSCI, 0, 0, 0);
	ersi_finding_set(chosen, ERSI_DIAG_CHOSEN_ABSENT, 0, 0, 0);
	walk(&nodes, psci, chosen);
}
