// SPDX-License-Identifier: BSD-2-Clause
/*
 * Tables that somebody else made: limits in table descriptors, entries that belong to
 * somebody, entries that are none, tables that refer to themselves.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define PAGE	((uint64_t)0x1000)
#define BLOCK	((uint64_t)0x200000)
#define TOTAL	((uint64_t)1 << 31)

/* Two blocks, the first one as pages, and somewhere else a third one */
static const struct layout small = { .count = 3, .ranges = {
	{ 0, 0x40000000, BLOCK, 0x7c4, PT_MAPPING_PAGES },
	{ BLOCK, 0x40000000 + BLOCK, BLOCK, 0x7c4, PT_MAPPING_BLOCKS },
	{ 0x40000000, 0, BLOCK, 0x7c4, PT_MAPPING_BLOCKS },
} };

static void open_small(struct scene *scene, bool hpd)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 31, .hpd = hpd };

	memset(scene, 0, sizeof(*scene));
	world_open(&scene->world, &regime, 520);
	world_geometry(&scene->world, &scene->map.geometry);
	scene->map.env = &scene->world;
	scene->layout = small;
	scene_build(scene);
}

/* The entry of some level for an address */
static uint64_t *entry(struct scene *scene, uint64_t va, int32_t level)
{
	uint64_t *table = walker_memory(&scene->world, scene->map.root);

	if (level == 1)
		return &table[va >> 30];
	table = walker_memory(&scene->world, walker_next(&scene->world.regime,
							 table[va >> 30]));
	if (level == 2)
		return &table[va >> 21 & 511];

	return &walker_memory(&scene->world, walker_next(&scene->world.regime,
							 table[va >> 21 & 511]))[va >> 12 & 511];
}

/* What is left of attributes below a table with one bit of its limits (D8.4) */
static uint64_t below_limit(uint64_t attributes, uint64_t limit)
{
	switch (limit) {
	case 59:
		return attributes | PT_ATTRIBUTE_PXN;
	case 60:
		return attributes | PT_ATTRIBUTE_UXN;
	case 61:
		return attributes & ~PT_ATTRIBUTE_EL0;
	default:
		return attributes | PT_ATTRIBUTE_READ_ONLY;
	}
}

/*
 * Tables that forbid: what is mapped there changes for all, so the reference changes. Maps
 * that are made from it have no such tables, but forbid the same.
 */
static void limits_of_tables_are_kept(void **state)
{
	bool hpd = *(const bool *)*state;
	struct pt_map copy;
	struct scene scene;
	uint64_t differs, limit;

	for (limit = 59; limit < 63; limit++) {
		open_small(&scene, hpd);
		*entry(&scene, 0, 1) |= (uint64_t)1 << limit;
		*entry(&scene, 0, 2) |= (uint64_t)3 << 59;
		if (!hpd) {
			uint64_t *first = &scene.layout.ranges[0].attributes;
			uint64_t *second = &scene.layout.ranges[1].attributes;

			*first = below_limit(*first, limit) | (uint64_t)3 << 53;
			*second = below_limit(*second, limit);
		}
		assert_true(layout_check(&scene.layout, &scene.world, scene.map.root, false));

		/* Inside of the range, and outside of it: of the first range, the second. */
		memset(&copy, 0, sizeof(copy));
		copy.env = &scene.world;
		assert_int_equal(pt_copy(&copy, &scene.map, 0, BLOCK), 0);
		assert_true(layout_check(&scene.layout, &scene.world, copy.root, false));
		assert_int_equal(pt_compare(&copy, &scene.map, 0, TOTAL, &differs), 0);
		assert_int_equal(pt_free(&copy, 0, BLOCK), 0);

		memset(&copy, 0, sizeof(copy));
		copy.env = &scene.world;
		assert_int_equal(pt_copy(&copy, &scene.map, BLOCK, BLOCK), 0);
		assert_true(layout_check(&scene.layout, &scene.world, copy.root, false));
		assert_int_equal(pt_free(&copy, BLOCK, BLOCK), 0);

		assert_int_equal(pt_fold(&scene.map, 0, BLOCK, PT_MAPPING_CONTIGUOUS,
					 limit & 1 ? PT_CHANGE_BREAK :
					 PT_CHANGE_DIRECT), 0);
		assert_int_equal(scene.world.used, 3);
		assert_true(layout_check(&scene.layout, &scene.world, scene.map.root, false));
		scene_close(&scene, &scene.map);
	}
}

/* What table descriptors have where hardware ignores it, 58:51 and 11:2, goes with them. */
static void ignored_bits_of_tables_are_dropped(void **state)
{
	struct scene scene;
	uint32_t change;

	(void)state;
	for (change = PT_CHANGE_BREAK; change <= PT_CHANGE_DIRECT; change++) {
		open_small(&scene, false);
		*entry(&scene, 0, 2) |= (uint64_t)0xff << 51 | 0xffc;
		assert_int_equal(pt_fold(&scene.map, 0, BLOCK, PT_MAPPING_CONTIGUOUS,
					 (enum pt_change)change), 0);
		scene_check_only(&scene, false, 3);
		scene_close(&scene, &scene.map);
	}
}

/* All operations that read a part of a map say the same about it, and change nothing. */
static void assert_refused(struct scene *scene, uint64_t va, uint64_t size,
			   enum pt_status status)
{
	struct pt_map to = { .env = &scene->world };
	uint64_t sum, number;
	struct pt_reserve reserve;

	assert_int_equal(pt_reserve(&scene->map, 4, &reserve), 0);
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	sum = world_sum(&scene->world);
	assert_int_equal(pt_fold(&scene->map, va, size, PT_MAPPING_CONTIGUOUS,
				 PT_CHANGE_BREAK), status);
	assert_int_equal(pt_split(&scene->map, va, size, PT_CHANGE_BREAK, &reserve), status);
	assert_int_equal(pt_count_split(&scene->map, va, size, &number), status);
	assert_int_equal(pt_count_copy(&scene->map, va, size, &number), status);
	assert_int_equal(pt_copy(&to, &scene->map, va, size), status);
	assert_int_equal(world_sum(&scene->world), sum);
	assert_sound(&scene->world);
	world_live(&scene->world, 0, LICENSE_NONE);
	pt_unreserve(&scene->map, &reserve);
}

static void what_is_kept_in_invalid_entries_is_refused(void **state)
{
	struct pt_translation translation;
	struct scene scene;
	int32_t level;

	(void)state;
	for (level = 1; level <= 3; level++) {
		uint64_t va = level == 1 ? 0x40000000 : PAGE;
		uint64_t was;

		open_small(&scene, false);
		was = *entry(&scene, va, level);
		*entry(&scene, va, level) &= ~(uint64_t)1;
		assert_refused(&scene, 0, TOTAL, PT_FOREIGN);
		assert_int_equal(pt_lookup(&scene.map, va, &translation), PT_UNMAPPED);
		assert_int_equal(translation.level, level);
		*entry(&scene, va, level) = was;
		scene_close(&scene, &scene.map);
	}
}

/* It is somebody else's as long as it is outside, also if it looks like a table. */
static void what_is_outside_is_shared_as_it_is(void **state)
{
	struct pt_map to;
	struct scene scene;
	struct walk walk;

	(void)state;
	open_small(&scene, false);
	memset(&to, 0, sizeof(to));
	to.env = &scene.world;
	*entry(&scene, 5 * BLOCK, 2) = 0x1234502;
	*entry(&scene, 0, 1) |= (uint64_t)0xf << 59;
	assert_int_equal(pt_copy(&to, &scene.map, 0, 2 * BLOCK), 0);
	walker_walk(&scene.world.regime, &scene.world, to.root, 5 * BLOCK, &walk);
	assert_int_equal(walk.outcome, WALK_FAULT);
	assert_int_equal(walk.table[walk.index], 0x1234502);
	assert_int_equal(pt_free(&to, 0, 2 * BLOCK), 0);
	scene_close(&scene, &scene.map);
}

static void reserved_entries_are_refused(void **state)
{
	struct pt_translation translation;
	uint64_t differs;
	struct scene scene;

	(void)state;
	open_small(&scene, false);
	*entry(&scene, PAGE, 3) &= ~(uint64_t)2;
	assert_refused(&scene, 0, TOTAL, PT_CORRUPT);
	assert_int_equal(pt_lookup(&scene.map, PAGE, &translation), PT_CORRUPT);
	assert_int_equal(pt_compare(&scene.map, &scene.map, 0, TOTAL, &differs), PT_CORRUPT);
	assert_int_equal(differs, PAGE);
	assert_int_equal(pt_set(&scene.map, &(struct pt_range){
						PAGE, 0, PAGE, 0, PT_MAPPING_PAGES }),
			 PT_CORRUPT);
	scene_close(&scene, &scene.map);
}

/* The contiguous bit where it means nothing, or too much: the root has two entries. */
static void runs_that_are_none_are_split_alone(void **state)
{
	struct pt_reserve reserve;
	struct scene scene;
	uint64_t need;

	(void)state;
	open_small(&scene, false);
	assert_int_equal(pt_free(&scene.map, 0, TOTAL), 0);
	scene.layout.ranges[0] = (struct pt_range){ 0x40000000, 0x80000000, 0x40000000, 0x700,
						      PT_MAPPING_CONTIGUOUS };
	scene.layout.count = 1;
	scene_build(&scene);
	*entry(&scene, 0x40000000, 1) |= (uint64_t)1 << 52;
	assert_int_equal(pt_count_split(&scene.map, 0x40000000, PAGE, &need), 0);
	assert_int_equal(need, 513);
	assert_int_equal(pt_reserve(&scene.map, need, &reserve), 0);
	assert_int_equal(pt_split(&scene.map, 0x40000000, PAGE, PT_CHANGE_BREAK, &reserve), 0);
	assert_true(layout_check_part(&scene.layout, &scene.world, scene.map.root, true,
				      0x40000000, 0x40000000));
	scene_close(&scene, &scene.map);
}

/* A table that is of level 1, 2 and 3 at once: the end comes with the levels. */
static void cycles_end(void **state)
{
	struct pt_translation translation;
	struct pt_map to, map;
	uint64_t differs, need, was[2], *root;
	struct scene scene;

	(void)state;
	memset(&to, 0, sizeof(to));
	open_small(&scene, false);
	to.env = &scene.world;
	map = scene.map;
	root = walker_memory(&scene.world, map.root);
	memcpy(was, root, sizeof(was));
	root[0] = 0;
	root[1] = map.root | 3;
	assert_int_equal(pt_lookup(&map, 0x40201000, &translation), 0);
	assert_int_equal(translation.pa, map.root);
	assert_int_equal(pt_count_copy(&map, 0, TOTAL, &need), 0);
	assert_int_equal(need, 3);
	assert_int_equal(pt_copy(&to, &map, 0, TOTAL), 0);
	assert_int_equal(pt_compare(&map, &to, 0, TOTAL, &differs), 0);
	assert_int_equal(pt_free(&to, 0, TOTAL), 0);
	memcpy(root, was, sizeof(was));
	scene_close(&scene, &scene.map);
}

int main(void)
{
	static const bool with = false, without = true;
	const struct CMUnitTest tests[] = {
		{ "limits_of_tables_are_kept", limits_of_tables_are_kept, NULL, NULL,
		  (void *)(uintptr_t)&with },
		{ "limits_that_are_disabled_are_not", limits_of_tables_are_kept, NULL, NULL,
		  (void *)(uintptr_t)&without },
		cmocka_unit_test(ignored_bits_of_tables_are_dropped),
		cmocka_unit_test(what_is_kept_in_invalid_entries_is_refused),
		cmocka_unit_test(what_is_outside_is_shared_as_it_is),
		cmocka_unit_test(reserved_entries_are_refused),
		cmocka_unit_test(runs_that_are_none_are_split_alone),
		cmocka_unit_test(cycles_end),
	};

	return RUN(tests);
}
