/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAGETABLE_SCENE_H
#define PAGETABLE_SCENE_H

#include "tests/pagetable/layout.h"
#include "tests/pagetable/world.h"

/* A world, what shall be mapped in it, and a map. */
struct scene {
	struct world world;
	struct layout layout;
	struct ersi_pagetable map;
};

/* With a random layout */
void scene_open(struct scene *scene, const struct regime *regime);

void scene_build(struct scene *scene);

/* Free everything, by a map to which all tables belong, and see that nothing is left. */
void scene_close(struct scene *scene, struct ersi_pagetable *map);

#endif
