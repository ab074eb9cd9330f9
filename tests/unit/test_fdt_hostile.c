// SPDX-License-Identifier: BSD-2-Clause
/*
 * Trees that were made to do harm, and trees that were cut or garbled.
 */
#include <stdlib.h>

#include <earlyrsi/conduit.h>

#include "probe/fdt.h"

#include "blob.h"
#include "late.h"
#include "unit.h"

#define MUTATIONS	20000

static struct ersi_finding find(const void *fdt, uint32_t size)
{
	struct ersi_finding psci, chosen;

	memset(&psci, 0xff, sizeof(psci));
	ersi_fdt_find(fdt, size, &psci, &chosen);
	assert_int_equal(psci.diagnosis == ERSI_DIAG_FOUND, psci.conduit != ERSI_CONDUIT_NONE);
	assert_int_equal(psci.diagnosis == ERSI_DIAG_FOUND,
			 ersi_finding_class(&psci) == ERSI_CLASS_OK);

	return psci;
}

/* The details that the header or the structure alone decides */
static void assert_blob_details(const void *fdt, uint32_t size, const struct ersi_finding *finding)
{
	switch (finding->diagnosis) {
	case ERSI_DIAG_FDT_HEADER:
		assert_details(finding, 0, size,
			       size >= sizeof(struct fdt_header) ? fdt_totalsize(fdt) : 0);
		break;
	case ERSI_DIAG_FDT_STRUCTURE:
		assert_in_range(finding->address, 0, fdt_size_dt_struct(fdt));
		assert_details(finding, finding->address, 0, 0);
		break;
	case ERSI_DIAG_FDT_NO_PSCI:
		assert_details(finding, 0, 0, 0);
		break;
	default:
		break;
	}
}

static void assert_finding(const void *fdt, uint32_t size, enum ersi_diagnosis diagnosis,
			   enum ersi_class class, enum ersi_conduit conduit)
{
	struct ersi_finding finding = find(fdt, size);

	assert_found(&finding, diagnosis, class, conduit);
	assert_blob_details(fdt, size, &finding);
}

#define BAD_HEADER	FOUND_NO(MALFORMED, FDT_HEADER)
#define BAD_STRUCTURE	FOUND_NO(MALFORMED, FDT_STRUCTURE)

static void refuse_every_short_blob(void **state)
{
	struct blob whole = blob_load("machine");
	uint32_t size;

	(void)state;
	assert_finding(whole.bytes, whole.size, FOUND_SMC);
	for (size = 0; size < whole.size; size++) {
		struct blob cut = blob_copy(whole.bytes, size);

		assert_finding(cut.bytes, size, BAD_HEADER);
		blob_free(&cut);
	}
	blob_free(&whole);
}

static void refuse_every_short_total_size(void **state)
{
	struct blob blob = blob_load("machine");
	uint32_t size, whole = blob.size;

	(void)state;
	for (size = 0; size < whole; size++) {
		fdt_set_totalsize(blob.bytes, size);
		assert_finding(blob.bytes, whole, BAD_HEADER);
	}
	fdt_set_totalsize(blob.bytes, whole + 1);
	assert_finding(blob.bytes, whole, BAD_HEADER);
	fdt_set_totalsize(blob.bytes, UINT32_MAX);
	assert_finding(blob.bytes, whole, BAD_HEADER);
	blob_free(&blob);
}

/* Without the end of the root node no length is enough for a tree that has no /chosen. */
static void refuse_every_short_structure(void **state)
{
	struct blob blob = blob_load("parent-disabled");
	uint32_t size, whole = fdt_size_dt_struct(blob.bytes);

	(void)state;
	for (size = 0; size <= whole - 2 * FDT_TAGSIZE; size++) {
		fdt_set_size_dt_struct(blob.bytes, size);
		assert_finding(blob.bytes, blob.size, BAD_STRUCTURE);
	}
	blob_free(&blob);
}

/* Where the name of a property of /psci ends in the strings block, with its NUL */
static uint32_t end_of_name(const struct blob *blob, const char *name)
{
	int node = fdt_path_offset(blob->bytes, "/psci");
	const struct fdt_property *property = fdt_get_property(blob->bytes, node, name, NULL);

	assert_non_null(property);
	return fdt32_ld(&property->nameoff) + (uint32_t)strlen(name) + 1;
}

/* Names beyond the strings block are no names; nothing else is wrong. */
static void lose_names_with_the_strings(void **state)
{
	struct blob blob = blob_load("machine");
	uint32_t size, whole = fdt_size_dt_strings(blob.bytes);
	uint32_t compatible = end_of_name(&blob, "compatible");
	uint32_t method = end_of_name(&blob, "method");

	(void)state;
	assert_true(compatible < method && method < whole);
	for (size = 0; size <= whole; size++) {
		fdt_set_size_dt_strings(blob.bytes, size);
		if (size < compatible)
			assert_finding(blob.bytes, blob.size, FOUND_NO(ABSENT, FDT_NO_PSCI));
		else if (size < method)
			assert_finding(blob.bytes, blob.size, FOUND_NO(MALFORMED, FDT_NO_METHOD));
		else
			assert_finding(blob.bytes, blob.size, FOUND_SMC);
	}
	blob_free(&blob);
}

static void refuse_bad_headers(void **state)
{
	static const struct {
		uint32_t offset, value;
	} faults[] = {
		{ offsetof(struct fdt_header, magic), 0xd00dfeee },
		{ offsetof(struct fdt_header, magic), 0 },
		{ offsetof(struct fdt_header, version), 16 },
		{ offsetof(struct fdt_header, version), 1 },
		{ offsetof(struct fdt_header, last_comp_version), 18 },
		{ offsetof(struct fdt_header, off_dt_struct), UINT32_MAX },
		{ offsetof(struct fdt_header, off_dt_struct), 0 },
		{ offsetof(struct fdt_header, off_dt_struct), 0x39 },
		{ offsetof(struct fdt_header, size_dt_struct), UINT32_MAX },
		{ offsetof(struct fdt_header, off_dt_strings), UINT32_MAX },
		{ offsetof(struct fdt_header, size_dt_strings), UINT32_MAX },
		{ offsetof(struct fdt_header, off_mem_rsvmap), 0x7ffffff8 },
	};
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(faults); i++) {
		struct blob blob = blob_load("machine");

		fdt32_st(blob.bytes + faults[i].offset, faults[i].value);
		assert_finding(blob.bytes, blob.size, BAD_HEADER);
		blob_free(&blob);
	}
}

static void set_length(const struct blob *blob, const char *path, const char *name, uint32_t length)
{
	int node = fdt_path_offset(blob->bytes, path), size;
	const struct fdt_property *property = fdt_get_property(blob->bytes, node, name, &size);

	assert_non_null(property);
	fdt32_st((void *)(uintptr_t)&property->len, length);
}

/*
 * Lengths that lead back, stay where they are, or go on as if they were small.
 * The second property is empty, so what follows it is a tag.
 */
static void refuse_lengths_that_wrap(void **state)
{
	uint32_t length;

	(void)state;
	for (length = UINT32_MAX - 64; length; length++) {
		struct blob text = blob_load("machine"), empty = blob_load("machine");

		set_length(&text, "/psci", "method", length);
		assert_finding(text.bytes, text.size, BAD_STRUCTURE);
		set_length(&empty, "/interrupt-controller@8000000", "interrupt-controller",
			   length);
		assert_finding(empty.bytes, empty.size, BAD_STRUCTURE);
		blob_free(&text);
		blob_free(&empty);
	}
}

/* A first tag that does not begin a node is not skipped. */
static void refuse_to_begin_without_a_node(void **state)
{
	static const uint32_t tags[] = { 0, FDT_END_NODE, FDT_PROP, FDT_NOP, 5, FDT_END };
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(tags); i++) {
		struct blob blob = blob_load("machine");

		fdt32_st(blob.bytes + fdt_off_dt_struct(blob.bytes), tags[i]);
		assert_finding(blob.bytes, blob.size, BAD_STRUCTURE);
		blob_free(&blob);
	}
}

/* Normal initialisation accepts a root that the blob's end ends, and so does the probe. */
static void take_an_end_for_the_end_of_nodes(void **state)
{
	struct blob blob = blob_load("machine");
	uint32_t end = fdt_size_dt_struct(blob.bytes) - 2 * (uint32_t)FDT_TAGSIZE;

	(void)state;
	fdt32_st(blob.bytes + fdt_off_dt_struct(blob.bytes) + end, FDT_END);
	assert_finding(blob.bytes, blob.size, FOUND_SMC);
	assert_int_equal(late_find(blob.bytes, blob.size), ERSI_CONDUIT_SMC);
	blob_free(&blob);
}

/* Of two properties of one name the first counts, and none after a subnode. */
static void read_what_linux_reads(void **state)
{
	static _Alignas(8) uint8_t buffer[1024];

	(void)state;
	fdt_create(buffer, sizeof(buffer));
	fdt_finish_reservemap(buffer);
	fdt_begin_node(buffer, "");
	fdt_begin_node(buffer, "a");
	fdt_begin_node(buffer, "b");
	fdt_end_node(buffer);
	fdt_property_string(buffer, "compatible", "arm,psci-1.0");
	fdt_property_string(buffer, "method", "smc");
	fdt_end_node(buffer);
	fdt_begin_node(buffer, "c");
	fdt_property_string(buffer, "compatible", "arm,psci-1.0");
	fdt_property_string(buffer, "compatible", "acme");
	fdt_property_string(buffer, "method", "hvc");
	fdt_property_string(buffer, "method", "smc");
	fdt_end_node(buffer);
	fdt_end_node(buffer);
	assert_int_equal(fdt_finish(buffer), 0);

	assert_int_equal(find(buffer, sizeof(buffer)).conduit, ERSI_CONDUIT_HVC);
	assert_int_equal(late_find(buffer, sizeof(buffer)), ERSI_CONDUIT_HVC);
}

/* A tree of @levels nodes, one in the other, of which the last one is PSCI's. */
static struct blob nest(uint32_t levels)
{
	static _Alignas(8) uint8_t buffer[0x10000];
	uint32_t level;

	fdt_create(buffer, sizeof(buffer));
	fdt_finish_reservemap(buffer);
	for (level = 0; level < levels; level++)
		fdt_begin_node(buffer, level ? "n" : "");
	fdt_property_string(buffer, "compatible", "arm,psci-1.0");
	fdt_property_string(buffer, "method", "smc");
	for (level = 0; level < levels; level++)
		fdt_end_node(buffer);
	assert_int_equal(fdt_finish(buffer), 0);

	return blob_copy(buffer, fdt_totalsize(buffer));
}

/* The first node that is too deep; each one before it takes a tag and a name. */
static void assert_too_deep(const struct blob *blob)
{
	struct ersi_finding finding = find(blob->bytes, blob->size);

	assert_found(&finding, FOUND_NO(LIMIT, FDT_DEPTH));
	assert_details(&finding, ERSI_FDT_DEPTH * 8, ERSI_FDT_DEPTH - 1, ERSI_FDT_DEPTH);
}

static void stop_where_linux_stops(void **state)
{
	struct blob last = nest(ERSI_FDT_DEPTH), beyond = nest(ERSI_FDT_DEPTH + 1);
	struct blob far_beyond = nest(1000);

	(void)state;
	assert_finding(last.bytes, last.size, FOUND_SMC);
	assert_int_equal(late_find(last.bytes, last.size), ERSI_CONDUIT_SMC);
	assert_too_deep(&beyond);
	assert_int_equal(late_find(beyond.bytes, beyond.size), ERSI_CONDUIT_NONE);
	assert_too_deep(&far_beyond);
	blob_free(&last);
	blob_free(&beyond);
	blob_free(&far_beyond);
}

/* xorshift64: the same everywhere, so that a seed is enough to repeat a run. */
static uint32_t next_random(uint64_t *random)
{
	*random ^= *random << 13;
	*random ^= *random >> 7;
	*random ^= *random << 17;

	return (uint32_t)(*random >> 32);
}

/*
 * Garble a few bytes, mostly those of the structure block. Whatever the result, the
 * probe names no conduit that normal initialisation would not use.
 */
static void agree_with_the_model(void **state)
{
	const char *text = getenv("ERSI_SEED");
	uint64_t seed = text ? strtoull(text, NULL, 0) : 1;
	struct blob whole = blob_load(*state);
	uint64_t random = seed * 0x9e3779b97f4a7c15u | 1;
	uint32_t i, found = 0;

	print_message("# ERSI_SEED=%llu\n", (unsigned long long)seed);
	for (i = 0; i < MUTATIONS; i++) {
		struct blob blob = blob_copy(whole.bytes, whole.size);
		uint32_t flips = 1 + next_random(&random) % 4;
		struct ersi_finding finding;

		while (flips--)
			blob.bytes[next_random(&random) % blob.size] ^=
				(uint8_t)(1u << next_random(&random) % 8);
		finding = find(blob.bytes, blob.size);
		if (finding.diagnosis == ERSI_DIAG_FOUND) {
			found++;
			assert_int_equal(late_find_first(blob.bytes, blob.size), finding.conduit);
		} else if (ersi_finding_class(&finding) == ERSI_CLASS_ABSENT) {
			assert_int_equal(late_find(blob.bytes, blob.size), ERSI_CONDUIT_NONE);
		}
		blob_free(&blob);
	}
	/* Both outcomes must occur. */
	assert_in_range(found, 1, MUTATIONS - 1);
	blob_free(&whole);
}

static void garble(void **state)
{
	static char machine[] = "machine", below[] = "below-firmware";
	void *trees[] = { machine, below };
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(trees); i++)
		agree_with_the_model(&trees[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuse_every_short_blob),
		cmocka_unit_test(refuse_every_short_total_size),
		cmocka_unit_test(refuse_every_short_structure),
		cmocka_unit_test(lose_names_with_the_strings),
		cmocka_unit_test(refuse_bad_headers),
		cmocka_unit_test(refuse_lengths_that_wrap),
		cmocka_unit_test(refuse_to_begin_without_a_node),
		cmocka_unit_test(take_an_end_for_the_end_of_nodes),
		cmocka_unit_test(read_what_linux_reads),
		cmocka_unit_test(stop_where_linux_stops),
		cmocka_unit_test(garble),
	};

	return RUN(tests);
}
