// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The PSCI conduit in the flattened device tree.
 *
 * The probe must find what the kernel later finds in the unflattened tree. Otherwise it
 * would call firmware by a conduit that normal initialisation does not use. So it looks for
 * the node by compatible and not by path, and the rules below are those of Linux'
 * of_find_matching_node_and_match(), of_device_is_available() and psci_dt_init().
 */
#include <earlyrsi/psci_abi.h>

#include "bytes.h"
#include "chosen.h"
#include "fdt.h"
#include "node.h"

/* PSCI 0.1 in the format of PSCI_VERSION, which it does not have itself */
#define PSCI_VERSION_0_1	1

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

/* Where @string continues after @start, or NULL. Linux ignores case. Both end in NUL. */
static const char *skip_start(const char *string, const char *start)
{
	for (; *start; string++, start++) {
		if (lower(*string) != *start)
			return NULL;
	}

	return string;
}

static bool is_same(const char *string, const char *other)
{
	string = skip_start(string, other);
	return string && !*string;
}

static enum compatible judge_string(const char *string)
{
	const char *version = skip_start(string, "arm,psci");

	if (!version)
		return COMPATIBLE_OTHER;
	if (is_same(version, "-1.0") || is_same(version, "-0.2"))
		return COMPATIBLE_PSCI;
	return *version ? COMPATIBLE_OTHER : COMPATIBLE_PSCI_0_1;
}

/*
 * The strings are sorted from the most to the least specific (section 2.3.1), so the
 * first one that is known decides.
 */
static enum compatible judge_compatible(const struct ersi_value *list)
{
	enum compatible compatible = COMPATIBLE_OTHER;
	const char *string = list->bytes;
	uint32_t left = list->length;
	const char *nul;

	while (left && compatible == COMPATIBLE_OTHER) {
		nul = memchr(string, 0, left);
		if (!nul)
			return COMPATIBLE_BROKEN;
		compatible = judge_string(string);
		left -= (uint32_t)(nul + 1 - string);
		string = nul + 1;
	}

	return compatible;
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

static void judge_psci(const struct ersi_nodes *nodes, const struct ersi_node *node,
		       enum compatible compatible, struct ersi_finding *psci)
{
	struct ersi_value status = ersi_node_value(nodes, node, "status");
	struct ersi_value method = ersi_node_value(nodes, node, "method");

	if (!is_available(&status))
		ersi_finding_set(psci, ERSI_DIAG_FDT_DISABLED, node->offset, 0, 0);
	else if (compatible == COMPATIBLE_PSCI_0_1)
		ersi_finding_set(psci, ERSI_DIAG_FDT_PSCI_0_1, node->offset,
				 ERSI_PSCI_VERSION_1_0, PSCI_VERSION_0_1);
	else
		judge_method(node->offset, &method, psci);
}

/* Whether this node decides; if so, @psci is its finding. */
static bool judge_node(const struct ersi_nodes *nodes, const struct ersi_node *node,
		       struct ersi_finding *psci)
{
	struct ersi_value list = ersi_node_value(nodes, node, "compatible");
	enum compatible compatible = judge_compatible(&list);

	switch (compatible) {
	case COMPATIBLE_OTHER:
		return false;
	case COMPATIBLE_BROKEN:
		ersi_finding_set(psci, ERSI_DIAG_FDT_COMPATIBLE, node->offset, 0, list.length);
		return true;
	default:
		judge_psci(nodes, node, compatible, psci);
		return true;
	}
}

/* Nothing is read behind the two nodes that decide. */
static void walk(struct ersi_nodes *nodes, struct ersi_finding *psci, struct ersi_finding *chosen)
{
	bool psci_decided = false, chosen_decided = false;
	struct ersi_node node;

	while (!(psci_decided && chosen_decided) && ersi_nodes_next(nodes, &node)) {
		if (!psci_decided && node.level >= ERSI_FDT_DEPTH) {
			ersi_finding_set(psci, ERSI_DIAG_FDT_DEPTH, node.offset,
					 ERSI_FDT_DEPTH - 1, node.level);
			return;
		}
		if (!psci_decided)
			psci_decided = judge_node(nodes, &node, psci);
		if (!chosen_decided && ersi_chosen_is(&node)) {
			ersi_chosen_judge(nodes, &node, chosen);
			chosen_decided = true;
		}
	}

	if (nodes->broken)
		ersi_finding_set(psci, ERSI_DIAG_FDT_STRUCTURE, ersi_nodes_offset(nodes), 0, 0);
}

void ersi_fdt_find(const void *fdt, uint32_t size, struct ersi_finding *psci,
		   struct ersi_finding *chosen)
{
	struct ersi_nodes nodes;

	ersi_finding_set(psci, ERSI_DIAG_NOT_READ, 0, 0, 0);
	ersi_finding_set(chosen, ERSI_DIAG_NOT_READ, 0, 0, 0);
	if (!fdt)
		return;

	if (!ersi_nodes_open(&nodes, fdt, size)) {
		ersi_finding_set(psci, ERSI_DIAG_FDT_HEADER, 0, size,
				 size >= sizeof(struct fdt_header) ? fdt_totalsize(fdt) : 0);
		return;
	}

	ersi_finding_set(psci, ERSI_DIAG_FDT_NO_PSCI, 0, 0, 0);
	ersi_finding_set(chosen, ERSI_DIAG_CHOSEN_ABSENT, 0, 0, 0);
	walk(&nodes, psci, chosen);
}
