// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The PSCI conduit in the flattened device tree.
 *
 * What this finds must be what the kernel finds later, in the unflattened tree:
 * otherwise early code would call firmware by a conduit that late code does not
 * use. So the node is looked for by compatible and not by path, and the rules
 * below are those of Linux' of_find_matching_node_and_match(),
 * of_device_is_available() and psci_dt_init().
 */
#include <earlyrsi/fdt.h>
#include <earlyrsi/node.h>
#include <earlyrsi/note.h>
#include <earlyrsi/psci.h>

/* PSCI 0.1 in the format of PSCI_VERSION, which it does not have itself */
#define PSCI_VERSION_0_1	1

enum compatible {
	COMPATIBLE_OTHER,
	COMPATIBLE_PSCI_0_1,
	COMPATIBLE_PSCI,
	COMPATIBLE_BROKEN,
};

static void note(void *env, enum ersi_field field, enum ersi_status status, int offset,
		 uint64_t expected, uint64_t found)
{
	ersi_note_give(env, ERSI_SOURCE_FDT, field, status, (uint64_t)offset, expected, found);
}

static void conclude(struct ersi_finding *finding, enum ersi_status status,
		     enum ersi_reason reason)
{
	ersi_finding_set(finding, status, reason, ERSI_CONDUIT_NONE);
}

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
 * The strings go from the most to the least specific (section 2.3.1), so the
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

/* A status that is there but cannot be read is not "okay" (section 2.3.4). */
static bool is_available(const struct ersi_node *node)
{
	return !node->status.bytes || ersi_value_is(&node->status, "okay") ||
	       ersi_value_is(&node->status, "ok");
}

static void judge_method(void *env, const struct ersi_node *node, struct ersi_finding *finding)
{
	if (ersi_value_is(&node->method, "smc")) {
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_SMC);
	} else if (ersi_value_is(&node->method, "hvc")) {
		ersi_finding_set(finding, ERSI_OK, ERSI_REASON_NONE, ERSI_CONDUIT_HVC);
	} else {
		conclude(finding, ERSI_MALFORMED,
			 node->method.bytes ? ERSI_REASON_FDT_BAD_METHOD :
					      ERSI_REASON_FDT_NO_METHOD);
		note(env, ERSI_FIELD_FDT_METHOD, ERSI_MALFORMED, node->offset,
		     ersi_text_number("smc", 3),
		     ersi_text_number(node->method.bytes, node->method.length));
	}
}

/* Whether this node decides; if so, @finding is what it says. */
static bool judge_node(void *env, const struct ersi_node *node, struct ersi_finding *finding)
{
	enum compatible compatible = judge_compatible(&node->compatible);

	if (compatible == COMPATIBLE_OTHER)
		return false;

	if (compatible == COMPATIBLE_BROKEN) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_COMPATIBLE);
		note(env, ERSI_FIELD_FDT_COMPATIBLE, ERSI_MALFORMED, node->offset, 0,
		     node->compatible.length);
	} else if (!is_available(node)) {
		conclude(finding, ERSI_ABSENT, ERSI_REASON_FDT_DISABLED);
	} else if (compatible == COMPATIBLE_PSCI_0_1) {
		conclude(finding, ERSI_UNSUPPORTED, ERSI_REASON_FDT_PSCI_0_1);
		note(env, ERSI_FIELD_FDT_PSCI, ERSI_UNSUPPORTED, node->offset,
		     ERSI_PSCI_VERSION_1_0, PSCI_VERSION_0_1);
	} else {
		judge_method(env, node, finding);
	}

	return true;
}

/* The rest is walked for its structure even if the first nodes have decided. */
static void walk(void *env, struct ersi_nodes *nodes, struct ersi_finding *finding)
{
	const struct ersi_node *node = &nodes->node;
	bool decided = false;

	while (ersi_nodes_next(nodes)) {
		if (decided)
			continue;
		if (node->level >= ERSI_FDT_DEPTH) {
			conclude(finding, ERSI_LIMIT, ERSI_REASON_FDT_DEPTH);
			note(env, ERSI_FIELD_FDT_DEPTH, ERSI_LIMIT, node->offset,
			     ERSI_FDT_DEPTH - 1, node->level);
			return;
		}
		decided = judge_node(env, node, finding);
	}

	if (nodes->error) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_STRUCTURE);
		note(env, ERSI_FIELD_FDT_STRUCTURE, ERSI_MALFORMED, nodes->at, 0, nodes->error);
	}
}

void ersi_fdt_find(void *env, const void *fdt, uint32_t size, struct ersi_finding *finding)
{
	struct ersi_nodes nodes;

	if (!fdt) {
		conclude(finding, ERSI_ABSENT, ERSI_REASON_NOT_READ);
		return;
	}

	if (!ersi_nodes_open(&nodes, fdt, size)) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_HEADER);
		note(env, ERSI_FIELD_FDT_HEADER, ERSI_MALFORMED, 0, size,
		     size >= sizeof(struct fdt_header) ? fdt_totalsize(fdt) : 0);
		return;
	}

	conclude(finding, ERSI_ABSENT, ERSI_REASON_FDT_NO_PSCI);
	walk(env, &nodes, finding);
}
