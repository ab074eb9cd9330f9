// SPDX-License-Identifier: BSD-2-Clause
/*
 * Building, folding and splitting, with random layouts: the same translation and
 * attributes for every page as the reference has, as few tables as possible, none lost,
 * and nothing that other CPUs must not see.
 */
#include "scene.h"
#include "tests/unit/unit.h"

static void build_exactly(struct scene *scene)
{
	uint64_t tables, least = scene_tables(scene, &scene->layout);

	assert_int_equal(pt_count_build(&scene->map.geometry, scene->layout.ranges,
					scene->layout.count, &tables),
			 PT_OK);
	assert_int_equal(tables, least);
	scene_build(scene);
	scene_check_only(scene, false, least);
	assert_int_equal(scene->world.allocations, least);
	scene_close(scene, &scene->map);
}

static void builds_what_was_asked_for(void **state)
{
	(void)state;
	scene_for_all(build_exactly);
}

/* Entries that a map of pages has: for each page one, and for each table but the root. */
static void build_pages(struct scene *scene)
{
	uint64_t least, pages = 0;
	uint32_t i;

	layout_mapping(&scene->layout, PT_MAPPING_PAGES);
	least = scene_tables(scene, &scene->layout);
	scene_build(scene);
	scene_check_only(scene, true, least);
	for (i = 0; i < scene->layout.count; i++)
		pages += scene->layout.ranges[i].size >> scene->world.regime.page_bits;
	assert_int_equal(scene->map.cost.stores, pages + least - 1);
	scene_close(scene, &scene->map);
}

static void builds_with_pages(void **state)
{
	(void)state;
	scene_for_all(build_pages);
}

static void build_coarse(struct scene *scene)
{
	layout_mapping(&scene->layout, PT_MAPPING_CONTIGUOUS);
	scene_build(scene);
	scene_check_only(scene, false, scene_tables(scene, &scene->layout));
	scene_check_runs(scene, &scene->layout);
	scene_close(scene, &scene->map);
}

static void builds_with_runs(void **state)
{
	(void)state;
	scene_for_all(build_coarse);
}

static enum pt_change random_change(struct scene *scene)
{
	enum pt_change change = random_below(2) ? PT_CHANGE_BREAK : PT_CHANGE_DIRECT;

	world_live(&scene->world, scene->map.root,
		   change == PT_CHANGE_DIRECT ? LICENSE_SIZE : LICENSE_NONE);

	return change;
}

/* With FEAT_BBML3 nothing is ever not mapped, or mapped to something else. */
static void stays_mapped(struct world *world)
{
	const struct scene *scene = world->argument;
	const struct pt_range *ranges = scene->layout.ranges;
	uint64_t page = (uint64_t)1 << world->regime.page_bits;
	uint32_t i;

	if (world->license != LICENSE_SIZE)
		return;
	for (i = 0; i < 8; i++) {
		const struct pt_range *range = &ranges[random_below(scene->layout.count)];
		uint64_t va = range->va + page * random_below(range->size / page);

		if (!layout_check_part(&scene->layout, world, world->live, false, va, page))
			snprintf(world->breach, sizeof(world->breach), "unmaps what is in use");
	}
}

static void fold_all(struct scene *scene)
{
	struct layout merged, pages = scene->layout;
	struct pt_map before = scene->map;
	uint64_t differs;

	layout_mapping(&pages, PT_MAPPING_PAGES);
	assert_int_equal(pt_build(&scene->map, pages.ranges, pages.count), 0);
	assert_int_equal(pt_build(&before, pages.ranges, pages.count), 0);

	scene->world.look = stays_mapped;
	scene->world.argument = scene;
	assert_int_equal(pt_fold(&scene->map, layout_begin(&pages),
				 layout_size(&pages), PT_MAPPING_CONTIGUOUS,
				 random_change(scene)), PT_OK);

	layout_merge(&pages, &merged);
	layout_mapping(&merged, PT_MAPPING_CONTIGUOUS);
	scene_check(scene, &scene->map, false, scene_tables(scene, &merged));
	scene_check_runs(scene, &merged);
	assert_int_equal(scene->world.used, scene_tables(scene, &merged) +
			 scene_tables(scene, &pages));
	assert_int_equal(scene->map.cost.freed, scene_tables(scene, &pages) -
			 scene_tables(scene, &merged));
	assert_int_equal(pt_compare(&scene->map, &before, layout_begin(&pages),
				    layout_size(&pages), &differs),
			 PT_OK);

	/* Again: there is nothing left to do. */
	before.cost = scene->map.cost;
	assert_int_equal(pt_fold(&scene->map, layout_begin(&pages),
				 layout_size(&pages), PT_MAPPING_CONTIGUOUS,
				 PT_CHANGE_BREAK), PT_OK);
	assert_memory_equal(&before.cost, &scene->map.cost, sizeof(before.cost));

	world_live(&scene->world, 0, LICENSE_NONE);
	pt_free(&before, walker_base(&scene->world.regime),
		(uint64_t)1 << scene->world.regime.va_bits);
	scene_close(scene, &scene->map);
}

static void folds_pages(void **state)
{
	(void)state;
	scene_for_all(fold_all);
}

/* Range by range, each to its mapping: the map that would have been built at once. */
static void fold_ranges(struct scene *scene)
{
	const struct layout *layout = &scene->layout;
	struct layout pages = *layout;
	uint32_t i;

	layout_mapping(&pages, PT_MAPPING_PAGES);
	assert_int_equal(pt_build(&scene->map, pages.ranges, pages.count), 0);
	for (i = 0; i < layout->count; i++)
		assert_int_equal(pt_fold(&scene->map, layout->ranges[i].va,
					 layout->ranges[i].size,
					 layout->ranges[i].mapping,
					 random_change(scene)), PT_OK);
	scene_check_only(scene, false, scene_tables(scene, layout));
	scene_check_runs(scene, layout);
	scene_close(scene, &scene->map);
}

static void folds_range_by_range(void **state)
{
	(void)state;
	scene_for_all(fold_ranges);
}

/* Some of it is folded already, and the range ends within a block. */
static void fold_part(struct scene *scene)
{
	uint64_t va, size;

	scene_build(scene);
	scene_part(scene, &va, &size);
	assert_int_equal(pt_fold(&scene->map, va, size, PT_MAPPING_CONTIGUOUS,
				 random_change(scene)), PT_OK);
	scene_check_only(scene, false, scene->map.cost.taken - scene->map.cost.freed);
	scene_close(scene, &scene->map);
}

static void folds_parts_of_what_is_folded(void **state)
{
	(void)state;
	scene_for_all(fold_part);
}

static void split_part(struct scene *scene)
{
	uint64_t va, size, need, before;
	struct pt_reserve reserve;

	scene_build(scene);
	scene_part(scene, &va, &size);
	assert_int_equal(pt_compare(&scene->map, &scene->map, va, size, &before), PT_OK);
	assert_int_equal(pt_count_split(&scene->map, va, size, &need), PT_OK);
	assert_int_equal(pt_reserve(&scene->map, need, &reserve), PT_OK);

	scene->world.look = stays_mapped;
	scene->world.argument = scene;
	before = scene->world.invalidations;
	assert_int_equal(pt_split(&scene->map, va, size, random_change(scene),
				  &reserve), PT_OK);
	assert_int_equal(reserve.count, 0);
	assert_in_range(scene->world.invalidations - before, 0, 1);
	scene_check_only(scene, false, scene->map.cost.taken);
	assert_true(layout_check_part(&scene->layout, &scene->world, scene->map.root, true, va,
				      size));
	scene_close(scene, &scene->map);
}

static void splits_blocks(void **state)
{
	(void)state;
	scene_for_all(split_part);
}

static void split_everything(struct scene *scene)
{
	struct layout pages = scene->layout;
	struct pt_reserve reserve;
	uint64_t need, begin = layout_begin(&pages), size = layout_size(&pages);

	scene_build(scene);
	layout_mapping(&pages, PT_MAPPING_PAGES);
	assert_int_equal(pt_count_split(&scene->map, begin, size, &need), 0);
	assert_int_equal(need, scene_tables(scene, &pages) - scene_tables(scene, &scene->layout));
	assert_int_equal(pt_reserve(&scene->map, need, &reserve), 0);
	assert_int_equal(pt_split(&scene->map, begin, size, random_change(scene),
				  &reserve), PT_OK);
	scene_check_only(scene, true, scene_tables(scene, &pages));
	scene_close(scene, &scene->map);
}

static void splits_all_to_the_minimum(void **state)
{
	(void)state;
	scene_for_all(split_everything);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builds_what_was_asked_for),
		cmocka_unit_test(builds_with_pages),
		cmocka_unit_test(builds_with_runs),
		cmocka_unit_test(folds_pages),
		cmocka_unit_test(folds_range_by_range),
		cmocka_unit_test(folds_parts_of_what_is_folded),
		cmocka_unit_test(splits_blocks),
		cmocka_unit_test(splits_all_to_the_minimum),
	};

	random_open();
	return RUN(tests);
}
