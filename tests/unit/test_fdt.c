// SPDX-License-Identifier: BSD-2-Clause
/*
 * What well-formed trees say: nodes whose properties are given byte by byte,
 * and whole trees from dts/.
 */
#include <earlyrsi/fdt.h>

#include "blob.h"
#include "fake.h"
#include "late.h"
#include "unit.h"

struct value {
	const char *bytes;
	int length;
};

/* A string's value ends in NUL, bytes do not unless they say so. */
#define TEXT(text)	{ text, sizeof(text) }
#define BYTES(text)	{ text, sizeof(text) - 1 }
#define ABSENT		{ NULL, 0 }
#define EMPTY		{ "", 0 }

struct node_case {
	const char *name;
	struct value compatible, status, method;
	enum ersi_status finding;
	enum ersi_reason reason;
	enum ersi_conduit conduit;
};

#define SMC	FOUND_SMC
#define HVC	FOUND_HVC
#define NO(status, reason)	FOUND_NO(status, FDT_##reason)

static const struct node_case nodes[] = {
	{ "PSCI 1.0, smc", TEXT("arm,psci-1.0"), ABSENT, TEXT("smc"), SMC },
	{ "PSCI 1.0, hvc", TEXT("arm,psci-1.0"), ABSENT, TEXT("hvc"), HVC },
	{ "PSCI 0.2", TEXT("arm,psci-0.2"), ABSENT, TEXT("smc"), SMC },
	{ "PSCI 1.0, then 0.2", TEXT("arm,psci-1.0\0arm,psci-0.2"), ABSENT, TEXT("smc"), SMC },
	{ "PSCI 1.0, 0.2, then 0.1", TEXT("arm,psci-1.0\0arm,psci-0.2\0arm,psci"), ABSENT,
	  TEXT("hvc"), HVC },
	{ "PSCI of a vendor first", TEXT("acme,psci\0arm,psci-0.2"), ABSENT, TEXT("smc"), SMC },
	{ "PSCI in capitals", TEXT("ARM,PSCI-1.0"), ABSENT, TEXT("smc"), SMC },
	{ "empty string first", TEXT("\0arm,psci-1.0"), ABSENT, TEXT("smc"), SMC },
	{ "open end after PSCI", BYTES("arm,psci-1.0\0xyz"), ABSENT, TEXT("smc"), SMC },
	{ "open end before PSCI would come", BYTES("arm,psci-1.0"), ABSENT, TEXT("smc"),
	  NO(ERSI_MALFORMED, COMPATIBLE) },
	{ "open end after another", BYTES("acme\0arm,psci-1.0"), ABSENT, TEXT("smc"),
	  NO(ERSI_MALFORMED, COMPATIBLE) },
	{ "PSCI 0.1", TEXT("arm,psci"), ABSENT, TEXT("smc"), NO(ERSI_UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1, hvc", TEXT("arm,psci"), ABSENT, TEXT("hvc"), NO(ERSI_UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1 first", TEXT("arm,psci\0arm,psci-0.2"), ABSENT, TEXT("smc"),
	  NO(ERSI_UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1, disabled", TEXT("arm,psci"), TEXT("disabled"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "longer name", TEXT("arm,psci-1.00"), ABSENT, TEXT("smc"), NO(ERSI_ABSENT, NO_PSCI) },
	{ "shorter name", TEXT("arm,psci-1."), ABSENT, TEXT("smc"), NO(ERSI_ABSENT, NO_PSCI) },
	{ "later version", TEXT("arm,psci-2.0"), ABSENT, TEXT("smc"), NO(ERSI_ABSENT, NO_PSCI) },
	{ "name only", ABSENT, ABSENT, TEXT("smc"), NO(ERSI_ABSENT, NO_PSCI) },
	{ "empty compatible", EMPTY, ABSENT, TEXT("smc"), NO(ERSI_ABSENT, NO_PSCI) },
	{ "status okay", TEXT("arm,psci-1.0"), TEXT("okay"), TEXT("smc"), SMC },
	{ "status ok", TEXT("arm,psci-1.0"), TEXT("ok"), TEXT("smc"), SMC },
	{ "status okay and more", TEXT("arm,psci-1.0"), TEXT("okay\0disabled"), TEXT("smc"), SMC },
	{ "status disabled", TEXT("arm,psci-1.0"), TEXT("disabled"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "status fail", TEXT("arm,psci-1.0"), TEXT("fail"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "status OKAY", TEXT("arm,psci-1.0"), TEXT("OKAY"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "status okayish", TEXT("arm,psci-1.0"), TEXT("okayish"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "status empty", TEXT("arm,psci-1.0"), EMPTY, TEXT("smc"), NO(ERSI_ABSENT, DISABLED) },
	{ "status with an open end", TEXT("arm,psci-1.0"), BYTES("okay"), TEXT("smc"),
	  NO(ERSI_ABSENT, DISABLED) },
	{ "disabled, and no method", TEXT("arm,psci-1.0"), TEXT("disabled"), ABSENT,
	  NO(ERSI_ABSENT, DISABLED) },
	{ "no method", TEXT("arm,psci-1.0"), ABSENT, ABSENT, NO(ERSI_MALFORMED, NO_METHOD) },
	{ "method bogus", TEXT("arm,psci-1.0"), ABSENT, TEXT("bogus"),
	  NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method SMC", TEXT("arm,psci-1.0"), ABSENT, TEXT("SMC"),
	  NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method smcc", TEXT("arm,psci-1.0"), ABSENT, TEXT("smcc"),
	  NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method sm", TEXT("arm,psci-1.0"), ABSENT, TEXT("sm"),
	  NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method empty", TEXT("arm,psci-1.0"), ABSENT, EMPTY, NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method with an open end", TEXT("arm,psci-1.0"), ABSENT, BYTES("smc"),
	  NO(ERSI_MALFORMED, BAD_METHOD) },
	{ "method smc and more", TEXT("arm,psci-1.0"), ABSENT, TEXT("smc\0hvc"), SMC },
};

struct tree_case {
	const char *name;
	enum ersi_status finding;
	enum ersi_reason reason;
	enum ersi_conduit conduit;
};

static const struct tree_case trees[] = {
	{ "machine", SMC },
	{ "stub", NO(ERSI_ABSENT, NO_PSCI) },
	{ "below-firmware", HVC },
	{ "parent-disabled", SMC },
	{ "first-of-two", HVC },
	{ "first-is-disabled", NO(ERSI_ABSENT, DISABLED) },
	{ "deep-first", HVC },
	{ "broken-before", NO(ERSI_MALFORMED, COMPATIBLE) },
	{ "broken-after", SMC },
	{ "psci-0-1", NO(ERSI_UNSUPPORTED, PSCI_0_1) },
};

static void add(void *fdt, const char *name, const struct value *value)
{
	if (value->bytes)
		assert_int_equal(fdt_property(fdt, name, value->bytes, value->length), 0);
}

/* A machine with a node before and a node after the one that is in question. */
static struct blob build(const struct node_case *row)
{
	static _Alignas(8) uint8_t buffer[1024];
	void *fdt = buffer;

	assert_int_equal(fdt_create(fdt, sizeof(buffer)), 0);
	assert_int_equal(fdt_finish_reservemap(fdt), 0);
	assert_int_equal(fdt_begin_node(fdt, ""), 0);
	assert_int_equal(fdt_property_string(fdt, "compatible", "acme,board"), 0);
	assert_int_equal(fdt_begin_node(fdt, "memory@0"), 0);
	assert_int_equal(fdt_property_string(fdt, "device_type", "memory"), 0);
	assert_int_equal(fdt_end_node(fdt), 0);
	assert_int_equal(fdt_begin_node(fdt, "psci"), 0);
	add(fdt, "method", &row->method);
	add(fdt, "compatible", &row->compatible);
	add(fdt, "status", &row->status);
	assert_int_equal(fdt_end_node(fdt), 0);
	assert_int_equal(fdt_begin_node(fdt, "chosen"), 0);
	assert_int_equal(fdt_end_node(fdt), 0);
	assert_int_equal(fdt_end_node(fdt), 0);
	assert_int_equal(fdt_finish(fdt), 0);

	return blob_copy(fdt, fdt_totalsize(fdt));
}

/* What is found, and what the note says if there is one. */
static struct ersi_note check(struct blob *blob, enum ersi_status status, enum ersi_reason reason,
			      enum ersi_conduit conduit)
{
	bool noted = status != ERSI_OK && status != ERSI_ABSENT;
	struct fake fake = { 0 };
	struct ersi_finding finding;

	memset(&finding, 0xff, sizeof(finding));
	ersi_fdt_find(&fake, blob->bytes, blob->size, &finding);
	assert_kept(&fake);
	assert_found(&finding, status, reason, conduit);
	assert_int_equal(fake.note_count, noted);
	return fake.notes[0];
}

/* A note must lead to the fault: the node, and what it should say and says. */
static void assert_fdt_note(const struct ersi_note *note, const struct node_case *row, int node)
{
	switch (row->reason) {
	case ERSI_REASON_FDT_COMPATIBLE:
		assert_note(note, ERSI_SOURCE_FDT, ERSI_FIELD_FDT_COMPATIBLE, ERSI_MALFORMED, node,
			    0, row->compatible.length);
		break;
	case ERSI_REASON_FDT_PSCI_0_1:
		assert_note(note, ERSI_SOURCE_FDT, ERSI_FIELD_FDT_PSCI, ERSI_UNSUPPORTED, node,
			    0x10000, 1);
		break;
	default:
		assert_note(note, ERSI_SOURCE_FDT, ERSI_FIELD_FDT_METHOD, ERSI_MALFORMED, node,
			    unit_text("smc", 3), row->method.bytes ?
			    unit_text(row->method.bytes, row->method.length) : 0);
	}
}

static void find_in_node(void **state)
{
	const struct node_case *row = *state;
	struct blob blob = build(row);
	struct ersi_note note = check(&blob, row->finding, row->reason, row->conduit);

	if (row->finding != ERSI_OK && row->finding != ERSI_ABSENT)
		assert_fdt_note(&note, row, fdt_path_offset(blob.bytes, "/psci"));
	assert_int_equal(late_find(blob.bytes, blob.size), row->conduit);
	if (row->reason == ERSI_REASON_FDT_PSCI_0_1)
		assert_int_equal(late_find_psci(blob.bytes, blob.size),
				 row->method.bytes[0] == 'h' ? ERSI_CONDUIT_HVC :
							       ERSI_CONDUIT_SMC);
	else
		assert_int_equal(late_find_psci(blob.bytes, blob.size), row->conduit);
	blob_free(&blob);
}

static void find_in_tree(void **state)
{
	const struct tree_case *row = *state;
	struct blob blob = blob_load(row->name);

	check(&blob, row->finding, row->reason, row->conduit);
	/* Where the tree is broken, early code is stricter than late code. */
	if (row->finding != ERSI_MALFORMED)
		assert_int_equal(late_find(blob.bytes, blob.size), row->conduit);
	blob_free(&blob);
}

static void find_nothing_without_a_tree(void **state)
{
	struct fake fake = { 0 };
	struct ersi_finding finding;

	(void)state;
	ersi_fdt_find(&fake, NULL, 0, &finding);
	assert_found(&finding, ERSI_ABSENT, ERSI_REASON_NOT_READ, ERSI_CONDUIT_NONE);
	assert_int_equal(fake.note_count, 0);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(nodes) + COUNT(trees) + 1] = {
		cmocka_unit_test(find_nothing_without_a_tree),
	};

	FILL(tests + 1, nodes, find_in_node);
	FILL(tests + 1 + COUNT(nodes), trees, find_in_tree);
	return RUN(tests);
}
