// SPDX-License-Identifier: BSD-2-Clause
/*
 * Too little memory, at each allocation there is: nothing that was there is touched, and
 * nothing that was taken is kept.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define RANGES	4	/* are enough here: each table is left out once */

static void for_all(void (*test)(struct scene *scene))
{
	struct scene scene;
	uint32_t i;

	for (i = 0; i < regime_count; i++) {
		scene_open(&scene, &regimes[i]);
		if (scene.layout.count > RANGES)
			scene.layout.count = RANGES;
		test(&scene);
	}
}

/* What an operation that fails must leave as it is */
struct before {
	uint64_t sum;
	struct pt_map map;
};

static void remember(struct scene *scene, struct before *before)
{
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	before->sum = world_sum(&scene->world);
	before->map = scene->map;
}

static void assert_untouched(struct scene *scene, struct before *before)
{
	assert_sound(&scene->world);
	assert_int_equal(world_sum(&scene->world), before->sum);
	assert_int_equal(scene->map.root, before->map.root);
	assert_int_equal(scene->map.cost.taken - scene->map.cost.freed, scene->world.used);
	scene->world.allocations_left = -1;
}

static void build_without(struct scene *scene)
{
	struct before before;
	uint64_t need;
	int64_t i;

	assert_int_equal(pt_count_build(&scene->map.geometry, scene->layout.ranges,
					scene->layout.count, &need), 0);
	for (i = 0; i < (int64_t)need; i++) {
		remember(scene, &before);
		scene->world.allocations_left = i;
		assert_int_equal(pt_build(&scene->map, scene->layout.ranges,
					  scene->layout.count),
				 PT_NO_MEMORY);
		assert_untouched(scene, &before);
	}
	scene->world.allocations_left = (int64_t)need;
	scene_build(scene);
	scene_close(scene, &scene->map);
}

static void build_takes_all_or_nothing(void **state)
{
	(void)state;
	for_all(build_without);
}

static void copy_without(struct scene *scene)
{
	struct pt_map to, empty = { .env = &scene->world };
	uint64_t begin = layout_begin(&scene->layout), size = layout_size(&scene->layout), need;
	struct before before;
	int64_t i;

	scene_build(scene);
	assert_int_equal(pt_count_copy(&scene->map, begin, size, &need), 0);
	for (i = 0; i < (int64_t)need; i++) {
		to = empty;
		remember(scene, &before);
		scene->world.allocations_left = i;
		assert_int_equal(pt_copy(&to, &scene->map, begin, size), PT_NO_MEMORY);
		assert_int_equal(to.root, 0);
		assert_int_equal(to.cost.taken, i);
		assert_int_equal(to.cost.freed, i);
		assert_untouched(scene, &before);
	}
	scene_close(scene, &scene->map);
}

static void copy_takes_all_or_nothing(void **state)
{
	(void)state;
	for_all(copy_without);
}

static void split_without(struct scene *scene)
{
	uint64_t begin = layout_begin(&scene->layout), size = layout_size(&scene->layout), need;
	enum pt_change change = (enum pt_change)random_below(2);
	struct pt_reserve reserve, untouched = { 0 };
	struct before before;
	uint64_t i;

	layout_mapping(&scene->layout, PT_MAPPING_CONTIGUOUS);
	scene_build(scene);
	assert_int_equal(pt_count_split(&scene->map, begin, size, &need), 0);
	for (i = 0; i < need; i++) {
		remember(scene, &before);
		scene->world.allocations_left = (int64_t)i;
		reserve = untouched;
		assert_int_equal(pt_reserve(&scene->map, need, &reserve), PT_NO_MEMORY);
		assert_memory_equal(&reserve, &untouched, sizeof(reserve));
		assert_untouched(scene, &before);

		assert_int_equal(pt_reserve(&scene->map, i, &reserve), 0);
		remember(scene, &before);
		assert_int_equal(pt_split(&scene->map, begin, size, change,
					  &reserve), PT_NO_MEMORY);
		assert_int_equal(reserve.count, i);
		assert_untouched(scene, &before);
		pt_unreserve(&scene->map, &reserve);
	}
	assert_int_equal(scene->map.cost.taken - scene->map.cost.freed, scene->world.used);
	scene_close(scene, &scene->map);
}

static void split_needs_a_whole_reserve(void **state)
{
	(void)state;
	for_all(split_without);
}

/* What is left of a larger reserve is still the caller's. */
static void split_with_more(struct scene *scene)
{
	uint64_t begin = layout_begin(&scene->layout), size = layout_size(&scene->layout), need;
	struct pt_reserve reserve;

	scene_build(scene);
	assert_int_equal(pt_count_split(&scene->map, begin, size, &need), 0);
	assert_int_equal(pt_reserve(&scene->map, need + 2, &reserve), 0);
	assert_int_equal(pt_split(&scene->map, begin, size, PT_CHANGE_DIRECT,
				  &reserve), PT_OK);
	assert_int_equal(reserve.count, 2);
	pt_unreserve(&scene->map, &reserve);
	assert_int_equal(reserve.count, 0);
	scene_close(scene, &scene->map);
}

static void split_leaves_what_it_does_not_need(void **state)
{
	(void)state;
	for_all(split_with_more);
}

#define BLOCK	((uint64_t)0x200000)
#define GIB	((uint64_t)1 << 30)

/* Somebody breaks the rules, and maps one more block, a large one, at any time. */
static void map_more(struct world *world)
{
	struct walk walk;

	walker_walk(&world->regime, world, *(uint64_t *)world->argument, 0, &walk);
	walk.table[walk.index] = GIB | 0x401;
}

/* Or less. */
static void map_less(struct world *world)
{
	struct walk walk;

	walker_walk(&world->regime, world, *(uint64_t *)world->argument, GIB, &walk);
	walk.table[walk.index] = 0;
}

static void open_meddled(struct scene *scene, void (*meddle)(struct world *world),
			 uint64_t after)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 31 };
	const struct pt_range range = { GIB, BLOCK, BLOCK, 0x400, PT_MAPPING_BLOCKS };

	memset(scene, 0, sizeof(*scene));
	world_open(&scene->world, &regime, 600);
	world_geometry(&scene->world, &scene->map.geometry);
	scene->map.env = &scene->world;
	scene->layout.ranges[0] = range;
	scene->layout.count = 1;
	scene_build(scene);

	scene->world.meddle = meddle;
	scene->world.meddle_after = after;
	scene->world.argument = &scene->map.root;
}

static void a_map_that_changes_is_split_or_not(void **state)
{
	uint32_t seen[PT_STATUSES] = { 0 };
	enum pt_status status;
	struct pt_reserve reserve;
	struct scene scene;
	uint64_t after;

	(void)state;
	for (after = 0; !seen[PT_OK]; after++) {
		open_meddled(&scene, map_more, UINT64_MAX);
		assert_int_equal(pt_reserve(&scene.map, 1, &reserve), 0);
		scene.world.meddle_after = after;
		status = pt_split(&scene.map, 0, 2 * GIB,
				  (enum pt_change)(after & 1), &reserve);
		seen[status]++;
		assert_sound(&scene.world);
		assert_true(layout_check_part(&scene.layout, &scene.world, scene.map.root,
					      status == PT_OK, GIB, BLOCK));
		pt_unreserve(&scene.map, &reserve);
		scene_close(&scene, &scene.map);
	}
	assert_true(seen[PT_NO_MEMORY]);
	assert_true(seen[PT_CHANGED]);
	assert_int_equal(seen[PT_NO_MEMORY] + seen[PT_CHANGED] +
			 seen[PT_OK], after);
}

static void a_map_that_changes_is_copied_or_not(void **state)
{
	uint32_t seen[PT_STATUSES] = { 0 };
	enum pt_status status;
	struct pt_map to;
	struct scene scene;
	uint64_t after, total = 2 * GIB;

	(void)state;
	for (after = 0; after < 120; after++) {
		open_meddled(&scene, after & 1 ? map_more : map_less, after / 2);
		memset(&to, 0, sizeof(to));
		to.env = &scene.world;
		status = pt_copy(&to, &scene.map, 0, total);
		seen[status]++;
		assert_sound(&scene.world);
		if (status == PT_OK)
			assert_int_equal(pt_free(&to, 0, total), 0);
		assert_int_equal(to.root, 0);
		assert_int_equal(to.cost.taken, to.cost.freed);
		scene.world.meddle = NULL;
		scene_close(&scene, &scene.map);
	}
	assert_true(seen[PT_OK]);
	assert_true(seen[PT_CHANGED]);
	assert_int_equal(seen[PT_CHANGED] + seen[PT_OK], after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(build_takes_all_or_nothing),
		cmocka_unit_test(copy_takes_all_or_nothing),
		cmocka_unit_test(split_needs_a_whole_reserve),
		cmocka_unit_test(split_leaves_what_it_does_not_need),
		cmocka_unit_test(a_map_that_changes_is_split_or_not),
		cmocka_unit_test(a_map_that_changes_is_copied_or_not),
	};

	random_open();
	return RUN(tests);
}
