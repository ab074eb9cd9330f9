// SPDX-License-Identifier: BSD-2-Clause
#include "tests/pagetable/scene.h"
#include "tests/unit/unit.h"

#define TABLES	320

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
	assert_int_equal(ersi_pagetable_build(&scene->map, scene->layout.ranges,
					      scene->layout.count), ERSI_PAGETABLE_OK);
}

void scene_close(struct scene *scene, struct ersi_pagetable *map)
{
	const struct regime *regime = &scene->world.regime;

	world_live(&scene->world, 0, LICENSE_NONE);
	assert_int_equal(ersi_pagetable_free(map, walker_base(regime),
					     (uint64_t)1 << regime->va_bits), ERSI_PAGETABLE_OK);
	assert_sound(&scene->world);
	assert_int_equal(scene->world.used, 0);
	world_close(&scene->world);
}
