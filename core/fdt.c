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
#include <earlyrsi/note.h>
#include <earlyrsi/psci.h>

/* Devicetree Specification 0.4, section 5.2: the version that has all sizes */
#define FDT_VERSION	17

/* PSCI 0.1 in the format of PSCI_VERSION, which it does not have itself */
#define PSCI_VERSION_0_1	1

enum compatible {
	COMPATIBLE_OTHER,
	COMPATIBLE_PSCI_0_1,
	COMPATIBLE_PSCI,
	COMPATIBLE_BROKEN,
};

/* The value of a property; without the property, @bytes is NULL. */
struct value {
	const char *bytes;
	uint32_t length;
};

/* What matters of a node. It is open until a node begins in it, or it ends. */
struct node {
	bool open;
	int offset;
	struct value compatible;
	struct value status;
	struct value method;
};

static void note(void *env, enum ersi_field field, enum ersi_status status, int offset,
		 uint64_t expected, uint64_t found)
{
	ersi_note_give(env, ERSI_SOURCE_FDT, field, status, (uint64_t)offset, expected, found);
}

static void conclude(struct ersi_finding *finding, enum ersi_status status,
		     enum ersi_reason reason)
{
	finding->status = status;
	finding->reason = reason;
	finding->conduit = ERSI_CONDUIT_NONE;
}

/* Whether a value is a string, and @text. What follows the first NUL is ignored. */
static bool text_is(const struct value *value, const char *text)
{
	uint32_t size = (uint32_t)strlen(text) + 1;

	return value->length >= size && !memcmp(value->bytes, text, size);
}

/* The first eight bytes of a value, for a note. */
static uint64_t text_to_number(const struct value *value)
{
	uint64_t number = 0;
	uint32_t i;

	for (i = 0; i < value->length && i < sizeof(number) && value->bytes[i]; i++)
		number |= (uint64_t)(uint8_t)value->bytes[i] << (8 * i);

	return number;
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
static enum compatible judge_compatible(const struct value *list)
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
static bool is_available(const struct node *node)
{
	return !node->status.bytes || text_is(&node->status, "okay") ||
	       text_is(&node->status, "ok");
}

static void judge_method(void *env, const struct node *node, struct ersi_finding *finding)
{
	const struct value smc = { .bytes = "smc", .length = 3 };

	if (text_is(&node->method, "smc")) {
		finding->conduit = ERSI_CONDUIT_SMC;
	} else if (text_is(&node->method, "hvc")) {
		finding->conduit = ERSI_CONDUIT_HVC;
	} else {
		conclude(finding, ERSI_MALFORMED,
			 node->method.bytes ? ERSI_REASON_FDT_BAD_METHOD :
					      ERSI_REASON_FDT_NO_METHOD);
		note(env, ERSI_FIELD_FDT_METHOD, ERSI_MALFORMED, node->offset,
		     text_to_number(&smc), text_to_number(&node->method));
		return;
	}
	finding->status = ERSI_OK;
	finding->reason = ERSI_REASON_NONE;
}

/* Whether this node decides; if so, @finding is what it says. */
static bool judge_node(void *env, const struct node *node, struct ersi_finding *finding)
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

/*
 * Names are compared where they are. libfdt would measure each of them first,
 * and where every property names the start of a long strings block without a
 * NUL, that takes time in the square of the blob's size.
 */
static bool name_is(const void *fdt, uint32_t offset, const char *name)
{
	uint32_t size = (uint32_t)strlen(name) + 1;
	uint32_t strings = fdt_size_dt_strings(fdt);

	return offset <= strings && size <= strings - offset &&
	       !memcmp((const char *)fdt + fdt_off_dt_strings(fdt) + offset, name, size);
}

/* Of several properties of one name the first one counts. */
static bool read_property(const void *fdt, int offset, struct node *node)
{
	const struct fdt_property *property;
	struct value value;
	uint32_t name;

	/* libfdt before 1.7 lets lengths close to 2^32 pass. */
	property = fdt_offset_ptr(fdt, offset, sizeof(*property));
	if (!property)
		return false;
	value.length = fdt32_to_cpu(property->len);
	value.bytes = fdt_offset_ptr(fdt, offset + (int)sizeof(*property), value.length);
	if (!value.bytes)
		return false;

	name = fdt32_to_cpu(property->nameoff);
	if (!node->compatible.bytes && name_is(fdt, name, "compatible"))
		node->compatible = value;
	else if (!node->status.bytes && name_is(fdt, name, "status"))
		node->status = value;
	else if (!node->method.bytes && name_is(fdt, name, "method"))
		node->method = value;

	return true;
}

/*
 * One pass over the structure block (section 5.4), from the root's beginning to
 * its end. Each step is checked to go forward, so the block's size bounds the
 * time. Properties that follow a subnode belong to nobody, here as in Linux.
 */
static void walk(void *env, const void *fdt, struct ersi_finding *finding)
{
	struct node node = { .open = false };
	bool decided = false;
	uint32_t level = 0;
	int offset, next;
	uint32_t tag;

	for (offset = 0;; offset = next) {
		tag = fdt_next_tag(fdt, offset, &next);
		if (next <= offset || (!offset && tag != FDT_BEGIN_NODE) ||
		    (tag == FDT_PROP && !read_property(fdt, offset, &node))) {
			conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_STRUCTURE);
			note(env, ERSI_FIELD_FDT_STRUCTURE, ERSI_MALFORMED, offset, 0,
			     next < 0 ? (uint64_t)-next : FDT_ERR_BADSTRUCTURE);
			return;
		}
		if (tag == FDT_PROP || tag == FDT_NOP)
			continue;

		if (node.open && !decided)
			decided = judge_node(env, &node, finding);
		memset(&node, 0, sizeof(node));

		if (tag == FDT_END || (tag == FDT_END_NODE && !--level))
			return;
		if (tag == FDT_END_NODE)
			continue;

		if (level == ERSI_FDT_DEPTH && !decided) {
			conclude(finding, ERSI_LIMIT, ERSI_REASON_FDT_DEPTH);
			note(env, ERSI_FIELD_FDT_DEPTH, ERSI_LIMIT, offset, ERSI_FDT_DEPTH - 1,
			     level);
			return;
		}
		node.open = true;
		node.offset = offset;
		level++;
	}
}

/* libfdt before 1.7 takes an unaligned structure block, and then faults on it. */
static bool header_is_usable(const void *fdt, uint32_t size)
{
	return size >= sizeof(struct fdt_header) && !fdt_check_header(fdt) &&
	       fdt_version(fdt) >= FDT_VERSION && fdt_totalsize(fdt) <= size &&
	       fdt_off_dt_struct(fdt) % FDT_TAGSIZE == 0;
}

void ersi_fdt_find(void *env, const void *fdt, uint32_t size, struct ersi_finding *finding)
{
	if (!fdt) {
		conclude(finding, ERSI_ABSENT, ERSI_REASON_NOT_READ);
		return;
	}

	if (!header_is_usable(fdt, size)) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_HEADER);
		note(env, ERSI_FIELD_FDT_HEADER, ERSI_MALFORMED, 0, size,
		     size >= sizeof(struct fdt_header) ? fdt_totalsize(fdt) : 0);
		return;
	}

	conclude(finding, ERSI_ABSENT, ERSI_REASON_FDT_NO_PSCI);
	walk(env, fdt, finding);
}
