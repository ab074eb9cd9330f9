// SPDX-License-Identifier: BSD-2-Clause
/*
 * Large maps. How many tables they need is worked out by hand here; where they are built,
 * the walker looks at addresses that are chosen at random.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define GIB	((uint64_t)1 << 30)
#define TIB	((uint64_t)1 << 40)

struct size_case {
	const char *name;
	struct regime regime;
	uint64_t size;
	enum pt_mapping mapping;
	uint64_t tables;
	bool build;		/* not if that is too much memory for a test */
};

static const struct size_case sizes[] = {
	/* 512 entries in a table: 1 GiB is 512 tables of level 3 and one of level 2. */
	{ "1 GiB of 4 KiB", { .page_bits = 12, .va_bits = 48 }, GIB, PT_MAPPING_PAGES,
	  512 + 1 + 1 + 1, true },
	{ "16 GiB of 4 KiB", { .page_bits = 12, .va_bits = 48 }, 16 * GIB, PT_MAPPING_PAGES,
	  8192 + 16 + 1 + 1, true },
	{ "1 TiB of 4 KiB", { .page_bits = 12, .va_bits = 48 }, TIB, PT_MAPPING_PAGES,
	  524288 + 1024 + 2 + 1, false },
	{ "1 TiB of 4 KiB, 52 bits", { .page_bits = 12, .va_bits = 52, .ds = true }, TIB,
	  PT_MAPPING_PAGES, 524288 + 1024 + 2 + 1 + 1, false },
	{ "1 TiB of blocks of 1 GiB", { .page_bits = 12, .va_bits = 48 }, TIB,
	  PT_MAPPING_BLOCKS, 2 + 1, true },
	/* One run more, and half of one, which is none. */
	{ "1 TiB and 24 GiB of runs of 16 GiB", { .page_bits = 12, .va_bits = 48 },
	  TIB + 24 * GIB, PT_MAPPING_CONTIGUOUS, 3 + 1, true },
	/* With LPA2 a block of level 0 is 512 GiB. There are no runs of such blocks. */
	{ "16 TiB of blocks of 512 GiB", { .page_bits = 12, .va_bits = 48, .ds = true },
	  16 * TIB, PT_MAPPING_CONTIGUOUS, 1, true },
	/* 2048 entries: 32 MiB is a table of level 3, 64 GiB one of level 2. */
	{ "1 TiB of 16 KiB", { .page_bits = 14, .va_bits = 47 }, TIB, PT_MAPPING_PAGES,
	  32768 + 16 + 1, false },
	{ "1 TiB and 1.5 GiB of runs of 1 GiB", { .page_bits = 14, .va_bits = 47 },
	  TIB + GIB + GIB / 2, PT_MAPPING_CONTIGUOUS, 17 + 1, true },
	{ "8 TiB of blocks of 64 GiB", { .page_bits = 14, .va_bits = 48, .ds = true }, 8 * TIB,
	  PT_MAPPING_CONTIGUOUS, 1 + 1, true },
	/* 8192 entries: 512 MiB is a table of level 3, 4 TiB one of level 2. */
	{ "64 GiB of 64 KiB", { .page_bits = 16, .va_bits = 42 }, 64 * GIB, PT_MAPPING_PAGES,
	  128 + 1, true },
	{ "1 TiB of 64 KiB", { .page_bits = 16, .va_bits = 48 }, TIB, PT_MAPPING_PAGES,
	  2048 + 1 + 1, false },
	{ "8 TiB and 24 GiB of runs of 16 GiB", { .page_bits = 16, .va_bits = 48 },
	  8 * TIB + 24 * GIB, PT_MAPPING_CONTIGUOUS, 3 + 1, true },
	{ "128 TiB of blocks of 4 TiB", { .page_bits = 16, .va_bits = 52, .lpa = true },
	  128 * TIB, PT_MAPPING_CONTIGUOUS, 1, true },
};

#define WALKS	2000

static void a_large_map_is_right(void **state)
{
	const struct size_case *c = *state;
	const struct pt_range range = { 0, 128 * TIB, c->size, 0x700, c->mapping };
	uint64_t need, page = (uint64_t)1 << c->regime.page_bits, part, va;
	struct scene scene;
	uint32_t i;

	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &c->regime, (uint32_t)c->tables + 1);
	world_geometry(&scene.world, &scene.map.geometry);
	scene.map.env = &scene.world;
	scene.layout.ranges[0] = range;
	scene.layout.ranges[0].attributes &= walker_attribute_bits(&c->regime);
	scene.layout.count = 1;

	assert_int_equal(pt_count_build(&scene.map.geometry, scene.layout.ranges, 1,
					&need), PT_OK);
	assert_int_equal(need, c->tables);
	if (!c->build) {
		world_close(&scene.world);
		return;
	}

	scene_build(&scene);
	assert_int_equal(scene.world.used, c->tables);
	for (i = 0; i < WALKS; i++) {
		/* Half of them near the end, where the last run may be cut. */
		part = i & 1 ? c->size : c->size / 64;
		va = c->size - (1 + random_below(part / page)) * page;
		assert_true(layout_check_part(&scene.layout, &scene.world, scene.map.root,
					      c->mapping == PT_MAPPING_PAGES, va, page));
		scene_check_run(&scene, &scene.layout.ranges[0], va);
	}
	scene_close(&scene, &scene.map);
}

/* 1 GiB of pages is one block, and back: tables of two levels go and come at once. */
static void a_block_of_blocks_is_folded_and_split(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39 };
	const struct pt_range range = { GIB, 5 * GIB, GIB, 0x700, PT_MAPPING_PAGES };
	struct pt_reserve reserve;
	struct scene scene;
	uint32_t change;
	uint64_t need;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &regime, 515);
	world_geometry(&scene.world, &scene.map.geometry);
	scene.map.env = &scene.world;
	scene.layout.ranges[0] = range;
	scene.layout.count = 1;
	scene_build(&scene);

	for (change = PT_CHANGE_BREAK; change <= PT_CHANGE_DIRECT; change++) {
		assert_int_equal(pt_fold(&scene.map, GIB, GIB, PT_MAPPING_BLOCKS,
					 (enum pt_change)change), 0);
		assert_int_equal(scene.world.used, 1);
		assert_true(layout_check_part(&scene.layout, &scene.world, scene.map.root, false,
					      GIB, GIB));

		assert_int_equal(pt_count_split(&scene.map, GIB, 4096, &need), 0);
		assert_int_equal(need, 513);
		assert_int_equal(pt_reserve(&scene.map, need, &reserve), 0);
		assert_int_equal(pt_split(&scene.map, GIB, 4096,
					  (enum pt_change)change, &reserve), 0);
		assert_int_equal(scene.world.used, 514);
		assert_true(layout_check_part(&scene.layout, &scene.world, scene.map.root, true,
					      GIB, GIB));
	}
	scene_close(&scene, &scene.map);
}

/* 16 blocks of 2 MiB, and half a block, which is 16 runs of 16 pages. */
static void a_run_of_blocks_is_folded(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39 };
	const struct pt_range range = { GIB, 5 * GIB, 0x2100000, 0x700, PT_MAPPING_PAGES };
	struct scene scene;
	uint32_t change;

	(void)state;
	for (change = PT_CHANGE_BREAK; change <= PT_CHANGE_DIRECT; change++) {
		memset(&scene, 0, sizeof(scene));
		world_open(&scene.world, &regime, 32);
		world_geometry(&scene.world, &scene.map.geometry);
		scene.map.env = &scene.world;
		scene.layout.ranges[0] = range;
		scene.layout.count = 1;
		scene_build(&scene);
		world_live(&scene.world, scene.map.root,
			   change == PT_CHANGE_BREAK ? LICENSE_NONE : LICENSE_SIZE);
		assert_int_equal(pt_fold(&scene.map, GIB, range.size, PT_MAPPING_CONTIGUOUS,
					 (enum pt_change)change), 0);
		layout_mapping(&scene.layout, PT_MAPPING_CONTIGUOUS);
		scene_check_only(&scene, false, 3);
		scene_check_runs(&scene, &scene.layout);
		assert_int_equal(scene.world.invalidations,
				 change == PT_CHANGE_BREAK ? 1 : 16 + 1);
		scene_close(&scene, &scene.map);
	}
}

int main(void)
{
	struct CMUnitTest tests[COUNT(sizes) + 2] = {
		[COUNT(sizes) + 1] = cmocka_unit_test(a_run_of_blocks_is_folded),
		[COUNT(sizes)] = cmocka_unit_test(a_block_of_blocks_is_folded_and_split),
	};

	FILL(tests, sizes, a_large_map_is_right);
	random_open();

	return RUN(tests);
}
