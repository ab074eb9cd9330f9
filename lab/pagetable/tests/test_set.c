// SPDX-License-Identifier: BSD-2-Clause
/*
 * Single pages of a live map: to the other half and back, read-only and back.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define CASES	3

/* What the range is now, and what is around it as before. */
static void assert_set(struct scene *scene, const struct pt_range *range)
{
	const struct layout now = { .ranges = { *range }, .count = 1 };
	uint64_t begin = layout_begin(&scene->layout), root = scene->map.root;

	assert_sound(&scene->world);
	assert_true(world_published(&scene->world));
	assert_true(layout_check_part(&now, &scene->world, root, true, range->va, range->size));
	assert_true(layout_check_part(&scene->layout, &scene->world, root, false, begin,
				      range->va - begin));
	assert_true(layout_check_part(&scene->layout, &scene->world, root, false,
				      range->va + range->size,
				      begin + layout_size(&scene->layout) - range->va -
				      range->size));
}

/* Some pages of one range, which is one of single pages. */
static struct pt_range some_pages(struct scene *scene, const struct regime *regime)
{
	struct pt_range range;
	uint64_t pages, first;
	uint32_t which;

	scene_open(scene, regime);
	which = (uint32_t)random_below(scene->layout.count);
	scene->layout.ranges[which].mapping = PT_MAPPING_PAGES;
	scene_build(scene);

	range = scene->layout.ranges[which];
	pages = range.size >> regime->page_bits;
	first = random_below(pages);
	range.va += first << regime->page_bits;
	range.pa += first << regime->page_bits;
	range.size = (1 + random_below(pages - first)) << regime->page_bits;

	return range;
}

static void for_all(void (*test)(struct scene *scene, struct pt_range *range))
{
	struct pt_range range;
	struct scene scene;
	uint32_t i;

	for (i = 0; i < CASES * regime_count; i++) {
		range = some_pages(&scene, &regimes[i % regime_count]);
		test(&scene, &range);
		scene_close(&scene, &scene.map);
	}
}

static void set_address(struct scene *scene, struct pt_range *range)
{
	const struct pt_range before = *range;

	range->pa ^= (uint64_t)1 << 47;
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	assert_int_equal(pt_set(&scene->map, range), PT_OK);
	assert_set(scene, range);
	assert_int_equal(scene->world.invalidations, 1);

	assert_int_equal(pt_set(&scene->map, &before), PT_OK);
	assert_set(scene, &before);
	assert_int_equal(scene->world.invalidations, 2);
	assert_int_equal(scene->map.cost.invalidations, 2);
}

static void pages_change_halves_and_back(void **state)
{
	(void)state;
	for_all(set_address);
}

/* The pages stay mapped, so their users need not wait. */
static void set_permissions(struct scene *scene, struct pt_range *range)
{
	uint64_t pages = range->size >> scene->world.regime.page_bits;
	uint64_t stores = scene->map.cost.stores;

	range->attributes ^= PT_ATTRIBUTE_READ_ONLY | PT_ATTRIBUTE_UXN |
			     PT_ATTRIBUTE_PXN | PT_ATTRIBUTE_ACCESSED | (uint64_t)1 << 55;
	world_live(&scene->world, scene->map.root, LICENSE_PERMISSIONS);
	assert_int_equal(pt_set(&scene->map, range), PT_OK);
	assert_set(scene, range);
	assert_int_equal(scene->map.cost.stores - stores, pages);
	assert_int_equal(scene->world.invalidations, 1);
}

static void permissions_change_in_place(void **state)
{
	(void)state;
	for_all(set_permissions);
}

/* One page has moved, all others are only read-only now: it decides for all of them. */
static void set_mixed(struct scene *scene, struct pt_range *range)
{
	uint64_t page = (uint64_t)1 << scene->world.regime.page_bits;
	uint64_t skip = random_below(range->size / page) * page;
	struct pt_range moved = *range;

	moved.va += skip;
	moved.pa = (range->pa + skip) ^ (uint64_t)1 << 47;
	moved.size = page;
	assert_int_equal(pt_set(&scene->map, &moved), PT_OK);

	range->attributes ^= PT_ATTRIBUTE_READ_ONLY;
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	assert_int_equal(pt_set(&scene->map, range), PT_OK);
	assert_set(scene, range);
}

static void one_page_that_must_break_is_enough(void **state)
{
	(void)state;
	for_all(set_mixed);
}

static void set_memory_type(struct scene *scene, struct pt_range *range)
{
	range->attributes ^= PT_ATTRIBUTE_INDEX(1);
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	assert_int_equal(pt_set(&scene->map, range), PT_OK);
	assert_set(scene, range);
}

static void memory_types_change_by_breaking(void **state)
{
	(void)state;
	for_all(set_memory_type);
}

static void set_nothing(struct scene *scene, struct pt_range *range)
{
	const struct pt_cost before = scene->map.cost;

	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	assert_int_equal(pt_set(&scene->map, range), PT_OK);
	assert_set(scene, range);
	assert_memory_equal(&before, &scene->map.cost, sizeof(before));
}

static void what_is_so_already_costs_nothing(void **state)
{
	(void)state;
	for_all(set_nothing);
}

#define PAGE	((uint64_t)0x1000)
#define BLOCK	((uint64_t)0x200000)

/* Each bit by itself: written over if it is one of permissions, else broken before. */
static void each_bit_changes_in_its_way(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39 };
	struct pt_range range = { BLOCK, BLOCK, PAGE, 0x400, PT_MAPPING_PAGES };
	struct scene scene;
	uint64_t bit, stores;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &regime, 8);
	world_geometry(&scene.world, &scene.map.geometry);
	scene.map.env = &scene.world;
	scene.layout.ranges[0] = range;
	scene.layout.count = 1;
	scene_build(&scene);
	world_live(&scene.world, scene.map.root, LICENSE_PERMISSIONS);
	for (bit = 1; bit; bit <<= 1) {
		if (!(walker_attribute_bits(&regime) & bit))
			continue;

		range.attributes ^= bit;
		stores = scene.map.cost.stores;
		assert_int_equal(pt_set(&scene.map, &range), PT_OK);
		assert_set(&scene, &range);
		assert_int_equal(scene.map.cost.stores - stores, bit & WORLD_PERMISSIONS ? 1 : 2);
	}
	scene_close(&scene, &scene.map);
}

/* A hole, a block, a run and pages: only pages can be set, and all or none. */
static void only_pages_can_be_set(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39 };
	const struct layout layout = { .count = 4, .ranges = {
		{ 0, 0, BLOCK, 0x400, PT_MAPPING_BLOCKS },
		{ BLOCK, BLOCK, 16 * PAGE, 0x400, PT_MAPPING_PAGES },
		{ BLOCK + 16 * PAGE, BLOCK + 16 * PAGE, 16 * PAGE, 0x400, PT_MAPPING_CONTIGUOUS },
		{ BLOCK + 64 * PAGE, 0, PAGE, 0x400, PT_MAPPING_PAGES },
	} };
	static const struct {
		struct pt_range range;
		enum pt_status status;
	} cases[] = {
		{ { BLOCK - PAGE, 0, 2 * PAGE, 0, 0 }, PT_NOT_PAGES },
		{ { BLOCK + 15 * PAGE, 0, 2 * PAGE, 0, 0 }, PT_NOT_PAGES },
		{ { BLOCK + 63 * PAGE, 0, 2 * PAGE, 0, 0 }, PT_UNMAPPED },
		{ { BLOCK + 64 * PAGE, 0, 2 * PAGE, 0, 0 }, PT_UNMAPPED },
		{ { 2 * BLOCK, 0, PAGE, 0, 0 }, PT_UNMAPPED },
		{ { BLOCK, 0, PAGE, 2, 0 }, PT_ATTRIBUTES },
		{ { BLOCK, 1, PAGE, 0, 0 }, PT_MISALIGNED },
		{ { BLOCK, (uint64_t)1 << 48, PAGE, 0, 0 }, PT_OUTSIDE },
	};
	struct scene scene;
	uint32_t i;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &regime, 8);
	world_geometry(&scene.world, &scene.map.geometry);
	scene.map.env = &scene.world;
	scene.layout = layout;
	scene_build(&scene);
	for (i = 0; i < COUNT(cases); i++) {
		assert_int_equal(pt_set(&scene.map, &cases[i].range), cases[i].status);
		assert_true(layout_check(&layout, &scene.world, scene.map.root, false));
	}
	scene_close(&scene, &scene.map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_change_halves_and_back),
		cmocka_unit_test(permissions_change_in_place),
		cmocka_unit_test(memory_types_change_by_breaking),
		cmocka_unit_test(what_is_so_already_costs_nothing),
		cmocka_unit_test(one_page_that_must_break_is_enough),
		cmocka_unit_test(each_bit_changes_in_its_way),
		cmocka_unit_test(only_pages_can_be_set),
	};

	random_open();
	return RUN(tests);
}
