// SPDX-License-Identifier: BSD-2-Clause
/*
 * A map of pages beside a live one, with random layouts.
 */
#include "scene.h"
#include "tests/unit/unit.h"

/* Beside it, and in its place: the old map is live until the new one is. */
static void copy_part(struct scene *scene)
{
	struct pt_map to = { .env = &scene->world };
	uint64_t va, size, need, differs, sum;
	const struct regime *regime = &scene->world.regime;

	scene_build(scene);
	scene_part(scene, &va, &size);
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	sum = world_sum(&scene->world);
	assert_int_equal(pt_count_copy(&scene->map, va, size, &need), 0);
	assert_int_equal(world_sum(&scene->world), sum);

	assert_int_equal(pt_copy(&to, &scene->map, va, size), PT_OK);
	assert_int_equal(to.cost.taken, need);
	assert_int_equal(to.cost.freed, 0);
	assert_int_equal(scene->world.used, need + scene->map.cost.taken);
	scene_check(scene, &scene->map, false, scene->map.cost.taken);
	assert_int_equal(pt_compare(&to, &scene->map, walker_base(regime),
				    (uint64_t)1 << regime->va_bits, &differs), 0);

	world_live(&scene->world, to.root, LICENSE_NONE);
	assert_int_equal(pt_free(&scene->map, va, size), PT_OK);
	assert_int_equal(scene->map.root, 0);
	scene_check(scene, &to, false, scene->world.used);
	assert_true(layout_check_part(&scene->layout, &scene->world, to.root, true, va, size));
	scene_close(scene, &to);
}

static void copies_beside_a_live_map(void **state)
{
	(void)state;
	scene_for_all(copy_part);
}

/* Of one range: tables are its own where they hold something of it, else shared. */
static void copy_range(struct scene *scene)
{
	struct pt_map to = { .env = &scene->world };
	const struct pt_range *range =
		&scene->layout.ranges[random_below(scene->layout.count)];
	struct layout pages = scene->layout;
	uint64_t need;

	scene_build(scene);
	pages.ranges[range - scene->layout.ranges].mapping = PT_MAPPING_PAGES;
	need = layout_tables(&pages, &scene->world.regime, range->va, range->size);
	assert_int_equal(pt_copy(&to, &scene->map, range->va, range->size), 0);
	assert_int_equal(to.cost.taken, need);
	scene_check(scene, &to, false, scene_tables(scene, &pages));
	assert_int_equal(pt_free(&scene->map, range->va, range->size), 0);
	scene_close(scene, &to);
}

static void copies_no_more_than_it_must(void **state)
{
	(void)state;
	scene_for_all(copy_range);
}

/* The range ends with a table in the middle of the one above; the next one is shared. */
static void what_follows_a_range_is_not_freed(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39 };
	const struct layout layout = { .count = 1, .ranges = {
		{ 0, 0, 0x400000, 0x400, PT_MAPPING_PAGES },
	} };
	struct pt_map to;
	struct scene scene;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	memset(&to, 0, sizeof(to));
	world_open(&scene.world, &regime, 8);
	world_geometry(&scene.world, &scene.map.geometry);
	to.env = scene.map.env = &scene.world;
	scene.layout = layout;
	scene_build(&scene);
	assert_int_equal(pt_copy(&to, &scene.map, 0, 0x200000), PT_OK);
	world_live(&scene.world, to.root, LICENSE_NONE);
	assert_int_equal(pt_free(&scene.map, 0, 0x200000), PT_OK);
	assert_int_equal(scene.map.cost.freed, 3);
	scene_check(&scene, &to, true, 4);
	scene_close(&scene, &to);
}

/* Where an address carries, a descriptor may look as if it followed the one before. */
static void carries_are_no_continuation(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39, .ds = true };
	const struct layout layout = { .count = 2, .ranges = {
		{ 0, ((uint64_t)1 << 50) - 0x1000, 0x1000, 0x400, PT_MAPPING_PAGES },
		{ 0x1000, 0, 0x1000, 0x400 | PT_ATTRIBUTE_GUARDED, PT_MAPPING_PAGES },
	} };
	struct pt_map to;
	struct scene scene;
	uint64_t differs;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &regime, 8);
	world_geometry(&scene.world, &scene.map.geometry);
	to.env = scene.map.env = &scene.world;
	scene.layout = layout;
	scene_build(&scene);
	assert_int_equal(pt_copy(&to, &scene.map, 0, 0x2000), PT_OK);
	scene_check(&scene, &to, true, 3);
	assert_int_equal(pt_compare(&to, &scene.map, 0, 0x3000, &differs), PT_OK);

	/* And what is different is found, wherever it is. */
	scene.layout.ranges[1].attributes ^= PT_ATTRIBUTE_GUARDED;
	assert_int_equal(pt_set(&to, &scene.layout.ranges[1]), PT_OK);
	assert_int_equal(pt_compare(&to, &scene.map, 0, 0x3000, &differs), PT_DIFFERENT);
	assert_int_equal(differs, 0x1000);
	assert_int_equal(pt_free(&to, 0, 0x2000), PT_OK);
	scene_close(&scene, &scene.map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_beside_a_live_map),
		cmocka_unit_test(copies_no_more_than_it_must),
		cmocka_unit_test(what_follows_a_range_is_not_freed),
		cmocka_unit_test(carries_are_no_continuation),
	};

	random_open();
	return RUN(tests);
}
