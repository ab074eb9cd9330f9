// SPDX-License-Identifier: BSD-2-Clause
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pagetable/env.h>

#include "world.h"

/* Valid wherever it is looked at, so that what is not cleared is not overlooked. */
#define JUNK		0xa5a5a5a5a5a5a5a7

static void breach(struct world *world, const char *what, uint64_t where)
{
	if (!world->breach[0])
		snprintf(world->breach, sizeof(world->breach), "%s (0x%llx)", what,
			 (unsigned long long)where);
}

static uint32_t words(const struct world *world)
{
	return (uint32_t)1 << (world->regime.page_bits - 3);
}

static struct table *find(struct world *world, uint64_t pa)
{
	uint64_t index = (pa - world->first_pa) >> world->regime.page_bits;

	if (pa < world->first_pa || index >= world->count ||
	    pa & (((uint64_t)1 << world->regime.page_bits) - 1))
		return NULL;

	return &world->tables[index];
}

uint64_t *walker_memory(void *memory, uint64_t pa)
{
	struct table *table = find(memory, pa);

	return table && table->used ? table->memory : NULL;
}

void world_open(struct world *world, const struct regime *regime, uint32_t tables)
{
	uint32_t most = regime->lpa || regime->ds ? 52 : 48;

	memset(world, 0, sizeof(*world));
	world->regime = *regime;
	world->tables = calloc(tables, sizeof(*world->tables));
	world->count = tables;
	world->allocations_left = -1;

	/* The last tables there can be: all bits of an address are in use. */
	world->first_pa = ((uint64_t)1 << most) - ((uint64_t)tables << regime->page_bits);
}

void world_close(struct world *world)
{
	uint32_t i;

	for (i = 0; i < world->count; i++) {
		free(world->tables[i].memory);
		free(world->tables[i].published);
		free(world->tables[i].cached);
	}
	free(world->tables);
}

void world_geometry(const struct world *world, struct pt_geometry *geometry)
{
	const struct regime *regime = &world->regime;

	if (!pt_geometry_init(geometry, regime->page_bits, regime->va_bits,
			      regime->ds ? PT_OUTPUT_LPA2 :
			      regime->lpa ? PT_OUTPUT_LPA : PT_OUTPUT_48, regime->high))
		abort();
	geometry->hpd = regime->hpd;
}

/* Go through what walkers may reach, by what is there and by what they remember. */
struct visit {
	struct world *world;
	void (*entry)(struct visit *visit, struct table *table, uint32_t index, uint64_t va,
		      int32_t level);
	uint64_t va;		/* for the visitor */
	uint64_t size;
};

static void go(struct visit *visit, uint64_t pa, uint64_t va, int32_t level)
{
	struct world *world = visit->world;
	struct table *table = find(world, pa);
	uint64_t at, down[2];
	uint32_t i, j;

	if (!table || !table->used) {
		breach(world, "lets a walker leave the tables", pa);
		return;
	}

	table->mark = true;
	for (i = 0; i < walker_entries(&world->regime, level); i++) {
		if (!table->memory[i] && !table->cached[i])
			continue;
		at = va + ((uint64_t)i << walker_shift(&world->regime, level));
		visit->entry(visit, table, i, at, level);
		if (level == 3)
			continue;

		down[0] = table->memory[i];
		down[1] = table->cached[i] == down[0] ? 0 : table->cached[i];
		for (j = 0; j < 2; j++)
			if ((down[j] & 3) == 3)
				go(visit, walker_next(&world->regime, down[j]), at, level + 1);
	}
}

static void visit_all(struct visit *visit)
{
	struct world *world = visit->world;
	uint32_t i;

	if (!world->live)
		return;
	for (i = 0; i < world->count; i++)
		world->tables[i].mark = false;
	go(visit, world->live, walker_base(&world->regime), walker_start(&world->regime));
}

static void see(struct visit *visit, struct table *table, uint32_t index, uint64_t va,
		int32_t level)
{
	struct world *world = visit->world;
	uint64_t now = table->memory[index], before = table->cached[index];
	struct table *below;

	if (!(now & 1) || now == before)
		return;

	if (before && world->license == LICENSE_NONE)
		breach(world, "replaces an entry that TLBs may hold", va);
	if (before && world->license == LICENSE_PERMISSIONS &&
	    ((now ^ before) & ~WORLD_PERMISSIONS))
		breach(world, "changes more than permissions of a live entry", va);

	if (level < 3 && (now & 2)) {
		below = find(world, walker_next(&world->regime, now));
		if (below && below->used &&
		    memcmp(below->memory, below->published,
			   walker_entries(&world->regime, level + 1) * sizeof(uint64_t)))
			breach(world, "names a table before walkers can see it", va);
	}

	/* What is written over without a break may be remembered until it is invalidated. */
	if (!before || world->license != LICENSE_SIZE)
		table->cached[index] = now;
}

static void observe(struct world *world)
{
	struct visit visit = { .world = world, .entry = see };

	visit_all(&visit);
	if (world->live && world->look)
		world->look(world);
}

static void forget(struct visit *visit, struct table *table, uint32_t index, uint64_t va,
		   int32_t level)
{
	uint64_t size = (uint64_t)1 << walker_shift(&visit->world->regime, level);

	/* Only what is in the range as a whole is forgotten for certain. */
	if (va >= visit->va && size <= visit->size && va - visit->va <= visit->size - size)
		table->cached[index] = table->memory[index] & 1 ? table->memory[index] : 0;
}

static void publish(struct world *world)
{
	uint32_t i;

	for (i = 0; i < world->count; i++)
		if (world->tables[i].used)
			memcpy(world->tables[i].published, world->tables[i].memory,
			       words(world) * sizeof(uint64_t));
}

void world_live(struct world *world, uint64_t root, enum license license)
{
	uint32_t i;

	for (i = 0; i < world->count; i++)
		if (world->tables[i].used)
			memset(world->tables[i].cached, 0, words(world) * sizeof(uint64_t));
	publish(world);
	world->live = root;
	world->license = license;
	observe(world);
}

bool pt_env_alloc(void *env, uint64_t *pa)
{
	struct world *world = env;
	struct table *table;
	uint32_t i, word;

	observe(world);
	if (!world->allocations_left)
		return false;

	if (world->used == world->count) {
		breach(world, "takes more tables than there are", world->count);
		return false;
	}
	for (i = world->next; world->tables[i].used; i = (i + 1) % world->count)
		;
	world->next = (i + 1) % world->count;

	table = &world->tables[i];
	if (!table->memory) {
		table->memory = calloc(words(world), sizeof(uint64_t));
		table->published = calloc(words(world), sizeof(uint64_t));
		table->cached = calloc(words(world), sizeof(uint64_t));
	}
	table->used = true;
	for (word = 0; word < words(world); word++)
		table->memory[word] = JUNK;
	memset(table->cached, 0, words(world) * sizeof(uint64_t));

	world->used++;
	world->allocations++;
	if (world->allocations_left > 0)
		world->allocations_left--;
	*pa = world->first_pa + ((uint64_t)i << world->regime.page_bits);

	return true;
}

void pt_env_free(void *env, uint64_t pa)
{
	struct world *world = env;
	struct table *table = find(world, pa);

	observe(world);
	if (!table || !table->used) {
		breach(world, "frees something other than a table", pa);
		return;
	}
	if (world->live && table->mark)
		breach(world, "frees a table that walkers may reach", pa);

	table->used = false;
	world->used--;
	world->frees++;
	memset(table->memory, 0x5b, words(world) * sizeof(uint64_t));
}

uint64_t *pt_env_at(void *env, uint64_t pa)
{
	struct world *world = env;
	struct table *table = find(world, pa);

	if (!table || !table->used) {
		breach(world, "looks at something other than a table", pa);
		printf("# the engine %s\n", world->breach);
		fflush(stdout);
		abort();
	}
	if (world->meddle && !world->meddle_after--) {
		world->meddle(world);
		world->meddle = NULL;
	}

	return table->memory;
}

void pt_env_publish(void *env)
{
	struct world *world = env;

	observe(world);
	publish(world);
}

void pt_env_invalidate(void *env, uint64_t va, uint64_t size)
{
	struct world *world = env;
	struct visit visit = { .world = world, .entry = forget, .va = va, .size = size };

	observe(world);
	publish(world);
	visit_all(&visit);
	world->invalidations++;
}

bool world_published(const struct world *world)
{
	uint32_t i;

	for (i = 0; i < world->count; i++)
		if (world->tables[i].used &&
		    memcmp(world->tables[i].published, world->tables[i].memory,
			   words(world) * sizeof(uint64_t)))
			return false;

	return true;
}

uint64_t world_sum(const struct world *world)
{
	uint64_t sum = world->used;
	uint32_t i, word;

	for (i = 0; i < world->count; i++) {
		if (!world->tables[i].used)
			continue;
		sum = (sum ^ i) * 0xd6e8feb86659fd93;
		for (word = 0; word < words(world); word++)
			sum = (sum ^ sum >> 29 ^ world->tables[i].memory[word]) *
			      0xd6e8feb86659fd93;
	}

	return sum;
}
