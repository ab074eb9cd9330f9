// SPDX-License-Identifier: BSD-2-Clause
/*
 * How much CPU time a walk over a large tree takes: it must grow with the size of
 * the blob, not with the square of it.
 */
#include <stdlib.h>
#include <time.h>

#include <earlyrsi/conduit.h>

#include "probe/fdt.h"

#include "blob.h"
#include "unit.h"

/* The larger tree is of more than 1 MiB; arm64 Linux takes 2 MiB at most. */
#define PROPERTIES	8000
#define STRINGS		0x100000
#define TIMES		8

/*
 * Empty properties, all named by the start of a strings block that has no NUL. The
 * time would grow with the square of the size if each name were measured, or if the
 * walk began again for each property.
 */
static struct blob build(uint32_t count, uint32_t strings)
{
	uint32_t structure = 2 * FDT_TAGSIZE + count * 12 + 2 * FDT_TAGSIZE;
	uint32_t size = 56 + structure + strings;
	uint8_t *bytes = calloc(1, size);
	uint32_t i, *tag = (uint32_t *)(void *)(bytes + 56);
	struct blob blob;

	assert_non_null(bytes);
	fdt_set_magic(bytes, FDT_MAGIC);
	fdt_set_totalsize(bytes, size);
	fdt_set_off_mem_rsvmap(bytes, 40);
	fdt_set_off_dt_struct(bytes, 56);
	fdt_set_size_dt_struct(bytes, structure);
	fdt_set_off_dt_strings(bytes, 56 + structure);
	fdt_set_size_dt_strings(bytes, strings);
	fdt_set_version(bytes, 17);
	fdt_set_last_comp_version(bytes, 16);
	*tag = cpu_to_fdt32(FDT_BEGIN_NODE);
	for (tag += 2, i = 0; i < count; i++, tag += 3)
		*tag = cpu_to_fdt32(FDT_PROP);
	tag[0] = cpu_to_fdt32(FDT_END_NODE);
	tag[1] = cpu_to_fdt32(FDT_END);
	memset(bytes + 56 + structure, 'x', strings);

	blob = blob_copy(bytes, size);
	free(bytes);
	return blob;
}

static int64_t now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time), 0);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* The least of some runs, in nanoseconds */
static int64_t measure(uint32_t count, uint32_t strings)
{
	struct blob blob = build(count, strings);
	struct ersi_finding finding, chosen;
	int64_t begin, least = INT64_MAX;
	uint32_t i;

	for (i = 0; i < 3; i++) {
		begin = now();
		ersi_fdt_find(blob.bytes, blob.size, &finding, &chosen);
		if (now() - begin < least)
			least = now() - begin;
		assert_found(&finding, FOUND_NO(ABSENT, FDT_NO_PSCI));
		assert_found(&chosen, FOUND_NO(ABSENT, CHOSEN_ABSENT));
	}
	blob_free(&blob);

	return least;
}

/* Eight times as large: 8 times as long by the size, 64 times by its square */
static void walk_in_linear_time(void **state)
{
	int64_t small = measure(PROPERTIES / TIMES, STRINGS / TIMES);
	int64_t large = measure(PROPERTIES, STRINGS);

	(void)state;
	print_message("# %lld and %lld us\n", (long long)small / 1000, (long long)large / 1000);
	assert_in_range(large, 0, 3 * TIMES * small + 20000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walk_in_linear_time),
	};

	return RUN(tests);
}
