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
#include <earlyrsi/env.h>
#include <earlyrsi/fdt.h>
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

static void note(void *env, enum ersi_field field, enum ersi_status status, int offset,
		 uint64_t expected, uint64_t found)
{
	const struct ersi_note diagnostic = {
		.source = ERSI_SOURCE_FDT,
		.field = field,
		.status = status,
		.address = (uint64_t)offset,
		.expected = expected,
		.found = found,
	};

	ersi_env_note(env, &diagnostic);
}

static void conclude(struct ersi_finding *finding, enum ersi_status status,
		     enum ersi_reason reason)
{
	finding->status = status;
	finding->reason = reason;
	finding->conduit = ERSI_CONDUIT_NONE;
}

/*
 * Names are compared where they are. fdt_getprop() would measure each name
 * first, and for a strings block without a NUL, named by every property, that
 * takes time in the square of the blob's size.
 */
static bool name_is(const void *fdt, uint32_t offset, const char *name)
{
	uint32_t size = (uint32_t)strlen(name) + 1;
	uint32_t strings = fdt_size_dt_strings(fdt);

	return offset <= strings && size <= strings - offset &&
	       !memcmp((const char *)fdt + fdt_off_dt_strings(fdt) + offset, name, size);
}

/*
 * A broken property ends the search; the walk over the nodes meets it again,
 * and says so.
 */
static const char *get_property(const void *fdt, int node, const char *name, uint32_t *length)
{
	const struct fdt_property *property;
	int offset;

	for (offset = fdt_first_property_offset(fdt, node); offset >= 0;
	     offset = fdt_next_property_offset(fdt, offset)) {
		property = fdt_get_property_by_offset(fdt, offset, NULL);
		if (property && name_is(fdt, fdt32_to_cpu(property->nameoff), name)) {
			*length = fdt32_to_cpu(property->len);
			return property->data;
		}
	}

	return NULL;
}

/* Whether a value is a string, and @text. What follows the first NUL is ignored. */
static bool text_is(const char *value, uint32_t length, const char *text)
{
	uint32_t size = (uint32_t)strlen(text) + 1;

	return length >= size && !memcmp(value, text, size);
}

/* The first eight bytes of a value, for a note. */
static uint64_t text_to_number(const char *value, uint32_t length)
{
	uint64_t number = 0;
	uint32_t i;

	for (i = 0; i < length && i < sizeof(number) && value[i]; i++)
		number |= (uint64_t)(uint8_t)value[i] << (8 * i);

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
static enum compatible get_compatible(const void *fdt, int node, uint32_t *length)
{
	const char *string = get_property(fdt, node, "compatible", length);
	uint32_t left = string ? *length : 0;
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
static bool is_available(const void *fdt, int node)
{
	uint32_t length;
	const char *status = get_property(fdt, node, "status", &length);

	return !status || text_is(status, length, "okay") || text_is(status, length, "ok");
}

static void read_method(void *env, const void *fdt, int node, struct ersi_finding *finding)
{
	uint32_t length = 0;
	const char *method = get_property(fdt, node, "method", &length);

	if (method && text_is(method, length, "smc")) {
		finding->conduit = ERSI_CONDUIT_SMC;
	} else if (method && text_is(method, length, "hvc")) {
		finding->conduit = ERSI_CONDUIT_HVC;
	} else {
		conclude(finding, ERSI_MALFORMED,
			 method ? ERSI_REASON_FDT_BAD_METHOD : ERSI_REASON_FDT_NO_METHOD);
		note(env, ERSI_FIELD_FDT_METHOD, ERSI_MALFORMED, node, text_to_number("smc", 3),
		     text_to_number(method, length));
		return;
	}
	finding->status = ERSI_OK;
	finding->reason = ERSI_REASON_NONE;
}

/* Whether this node decides; if so, @finding is what it says. */
static bool read_node(void *env, const void *fdt, int node, struct ersi_finding *finding)
{
	uint32_t length = 0;
	enum compatible compatible = get_compatible(fdt, node, &length);

	if (compatible == COMPATIBLE_OTHER)
		return false;

	if (compatible == COMPATIBLE_BROKEN) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_COMPATIBLE);
		note(env, ERSI_FIELD_FDT_COMPATIBLE, ERSI_MALFORMED, node, 0, length);
	} else if (!is_available(fdt, node)) {
		conclude(finding, ERSI_ABSENT, ERSI_REASON_FDT_DISABLED);
	} else if (compatible == COMPATIBLE_PSCI_0_1) {
		conclude(finding, ERSI_UNSUPPORTED, ERSI_REASON_FDT_PSCI_0_1);
		note(env, ERSI_FIELD_FDT_PSCI, ERSI_UNSUPPORTED, node, ERSI_PSCI_VERSION_1_0,
		     PSCI_VERSION_0_1);
	} else {
		read_method(env, fdt, node, finding);
	}

	return true;
}

static bool header_is_usable(const void *fdt, uint32_t size)
{
	return size >= sizeof(struct fdt_header) && !fdt_check_header(fdt) &&
	       fdt_version(fdt) >= FDT_VERSION && fdt_totalsize(fdt) <= size;
}

static void walk(void *env, const void *fdt, struct ersi_finding *finding)
{
	bool decided = false;
	int depth = 0;
	int node = 0;
	int next;

	/* A level below zero means that the root node has ended. */
	for (next = 0; next >= 0 && depth >= 0; next = fdt_next_node(fdt, node, &depth)) {
		node = next;
		if (decided)
			continue;
		if (depth >= ERSI_FDT_DEPTH) {
			conclude(finding, ERSI_LIMIT, ERSI_REASON_FDT_DEPTH);
			note(env, ERSI_FIELD_FDT_DEPTH, ERSI_LIMIT, node, ERSI_FDT_DEPTH - 1,
			     (uint64_t)depth);
			return;
		}
		decided = read_node(env, fdt, node, finding);
	}

	if (next < 0 && next != -FDT_ERR_NOTFOUND) {
		conclude(finding, ERSI_MALFORMED, ERSI_REASON_FDT_STRUCTURE);
		note(env, ERSI_FIELD_FDT_STRUCTURE, ERSI_MALFORMED, node, 0, (uint64_t)-next);
	}
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
