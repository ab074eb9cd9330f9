// SPDX-License-Identifier: BSD-2-Clause
#include <stdlib.h>

#include "scene.h"
#include "tests/unit/unit.h"

#define TABLES	320
#define CASES	2	/* of each test, for each regime */

void scene_open(struct scene *scene, const struct regime *regime)
{
	memset(scene, 0, sizeof(*scene));
	world_open(&scene->world, regime, TABLES);
	world_geometry(&scene->world, &scene->map.geometry);
	scene->map.env = &scene->world;
	layout_random(regime, &scene->layout);
	layout_print(regime, &scene->layout);
}

void scene_build(struct scene *scene)
{
	assert_int_equal(pt_build(&scene->map, scene->layout.ranges,
				  scene->layout.count), PT_OK);
}

void scene_close(struct scene *scene, struct pt_map *map)
{
	const struct regime *regime = &scene->world.regime;

	world_live(&scene->world, 0, LICENSE_NONE);
	assert_int_equal(pt_free(map, walker_base(regime),
				 (uint64_t)1 << regime->va_bits), PT_OK);
	assert_sound(&scene->world);
	assert_int_equal(scene->world.used, 0);
	world_close(&scene->world);
}

void scene_check(struct scene *scene, const struct pt_map *map, bool pages,
		 uint64_t tables)
{
	const char *fault = NULL;

	assert_sound(&scene->world);
	assert_true(world_published(&scene->world));
	assert_true(layout_check(&scene->layout, &scene->world, map->root, pages));
	assert_int_equal(walker_survey(&scene->world.regime, &scene->world, map->root, &fault),
			 tables);
	if (fault)
		fail_msg("there is %s", fault);
}

void scene_check_only(struct scene *scene, bool pages, uint64_t tables)
{
	scene_check(scene, &scene->map, pages, tables);
	assert_int_equal(scene->world.used, tables);
	assert_int_equal(scene->map.cost.taken, scene->world.allocations);
	assert_int_equal(scene->map.cost.freed, scene->world.frees);
	assert_int_equal(scene->map.cost.invalidations, scene->world.invalidations);
}

uint64_t scene_tables(const struct scene *scene, const struct layout *layout)
{
	return layout_tables(layout, &scene->world.regime, layout_begin(layout),
			     layout_size(layout));
}

/* Whether the aligned run of entries around an address can be one: it is in the range. */
static bool run_fits(const struct regime *regime, const struct pt_range *range,
		     int32_t level, uint64_t va)
{
	uint32_t count = walker_run(regime, level);
	uint64_t run = (uint64_t)count << walker_shift(regime, level);
	uint64_t first = va & ~(run - 1);

	return count > 1 && count <= walker_entries(regime, level) && first >= range->va &&
	       first - range->va + run <= range->size && !((range->va - range->pa) & (run - 1));
}

void scene_check_run(struct scene *scene, const struct pt_range *range, uint64_t va)
{
	const struct regime *regime = &scene->world.regime;
	struct walk walk;

	walker_walk(regime, &scene->world, scene->map.root, va, &walk);
	assert_int_equal(walk.contiguous, range->mapping == PT_MAPPING_CONTIGUOUS &&
			 run_fits(regime, range, walk.level, va));
}

void scene_check_runs(struct scene *scene, const struct layout *layout)
{
	uint64_t page = (uint64_t)1 << scene->world.regime.page_bits, va;
	uint32_t i;

	for (i = 0; i < layout->count; i++) {
		const struct pt_range *range = &layout->ranges[i];

		for (va = range->va; va != range->va + range->size; va += page)
			scene_check_run(scene, range, va);
	}
}

void scene_part(const struct scene *scene, uint64_t *va, uint64_t *size)
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

void scene_for_all(void (*test)(struct scene *scene))
{
	struct scene *scene = malloc(sizeof(*scene));
	uint32_t i;

	for (i = 0; i < CASES * regime_count; i++) {
		scene_open(scene, &regimes[i % regime_count]);
		test(scene);
	}
	free(scene);
}
