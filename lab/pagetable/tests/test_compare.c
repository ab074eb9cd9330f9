// SPDX-License-Identifier: BSD-2-Clause
/*
 * Comparing and translating: one page that differs is found, whatever the tables are like.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define KEPT	(LAYOUT_RANGES - 2)	/* ranges, so that one of them can become three */

static void add(struct layout *layout, struct pt_range range, uint64_t skip, uint64_t size)
{
	range.va += skip;
	range.pa += skip;
	range.size = size;
	if (size)
		layout->ranges[layout->count++] = range;
}

/* The same layout, but for one page in one of its ranges: moved, other, or not there. */
static uint64_t change_one(const struct layout *layout, uint64_t page, struct layout *changed)
{
	uint32_t i, which = (uint32_t)random_below(layout->count);
	uint64_t skip = 0;

	changed->count = 0;
	for (i = 0; i < layout->count; i++) {
		struct pt_range range = layout->ranges[i], other = range;

		if (i != which) {
			add(changed, range, 0, range.size);
			continue;
		}

		skip = random_below(range.size / page) * page;
		add(changed, range, 0, skip);
		switch (random_below(3)) {
		case 0:
			other.pa = (range.pa + skip) ^ page;
			other.pa -= skip;
			add(changed, other, skip, page);
			break;
		case 1:
			other.attributes ^= PT_ATTRIBUTE_UXN;
			add(changed, other, skip, page);
			break;
		}
		add(changed, range, skip + page, range.size - skip - page);
	}

	return layout->ranges[which].va + skip;
}

static void compare(struct scene *scene)
{
	uint64_t page = (uint64_t)1 << scene->world.regime.page_bits;
	uint64_t all = (uint64_t)1 << scene->world.regime.va_bits;
	uint64_t base = walker_base(&scene->world.regime), differs, expected;
	struct pt_map other = scene->map;
	struct layout changed;
	uint32_t i;

	if (scene->layout.count > KEPT)
		scene->layout.count = KEPT;
	scene_build(scene);

	changed = scene->layout;
	layout_mapping(&changed, PT_MAPPING_PAGES);
	assert_int_equal(pt_build(&other, changed.ranges, changed.count), 0);
	assert_int_equal(pt_compare(&scene->map, &other, base, all, &differs), PT_OK);
	assert_int_equal(pt_free(&other, base, all), 0);

	for (i = 0; i < 4; i++) {
		expected = change_one(&scene->layout, page, &changed);
		assert_int_equal(pt_build(&other, changed.ranges, changed.count), 0);
		assert_int_equal(pt_compare(&scene->map, &other, base, all, &differs),
				 PT_DIFFERENT);
		assert_int_equal(differs, expected);
		assert_int_equal(pt_compare(&other, &scene->map, base, all, &differs),
				 PT_DIFFERENT);
		assert_int_equal(differs, expected);
		assert_int_equal(pt_free(&other, base, all), 0);
	}
	scene_close(scene, &scene->map);
}

static void one_page_that_differs_is_found(void **state)
{
	(void)state;
	scene_for_all(compare);
}

/* What the engine says of a page is what the walker says. */
static void lookup(struct scene *scene)
{
	uint64_t pages = layout_size(&scene->layout) >> scene->world.regime.page_bits;
	struct pt_translation translation;
	struct walk walk;
	uint64_t va;
	uint32_t i;

	scene_build(scene);
	for (i = 0; i < 2000; i++) {
		va = layout_begin(&scene->layout) - 8 +
		     (random_below(pages + 2) << scene->world.regime.page_bits) +
		     random_below(16);
		walker_walk(&scene->world.regime, &scene->world, scene->map.root, va, &walk);
		switch (pt_lookup(&scene->map, va, &translation)) {
		case PT_OK:
			assert_int_equal(walk.outcome, WALK_MAPPED);
			assert_int_equal(translation.pa, walk.pa);
			assert_int_equal(translation.attributes, walk.attributes);
			assert_int_equal(translation.contiguous, walk.contiguous);
			assert_int_equal(translation.level, walk.level);
			break;
		default:
			assert_int_equal(walk.outcome, WALK_FAULT);
		}
	}
	scene_close(scene, &scene->map);
}

static void lookups_are_what_walkers_do(void **state)
{
	(void)state;
	scene_for_all(lookup);
}

/* The root of a map of nothing */
static void open_empty(struct world *world, const struct regime *regime,
		       struct pt_map *map)
{
	memset(map, 0, sizeof(*map));
	world_open(world, regime, 1);
	world_geometry(world, &map->geometry);
	map->env = world;
	assert_int_equal(pt_build(map, NULL, 0), PT_OK);
}

/* A range that only one of two maps can have cannot be compared, whichever comes first. */
static void both_maps_must_have_the_range(void **state)
{
	const struct regime wide = { .page_bits = 12, .va_bits = 48 };
	const struct regime narrow = { .page_bits = 16, .va_bits = 39 };
	struct pt_map a, b;
	struct world in_a, in_b;
	uint64_t differs;

	(void)state;
	open_empty(&in_a, &wide, &a);
	open_empty(&in_b, &narrow, &b);
	assert_int_equal(pt_compare(&a, &b, 0, (uint64_t)1 << 39, &differs), PT_OK);
	assert_int_equal(pt_compare(&a, &b, 0, (uint64_t)1 << 40, &differs), PT_OUTSIDE);
	assert_int_equal(pt_compare(&b, &a, 0, (uint64_t)1 << 40, &differs), PT_OUTSIDE);
	assert_int_equal(pt_compare(&a, &b, 0, 0x1000, &differs), PT_MISALIGNED);
	assert_int_equal(pt_compare(&b, &a, 0, 0x1000, &differs), PT_MISALIGNED);
	world_close(&in_a);
	world_close(&in_b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_page_that_differs_is_found),
		cmocka_unit_test(both_maps_must_have_the_range),
		cmocka_unit_test(lookups_are_what_walkers_do),
	};

	random_open();
	return RUN(tests);
}
