// SPDX-License-Identifier: BSD-2-Clause
/*
 * All ways to a map of pages or of blocks, with random layouts: the same translation and
 * attributes for every page as the reference has, as few tables as possible, none lost,
 * and nothing that other CPUs must not see.
 */
#include <stdlib.h>

#include <earlyrsi/pagetable.h>

#include "tests/pagetable/scene.h"
#include "tests/unit/unit.h"

#define CASES		2	/* of each test, for each regime */

/* What is said of all maps after all operations. */
static void assert_map(struct scene *scene, const struct ersi_pagetable *map, bool pages,
		       uint64_t tables)
{
	const char *fault = NULL;

	assert_sound(&scene->world);
	assert_true(layout_check(&scene->layout, &scene->world, map->root, pages));
	assert_int_equal(walker_survey(&scene->world.regime, &scene->world, map->root, &fault),
			 tables);
	if (fault)
		fail_msg("there is %s", fault);
}

/* The tables that are in use, all of them by this map. */
static void assert_only_map(struct scene *scene, bool pages, uint64_t tables)
{
	assert_map(scene, &scene->map, pages, tables);
	assert_int_equal(scene->world.used, tables);
	assert_int_equal(scene->map.cost.taken, scene->world.allocations);
	assert_int_equal(scene->map.cost.freed, scene->world.frees);
	assert_int_equal(scene->map.cost.invalidations, scene->world.invalidations);
}

static uint64_t minimum(const struct scene *scene, const struct layout *layout)
{
	return layout_tables(layout, &scene->world.regime, layout_begin(layout),
			     layout_size(layout));
}

static void for_all(void (*test)(struct scene *scene))
{
	struct scene *scene = malloc(sizeof(*scene));
	uint32_t i;

	for (i = 0; i < CASES * regime_count; i++) {
		scene_open(scene, &regimes[i % regime_count]);
		test(scene);
	}
	free(scene);
}

static void build_exactly(struct scene *scene)
{
	uint64_t tables, least = minimum(scene, &scene->layout);

	assert_int_equal(ersi_pagetable_need_build(&scene->map.geometry, scene->layout.ranges,
						   scene->layout.count, &tables),
			 ERSI_PAGETABLE_OK);
	assert_int_equal(tables, least);
	scene_build(scene);
	assert_only_map(scene, false, least);
	assert_int_equal(scene->world.allocations, least);
	scene_close(scene, &scene->map);
}

static void builds_what_was_asked_for(void **state)
{
	(void)state;
	for_all(build_exactly);
}

/* Entries that a map of pages has: for each page one, and for each table but the root. */
static void build_pages(struct scene *scene)
{
	uint64_t least, pages = 0;
	uint32_t i;

	layout_grain(&scene->layout, ERSI_GRAIN_PAGES);
	least = minimum(scene, &scene->layout);
	scene_build(scene);
	assert_only_map(scene, true, least);
	for (i = 0; i < scene->layout.count; i++)
		pages += scene->layout.ranges[i].size >> scene->world.regime.page_bits;
	assert_int_equal(scene->map.cost.stores, pages + least - 1);
	scene_close(scene, &scene->map);
}

static void builds_with_pages(void **state)
{
	(void)state;
	for_all(build_pages);
}

/* Whether the aligned run of entries around an address can be one: it is in the range. */
static bool run_fits(const struct regime *regime, const struct ersi_range *range,
		     int32_t level, uint64_t va)
{
	uint32_t count = walker_run(regime, level);
	uint64_t run = (uint64_t)count << walker_shift(regime, level);
	uint64_t first = va & ~(run - 1);

	return count > 1 && count <= walker_entries(regime, level) && first >= range->va &&
	       first - range->va + run <= range->size && !((range->va - range->pa) & (run - 1));
}

static void build_coarse(struct scene *scene)
{
	const struct regime *regime = &scene->world.regime;
	struct walk walk;
	uint64_t va;
	uint32_t i;

	layout_grain(&scene->layout, ERSI_GRAIN_RUNS);
	scene_build(scene);
	assert_only_map(scene, false, minimum(scene, &scene->layout));
	for (i = 0; i < scene->layout.count; i++) {
		const struct ersi_range *range = &scene->layout.ranges[i];

		for (va = range->va; va != range->va + range->size;
		     va += (uint64_t)1 << regime->page_bits) {
			walker_walk(regime, &scene->world, scene->map.root, va, &walk);
			assert_int_equal(walk.contiguous,
					 run_fits(regime, range, walk.level, va));
		}
	}
	scene_close(scene, &scene->map);
}

static void builds_with_runs(void **state)
{
	(void)state;
	for_all(build_coarse);
}

static enum ersi_change random_change(struct scene *scene)
{
	enum ersi_change change = random_below(2) ? ERSI_CHANGE_BREAK : ERSI_CHANGE_DIRECT;

	world_live(&scene->world, scene->map.root,
		   change == ERSI_CHANGE_DIRECT ? LICENSE_SIZE : LICENSE_NONE);

	return change;
}

/* With FEAT_BBML3 nothing is ever not mapped, or mapped to something else. */
static void stays_mapped(struct world *world)
{
	const struct scene *scene = world->argument;
	const struct ersi_range *ranges = scene->layout.ranges;
	uint64_t page = (uint64_t)1 << world->regime.page_bits;
	uint32_t i;

	if (world->license != LICENSE_SIZE)
		return;
	for (i = 0; i < 8; i++) {
		const struct ersi_range *range = &ranges[random_below(scene->layout.count)];
		uint64_t va = range->va + page * random_below(range->size / page);

		if (!layout_check_part(&scene->layout, world, world->live, false, va, page))
			snprintf(world->breach, sizeof(world->breach), "unmaps what is in use");
	}
}

static void fold_all(struct scene *scene)
{
	struct layout merged, pages = scene->layout;
	struct ersi_pagetable before = scene->map;
	uint64_t differs;

	layout_grain(&pages, ERSI_GRAIN_PAGES);
	assert_int_equal(ersi_pagetable_build(&scene->map, pages.ranges, pages.count), 0);
	assert_int_equal(ersi_pagetable_build(&before, pages.ranges, pages.count), 0);

	scene->world.look = stays_mapped;
	scene->world.argument = scene;
	assert_int_equal(ersi_pagetable_fold(&scene->map, layout_begin(&pages),
					     layout_size(&pages), ERSI_GRAIN_RUNS,
					     random_change(scene)), ERSI_PAGETABLE_OK);

	layout_merge(&pages, &merged);
	layout_grain(&merged, ERSI_GRAIN_RUNS);
	assert_map(scene, &scene->map, false, minimum(scene, &merged));
	assert_int_equal(scene->world.used, minimum(scene, &merged) + minimum(scene, &pages));
	assert_int_equal(scene->map.cost.freed, minimum(scene, &pages) - minimum(scene, &merged));
	assert_int_equal(ersi_pagetable_compare(&scene->map, &before, layout_begin(&pages),
						layout_size(&pages), &differs),
			 ERSI_PAGETABLE_OK);

	/* Again: there is nothing left to do. */
	before.cost = scene->map.cost;
	assert_int_equal(ersi_pagetable_fold(&scene->map, layout_begin(&pages),
					     layout_size(&pages), ERSI_GRAIN_RUNS,
					     ERSI_CHANGE_BREAK), ERSI_PAGETABLE_OK);
	assert_memory_equal(&before.cost, &scene->map.cost, sizeof(before.cost));

	world_live(&scene->world, 0, LICENSE_NONE);
	ersi_pagetable_free(&before, walker_base(&scene->world.regime),
			    (uint64_t)1 << scene->world.regime.va_bits);
	scene_close(scene, &scene->map);
}

static void folds_pages(void **state)
{
	(void)state;
	for_all(fold_all);
}

/* Range by range, each to its grain: the map that would have been built at once. */
static void fold_ranges(struct scene *scene)
{
	const struct layout *layout = &scene->layout;
	struct layout pages = *layout;
	uint32_t i;

	layout_grain(&pages, ERSI_GRAIN_PAGES);
	assert_int_equal(ersi_pagetable_build(&scene->map, pages.ranges, pages.count), 0);
	for (i = 0; i < layout->count; i++)
		assert_int_equal(ersi_pagetable_fold(&scene->map, layout->ranges[i].va,
						     layout->ranges[i].size,
						     layout->ranges[i].grain,
						     random_change(scene)), ERSI_PAGETABLE_OK);
	assert_only_map(scene, false, minimum(scene, layout));
	scene_close(scene, &scene->map);
}

static void folds_range_by_range(void **state)
{
	(void)state;
	for_all(fold_ranges);
}

/* A part of what is mapped, or of what is around it. */
static void random_part(const struct scene *scene, uint64_t *va, uint64_t *size)
{
	uint32_t shift = scene->world.regime.page_bits;
	uint64_t pages = layout_size(&scene->layout) >> shift;
	uint64_t first = random_below(pages), count = 1 + random_below(pages - first);

	if (!random_below(3)) {
		first = 0;
		count = pages;
	}
	*va = layout_begin(&scene->layout) + (first << shift);
	*size = count << shift;
}

static void split_part(struct scene *scene)
{
	uint64_t va, size, need, before;
	struct ersi_reserve reserve;

	scene_build(scene);
	random_part(scene, &va, &size);
	assert_int_equal(ersi_pagetable_compare(&scene->map, &scene->map, va, size, &before),
			 ERSI_PAGETABLE_OK);
	assert_int_equal(ersi_pagetable_need_split(&scene->map, va, size, &need),
			 ERSI_PAGETABLE_OK);
	assert_int_equal(ersi_pagetable_reserve(&scene->map, need, &reserve), ERSI_PAGETABLE_OK);

	scene->world.look = stays_mapped;
	scene->world.argument = scene;
	before = scene->world.invalidations;
	assert_int_equal(ersi_pagetable_split(&scene->map, va, size, random_change(scene),
					      &reserve), ERSI_PAGETABLE_OK);
	assert_int_equal(reserve.count, 0);
	assert_in_range(scene->world.invalidations - before, 0, 1);
	assert_only_map(scene, false, scene->map.cost.taken);
	assert_true(layout_check_part(&scene->layout, &scene->world, scene->map.root, true, va,
				      size));
	scene_close(scene, &scene->map);
}

static void splits_blocks(void **state)
{
	(void)state;
	for_all(split_part);
}

static void split_everything(struct scene *scene)
{
	struct layout pages = scene->layout;
	struct ersi_reserve reserve;
	uint64_t need, begin = layout_begin(&pages), size = layout_size(&pages);

	scene_build(scene);
	layout_grain(&pages, ERSI_GRAIN_PAGES);
	assert_int_equal(ersi_pagetable_need_split(&scene->map, begin, size, &need), 0);
	assert_int_equal(need, minimum(scene, &pages) - minimum(scene, &scene->layout));
	assert_int_equal(ersi_pagetable_reserve(&scene->map, need, &reserve), 0);
	assert_int_equal(ersi_pagetable_split(&scene->map, begin, size, random_change(scene),
					      &reserve), ERSI_PAGETABLE_OK);
	assert_only_map(scene, true, minimum(scene, &pages));
	scene_close(scene, &scene->map);
}

static void splits_all_to_the_minimum(void **state)
{
	(void)state;
	for_all(split_everything);
}

/* Beside it, and in its place: the old map is live until the new one is. */
static void copy_part(struct scene *scene)
{
	struct ersi_pagetable to = { .env = &scene->world };
	uint64_t va, size, need, differs, sum;
	const struct regime *regime = &scene->world.regime;

	scene_build(scene);
	random_part(scene, &va, &size);
	world_live(&scene->world, scene->map.root, LICENSE_NONE);
	sum = world_sum(&scene->world);
	assert_int_equal(ersi_pagetable_need_copy(&scene->map, va, size, &need), 0);
	assert_int_equal(world_sum(&scene->world), sum);

	assert_int_equal(ersi_pagetable_copy(&to, &scene->map, va, size), ERSI_PAGETABLE_OK);
	assert_int_equal(to.cost.taken, need);
	assert_int_equal(to.cost.freed, 0);
	assert_int_equal(scene->world.used, need + scene->map.cost.taken);
	assert_map(scene, &scene->map, false, scene->map.cost.taken);
	assert_int_equal(ersi_pagetable_compare(&to, &scene->map, walker_base(regime),
						(uint64_t)1 << regime->va_bits, &differs), 0);

	world_live(&scene->world, to.root, LICENSE_NONE);
	assert_int_equal(ersi_pagetable_free(&scene->map, va, size), ERSI_PAGETABLE_OK);
	assert_int_equal(scene->map.root, 0);
	assert_map(scene, &to, false, scene->world.used);
	assert_true(layout_check_part(&scene->layout, &scene->world, to.root, true, va, size));
	scene_close(scene, &to);
}

static void copies_beside_a_live_map(void **state)
{
	(void)state;
	for_all(copy_part);
}

/* Of one range: tables are its own where they hold something of it, else shared. */
static void copy_range(struct scene *scene)
{
	struct ersi_pagetable to = { .env = &scene->world };
	const struct ersi_range *range =
		&scene->layout.ranges[random_below(scene->layout.count)];
	struct layout pages = scene->layout;
	uint64_t need;

	scene_build(scene);
	pages.ranges[range - scene->layout.ranges].grain = ERSI_GRAIN_PAGES;
	need = layout_tables(&pages, &scene->world.regime, range->va, range->size);
	assert_int_equal(ersi_pagetable_copy(&to, &scene->map, range->va, range->size), 0);
	assert_int_equal(to.cost.taken, need);
	assert_map(scene, &to, false, minimum(scene, &pages));
	assert_int_equal(ersi_pagetable_free(&scene->map, range->va, range->size), 0);
	scene_close(scene, &to);
}

static void copies_no_more_than_it_must(void **state)
{
	(void)state;
	for_all(copy_range);
}

/* Where an address carries, a descriptor may look as if it followed the one before. */
static void carries_are_no_continuation(void **state)
{
	const struct regime regime = { .page_bits = 12, .va_bits = 39, .ds = true };
	const struct layout layout = { .count = 2, .ranges = {
		{ 0, ((uint64_t)1 << 50) - 0x1000, 0x1000, 0x400, ERSI_GRAIN_PAGES },
		{ 0x1000, 0, 0x1000, 0x400 | ERSI_ATTRIBUTE_GUARDED, ERSI_GRAIN_PAGES },
	} };
	struct ersi_pagetable to;
	struct scene scene;
	uint64_t differs;

	(void)state;
	memset(&scene, 0, sizeof(scene));
	world_open(&scene.world, &regime, 8);
	world_geometry(&scene.world, &scene.map.geometry);
	to.env = scene.map.env = &scene.world;
	scene.layout = layout;
	scene_build(&scene);
	assert_int_equal(ersi_pagetable_copy(&to, &scene.map, 0, 0x2000), ERSI_PAGETABLE_OK);
	assert_map(&scene, &to, true, 3);
	assert_int_equal(ersi_pagetable_compare(&to, &scene.map, 0, 0x3000, &differs),
			 ERSI_PAGETABLE_OK);

	/* And what is different is found, wherever it is. */
	scene.layout.ranges[1].attributes ^= ERSI_ATTRIBUTE_GUARDED;
	assert_int_equal(ersi_pagetable_set(&to, &scene.layout.ranges[1]), ERSI_PAGETABLE_OK);
	assert_int_equal(ersi_pagetable_compare(&to, &scene.map, 0, 0x3000, &differs),
			 ERSI_PAGETABLE_DIFFERENT);
	assert_int_equal(differs, 0x1000);
	assert_int_equal(ersi_pagetable_free(&to, 0, 0x2000), ERSI_PAGETABLE_OK);
	scene_close(&scene, &scene.map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(builds_what_was_asked_for),
		cmocka_unit_test(builds_with_pages),
		cmocka_unit_test(builds_with_runs),
		cmocka_unit_test(folds_pages),
		cmocka_unit_test(folds_range_by_range),
		cmocka_unit_test(splits_blocks),
		cmocka_unit_test(splits_all_to_the_minimum),
		cmocka_unit_test(copies_beside_a_live_map),
		cmocka_unit_test(copies_no_more_than_it_must),
		cmocka_unit_test(carries_are_no_continuation),
	};

	random_open();
	return RUN(tests);
}
