/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAGETABLE_SCENE_H
#define PAGETABLE_SCENE_H

#include "layout.h"
#include "world.h"

/* A world, what shall be mapped in it, and a map. */
struct scene {
	struct world world;
	struct layout layout;
	struct pt_map map;
};

/* With a random layout */
void scene_open(struct scene *scene, const struct regime *regime);

void scene_build(struct scene *scene);

/* The least number of tables for a layout. */
uint64_t scene_tables(const struct scene *scene, const struct layout *layout);

/* A random part of what is mapped. */
void scene_part(const struct scene *scene, uint64_t *va, uint64_t *size);

/* What is said of all maps after all operations: pages, tables, runs, the observer. */
void scene_check(struct scene *scene, const struct pt_map *map, bool pages, uint64_t tables);

/* The same of the map, if all tables are its own. */
void scene_check_only(struct scene *scene, bool pages, uint64_t tables);

/* An address of a range is in a contiguous run if there can be one, and only then. */
void scene_check_run(struct scene *scene, const struct pt_range *range, uint64_t va);

/* All runs that there can be are there, and no others. */
void scene_check_runs(struct scene *scene, const struct layout *layout);

/* Some scenes in each regime; the test closes them. */
void scene_for_all(void (*test)(struct scene *scene));

/* Free everything, by a map to which all tables belong, and see that nothing is left. */
void scene_close(struct scene *scene, struct pt_map *map);

#endif
