// SPDX-License-Identifier: BSD-2-Clause
/*
 * What is handed over in /chosen: every value, every node that may have the
 * property, and trees that are cut or garbled.
 */
#include <earlyrsi/handover_abi.h>

#include "probe/fdt.h"

#include "blob.h"
#include "late.h"
#include "unit.h"

#define MUTATIONS	20000

/* Where the property is; all of them have a node before and one behind. */
enum place {
	IN_CHOSEN,
	BEHIND_OTHERS,		/* other properties, of which some look like it */
	BEFORE_A_CHILD,
	BEHIND_A_CHILD,
	WITH_AN_ADDRESS,	/* /chosen@0 */
	IN_THE_SECOND,		/* /chosen@1, after /chosen */
	IN_THE_ROOT,
	IN_PSCI,
	IN_SOC_CHOSEN,		/* /soc/chosen */
	IN_CHOSEN_CHILD,	/* /chosen/child */
	IN_A_LONGER_NAME,	/* /chosenx */
	IN_A_SHORTER_NAME,	/* /chose */
	PLACES
};

static const enum place right_places[] = {
	IN_CHOSEN, BEHIND_OTHERS, BEFORE_A_CHILD, WITH_AN_ADDRESS
};

struct value_case {
	const char *name;
	const char *bytes;
	int length;
	enum ersi_diagnosis diagnosis;
	enum ersi_class class;
	enum ersi_conduit conduit;
};

#define TEXT(text)	text, sizeof(text)
#define BYTES(text)	text, sizeof(text) - 1
#define BAD_LENGTH	FOUND_NO(MALFORMED, CHOSEN_LENGTH)
#define BAD_VALUE	FOUND_NO(MALFORMED, CHOSEN_VALUE)

static const struct value_case values[] = {
	{ "smc", TEXT("smc"), FOUND_SMC },
	{ "hvc", TEXT("hvc"), FOUND_HVC },
	{ "no value", BYTES(""), BAD_LENGTH },
	{ "empty string", TEXT(""), BAD_LENGTH },
	{ "no NUL", BYTES("smc"), BAD_LENGTH },
	{ "too short", TEXT("sm"), BAD_LENGTH },
	{ "too long", TEXT("smcc"), BAD_LENGTH },
	{ "two NULs", TEXT("smc\0"), BAD_LENGTH },
	{ "a list", TEXT("smc\0hvc"), BAD_LENGTH },
	{ "two cells", BYTES("\0\0\0\1\0\0\0\2"), BAD_LENGTH },
	{ "one cell", BYTES("\0\0\0\2"), BAD_VALUE },
	{ "no NUL but a letter", BYTES("smcc"), BAD_VALUE },
	{ "an early NUL", BYTES("sm\0c"), BAD_VALUE },
	{ "in capitals", TEXT("SMC"), BAD_VALUE },
	{ "another word", TEXT("svc"), BAD_VALUE },
	{ "all ones", BYTES("\xff\xff\xff\xff"), BAD_VALUE },
};

static void begin(void *fdt, const char *name)
{
	assert_int_equal(fdt_begin_node(fdt, name), 0);
}

static void end(void *fdt)
{
	assert_int_equal(fdt_end_node(fdt), 0);
}

static void put(void *fdt, const char *name, const void *bytes, int length)
{
	assert_int_equal(fdt_property(fdt, name, bytes, length), 0);
}

static void put_conduit(void *fdt, const struct value_case *value)
{
	put(fdt, ERSI_CHOSEN_PROPERTY, value->bytes, value->length);
}

static void put_in_one_node(void *fdt, const char *name, const struct value_case *value)
{
	begin(fdt, name);
	put_conduit(fdt, value);
	end(fdt);
}

static void put_somewhere(void *fdt, enum place place, const struct value_case *value)
{
	static const char *const names[PLACES] = {
		[IN_CHOSEN] = "chosen",
		[WITH_AN_ADDRESS] = "chosen@0",
		[IN_PSCI] = "psci",
		[IN_A_LONGER_NAME] = "chosenx",
		[IN_A_SHORTER_NAME] = "chose",
	};

	if (names[place]) {
		put_in_one_node(fdt, names[place], value);
		return;
	}
	if (place == IN_SOC_CHOSEN) {
		begin(fdt, "soc");
		put_in_one_node(fdt, "chosen", value);
		end(fdt);
		return;
	}
	if (place == IN_THE_ROOT)
		return;

	begin(fdt, "chosen");
	put(fdt, "linux,uefi-arm-psci", "hvc", 4);
	put(fdt, "linux,uefi-arm-psci-conduit2", "hvc", 4);
	if (place == BEHIND_OTHERS || place == BEFORE_A_CHILD)
		put_conduit(fdt, value);
	if (place == IN_CHOSEN_CHILD)
		put_in_one_node(fdt, "child", value);
	if (place == BEFORE_A_CHILD || place == BEHIND_A_CHILD) {
		begin(fdt, "child");
		end(fdt);
	}
	if (place == BEHIND_A_CHILD)
		put_conduit(fdt, value);
	end(fdt);
	if (place == IN_THE_SECOND)
		put_in_one_node(fdt, "chosen@1", value);
}

static struct blob build(enum place place, const struct value_case *value)
{
	static _Alignas(8) uint8_t buffer[1024];
	void *fdt = buffer;

	memset(buffer, 0, sizeof(buffer));
	assert_int_equal(fdt_create(fdt, sizeof(buffer)), 0);
	assert_int_equal(fdt_finish_reservemap(fdt), 0);
	begin(fdt, "");
	if (place == IN_THE_ROOT)
		put_conduit(fdt, value);
	begin(fdt, "memory@0");
	end(fdt);
	put_somewhere(fdt, place, value);
	begin(fdt, "cpus");
	end(fdt);
	end(fdt);
	assert_int_equal(fdt_finish(fdt), 0);

	return blob_copy(fdt, fdt_totalsize(fdt));
}

static struct ersi_finding find(const void *fdt, uint32_t size)
{
	struct ersi_finding psci, chosen;

	memset(&chosen, 0xff, sizeof(chosen));
	ersi_fdt_find(fdt, size, &psci, &chosen);
	return chosen;
}

static void assert_value(const struct ersi_finding *finding, const struct value_case *row,
			 int node)
{
	assert_found(finding, row->diagnosis, row->class, row->conduit);
	if (row->diagnosis == ERSI_DIAG_CHOSEN_LENGTH)
		assert_details(finding, node, 4, row->length);
	else if (row->diagnosis == ERSI_DIAG_CHOSEN_VALUE)
		assert_details(finding, node, unit_text("smc", 4),
			       unit_text(row->bytes, row->length));
}

/* Nothing is there, so there is nothing to say about it. */
#define assert_absent(finding, ...) do { \
	assert_found(finding, __VA_ARGS__); \
	assert_details(finding, 0, 0, 0); \
} while (0)

static void judge_value(void **state)
{
	const struct value_case *row = *state;
	uint32_t i;

	for (i = 0; i < COUNT(right_places); i++) {
		struct blob blob = build(right_places[i], row);
		struct ersi_finding finding = find(blob.bytes, blob.size);

		assert_value(&finding, row, fdt_path_offset(blob.bytes, "/chosen"));
		blob_free(&blob);
	}
}

static void look_nowhere_else(void **state)
{
	uint32_t place, i;

	(void)state;
	for (place = 0; place < PLACES; place++) {
		struct blob blob = build((enum place)place, &values[0]);
		struct ersi_finding finding = find(blob.bytes, blob.size);

		for (i = 0; i < COUNT(right_places) && right_places[i] != place; i++)
			;
		if (i < COUNT(right_places))
			assert_found(&finding, FOUND_SMC);
		else
			assert_absent(&finding, FOUND_NO(ABSENT, CHOSEN_ABSENT));
		blob_free(&blob);
	}
}

static void find_nothing_without_a_tree(void **state)
{
	struct ersi_finding finding = find(NULL, 0);

	(void)state;
	assert_absent(&finding, FOUND_NO(ABSENT, NOT_READ));
}

static void find_nothing_in_a_short_blob(void **state)
{
	struct blob whole = build(IN_CHOSEN, &values[0]);
	uint32_t size;

	(void)state;
	for (size = 0; size < whole.size; size++) {
		struct blob cut = blob_copy(whole.bytes, size);
		struct ersi_finding finding = find(cut.bytes, size);

		assert_absent(&finding, FOUND_NO(ABSENT, NOT_READ));
		blob_free(&cut);
	}
	blob_free(&whole);
}

static void agree_with_libfdt_on_garbled_trees(void **state)
{
	struct blob whole = build(BEFORE_A_CHILD, &values[0]);
	uint32_t i, seed = 1, usable = 0;

	(void)state;
	for (i = 0; i < MUTATIONS; i++) {
		struct blob blob = blob_copy(whole.bytes, whole.size);
		struct ersi_finding psci, chosen;

		seed = seed * 1664525 + 1013904223;
		blob.bytes[(seed >> 8) % blob.size] = (uint8_t)seed;
		ersi_fdt_find(blob.bytes, blob.size, &psci, &chosen);
		if (ersi_finding_class(&psci) != ERSI_CLASS_MALFORMED &&
		    ersi_finding_class(&psci) != ERSI_CLASS_LIMIT) {
			assert_int_equal(chosen.conduit, late_find_chosen(blob.bytes));
			usable++;
		}
		blob_free(&blob);
	}
	assert_in_range(usable, MUTATIONS / 10, MUTATIONS);
	blob_free(&whole);
}

int main(void)
{
	struct CMUnitTest tests[4 + COUNT(values)] = {
		cmocka_unit_test(look_nowhere_else),
		cmocka_unit_test(find_nothing_without_a_tree),
		cmocka_unit_test(find_nothing_in_a_short_blob),
		cmocka_unit_test(agree_with_libfdt_on_garbled_trees),
	};

	FILL(tests + 4, values, judge_value);
	return RUN(tests);
}
