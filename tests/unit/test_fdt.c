// SPDX-License-Identifier: BSD-2-Clause
/*
 * The findings in well-formed trees: nodes whose properties are given byte by byte,
 * and whole trees from dts/.
 */
#include <earlyrsi/conduit.h>

#include "probe/fdt.h"

#include "blob.h"
#include "late.h"
#include "unit.h"

struct value {
	const char *bytes;
	int length;
};

/* A string's value ends in NUL, bytes do not unless they say so. */
#define TEXT(text)	{ text, sizeof(text) }
#define BYTES(text)	{ text, sizeof(text) - 1 }
#define MISSING		{ NULL, 0 }
#define EMPTY		{ "", 0 }

struct node_case {
	const char *name;
	struct value compatible, status, method;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

#define SMC	FOUND_SMC
#define HVC	FOUND_HVC
#define NO(class, diagnosis)	FOUND_NO(class, FDT_##diagnosis)

static const struct node_case nodes[] = {
	{ "PSCI 1.0, smc", TEXT("arm,psci-1.0"), MISSING, TEXT("smc"), SMC },
	{ "PSCI 1.0, hvc", TEXT("arm,psci-1.0"), MISSING, TEXT("hvc"), HVC },
	{ "PSCI 0.2", TEXT("arm,psci-0.2"), MISSING, TEXT("smc"), SMC },
	{ "PSCI 1.0, then 0.2", TEXT("arm,psci-1.0\0arm,psci-0.2"), MISSING, TEXT("smc"), SMC },
	{ "PSCI 1.0, 0.2, then 0.1", TEXT("arm,psci-1.0\0arm,psci-0.2\0arm,psci"), MISSING,
	  TEXT("hvc"), HVC },
	{ "PSCI of a vendor first", TEXT("acme,psci\0arm,psci-0.2"), MISSING, TEXT("smc"), SMC },
	{ "PSCI in capitals", TEXT("ARM,PSCI-1.0"), MISSING, TEXT("smc"), SMC },
	{ "empty string first", TEXT("\0arm,psci-1.0"), MISSING, TEXT("smc"), SMC },
	{ "open end after PSCI", BYTES("arm,psci-1.0\0xyz"), MISSING, TEXT("smc"), SMC },
	{ "open end before PSCI would come", BYTES("arm,psci-1.0"), MISSING, TEXT("smc"),
	  NO(MALFORMED, COMPATIBLE) },
	{ "open end after another", BYTES("acme\0arm,psci-1.0"), MISSING, TEXT("smc"),
	  NO(MALFORMED, COMPATIBLE) },
	{ "PSCI 0.1", TEXT("arm,psci"), MISSING, TEXT("smc"), NO(UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1, hvc", TEXT("arm,psci"), MISSING, TEXT("hvc"), NO(UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1 first", TEXT("arm,psci\0arm,psci-0.2"), MISSING, TEXT("smc"),
	  NO(UNSUPPORTED, PSCI_0_1) },
	{ "PSCI 0.1, disabled", TEXT("arm,psci"), TEXT("disabled"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "longer name", TEXT("arm,psci-1.00"), MISSING, TEXT("smc"), NO(ABSENT, NO_PSCI) },
	{ "shorter name", TEXT("arm,psci-1."), MISSING, TEXT("smc"), NO(ABSENT, NO_PSCI) },
	{ "later version", TEXT("arm,psci-2.0"), MISSING, TEXT("smc"), NO(ABSENT, NO_PSCI) },
	{ "name only", MISSING, MISSING, TEXT("smc"), NO(ABSENT, NO_PSCI) },
	{ "empty compatible", EMPTY, MISSING, TEXT("smc"), NO(ABSENT, NO_PSCI) },
	{ "status okay", TEXT("arm,psci-1.0"), TEXT("okay"), TEXT("smc"), SMC },
	{ "status ok", TEXT("arm,psci-1.0"), TEXT("ok"), TEXT("smc"), SMC },
	{ "status okay and more", TEXT("arm,psci-1.0"), TEXT("okay\0disabled"), TEXT("smc"), SMC },
	{ "status disabled", TEXT("arm,psci-1.0"), TEXT("disabled"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "status fail", TEXT("arm,psci-1.0"), TEXT("fail"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "status OKAY", TEXT("arm,psci-1.0"), TEXT("OKAY"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "status okayish", TEXT("arm,psci-1.0"), TEXT("okayish"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "status empty", TEXT("arm,psci-1.0"), EMPTY, TEXT("smc"), NO(ABSENT, DISABLED) },
	{ "status with an open end", TEXT("arm,psci-1.0"), BYTES("okay"), TEXT("smc"),
	  NO(ABSENT, DISABLED) },
	{ "disabled, and no method", TEXT("arm,psci-1.0"), TEXT("disabled"), MISSING,
	  NO(ABSENT, DISABLED) },
	{ "no method", TEXT("arm,psci-1.0"), MISSING, MISSING, NO(MALFORMED, NO_METHOD) },
	{ "method bogus", TEXT("arm,psci-1.0"), MISSING, TEXT("bogus"),
	  NO(MALFORMED, METHOD) },
	{ "method SMC", TEXT("arm,psci-1.0"), MISSING, TEXT("SMC"),
	  NO(MALFORMED, METHOD) },
	{ "method smcc", TEXT("arm,psci-1.0"), MISSING, TEXT("smcc"),
	  NO(MALFORMED, METHOD) },
	{ "method sm", TEXT("arm,psci-1.0"), MISSING, TEXT("sm"),
	  NO(MALFORMED, METHOD) },
	{ "method empty", TEXT("arm,psci-1.0"), MISSING, EMPTY, NO(MALFORMED, METHOD) },
	{ "method with an open end", TEXT("arm,psci-1.0"), MISSING, BYTES("smc"),
	  NO(MALFORMED, METHOD) },
	{ "method smc and more", TEXT("arm,psci-1.0"), MISSING, TEXT("smc\0hvc"), SMC },
};

struct tree_case {
	const char *name;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

static const struct tree_case trees[] = {
	{ "machine", SMC },
	{ "stub", NO(ABSENT, NO_PSCI) },
	{ "below-firmware", HVC },
	{ "parent-disabled", SMC },
	{ "first-of-two", HVC },
	{ "first-is-disabled", NO(ABSENT, DISABLED) },
	{ "deep-first", HVC },
	{ "broken-before", NO(MALFORMED, COMPATIBLE) },
	{ "broken-after", SMC },
	{ "psci-0-1", NO(UNSUPPORTED, PSCI_0_1) },
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

static struct ersi_finding find(const struct blob *blob)
{
	struct ersi_finding psci, chosen;

	memset(&psci, 0xff, sizeof(psci));
	ersi_fdt_find(blob->bytes, blob->size, &psci, &chosen);
	return psci;
}

/* A finding must lead to the fault: the node, what it should say and what it says. */
static void assert_fdt_details(const struct ersi_finding *finding, const struct node_case *row,
			       int node)
{
	const struct value *method = &row->method;

	switch (row->diagnosis) {
	case ERSI_DIAG_FDT_COMPATIBLE:
		assert_details(finding, node, 0, row->compatible.length);
		break;
	case ERSI_DIAG_FDT_PSCI_0_1:
		assert_details(finding, node, 0x10000, 1);
		break;
	case ERSI_DIAG_FDT_DISABLED:
		assert_details(finding, node, 0, 0);
		break;
	case ERSI_DIAG_FDT_NO_METHOD:
	case ERSI_DIAG_FDT_METHOD:
		assert_details(finding, node, unit_text("smc", 3),
			       method->bytes ? unit_text(method->bytes, method->length) : 0);
		break;
	default:
		assert_details(finding, 0, 0, 0);
	}
}

static void find_in_node(void **state)
{
	const struct node_case *row = *state;
	struct blob blob = build(row);
	struct ersi_finding finding = find(&blob);

	assert_found(&finding, row->diagnosis, row->class, row->conduit);
	assert_fdt_details(&finding, row, fdt_path_offset(blob.bytes, "/psci"));
	assert_int_equal(late_find(blob.bytes, blob.size), row->conduit);
	if (row->diagnosis == ERSI_DIAG_FDT_PSCI_0_1)
		assert_int_equal(late_find_psci(blob.bytes, blob.size),
				 row->method.bytes[0] == 'h' ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC);
	else
		assert_int_equal(late_find_psci(blob.bytes, blob.size), row->conduit);
	blob_free(&blob);
}

static void find_in_tree(void **state)
{
	const struct tree_case *row = *state;
	struct blob blob = blob_load(row->name);
	struct ersi_finding finding = find(&blob);

	assert_found(&finding, row->diagnosis, row->class, row->conduit);
	/* Where the tree is broken, the probe is stricter than normal initialisation. */
	if (row->class != ERSI_CLASS_MALFORMED)
		assert_int_equal(late_find(blob.bytes, blob.size), row->conduit);
	blob_free(&blob);
}

/* Where a node's properties end in the structure block, with the tag that says so */
static uint32_t end_of_properties(const struct blob *blob, const char *path)
{
	int node = fdt_path_offset(blob->bytes, path), property, last = -1;
	const struct fdt_property *value;

	fdt_for_each_property_offset(property, blob->bytes, node)
		last = property;
	assert_true(last >= 0);
	value = fdt_get_property_by_offset(blob->bytes, last, NULL);
	return (uint32_t)last + 12 + (fdt32_ld(&value->len) + 3) / 4 * 4 + (uint32_t)FDT_TAGSIZE;
}

/* The two nodes must be whole; what follows them need not even be there. */
static void read_no_further_than_the_two_nodes(void **state)
{
	struct blob blob = blob_load("machine");
	uint32_t size, whole = fdt_size_dt_struct(blob.bytes);
	uint32_t psci = end_of_properties(&blob, "/psci");
	uint32_t chosen = end_of_properties(&blob, "/chosen");
	uint32_t needed = psci > chosen ? psci : chosen;
	struct ersi_finding finding;

	(void)state;
	assert_true(needed < whole);
	for (size = 0; size <= whole; size++) {
		fdt_set_size_dt_struct(blob.bytes, size);
		finding = find(&blob);
		if (size < needed)
			assert_found(&finding, FOUND_NO(MALFORMED, FDT_STRUCTURE));
		else
			assert_found(&finding, FOUND_SMC);
	}
	blob_free(&blob);
}

static void find_nothing_without_a_tree(void **state)
{
	struct blob none = { .bytes = NULL };
	struct ersi_finding finding = find(&none);

	(void)state;
	assert_found(&finding, FOUND_NO(ABSENT, NOT_READ));
	assert_details(&finding, 0, 0, 0);
}

int main(void)
{
	struct CMUnitTest tests[COUNT(nodes) + COUNT(trees) + 2] = {
		cmocka_unit_test(find_nothing_without_a_tree),
		cmocka_unit_test(read_no_further_than_the_two_nodes),
	};

	FILL(tests + 2, nodes, find_in_node);
	FILL(tests + 2 + COUNT(nodes), trees, find_in_tree);
	return RUN(tests);
}
