// SPDX-License-Identifier: BSD-2-Clause
/*
 * What there is not: regimes, ranges, attributes.
 */
#include "scene.h"
#include "tests/unit/unit.h"

#define PAGE	0x1000
#define TOP	((uint64_t)1 << 48)
#define HIGH	((uint64_t)0xffff << 48)

struct geometry_case {
	const char *name;
	uint32_t granule_shift;
	uint32_t va_bits;
	enum pt_output output;
	bool possible;
	int32_t start_level;
	uint32_t entries;	/* of the root */
};

static const struct geometry_case geometries[] = {
	{ "4 KiB, 48 bits", 12, 48, PT_OUTPUT_48, true, 0, 512 },
	{ "4 KiB, 39 bits", 12, 39, PT_OUTPUT_48, true, 1, 512 },
	{ "4 KiB, 40 bits", 12, 40, PT_OUTPUT_48, true, 0, 2 },
	{ "4 KiB, 25 bits", 12, 25, PT_OUTPUT_48, true, 2, 16 },
	{ "4 KiB, 52 bits, LPA2", 12, 52, PT_OUTPUT_LPA2, true, -1, 16 },
	{ "4 KiB, 48 bits, LPA2", 12, 48, PT_OUTPUT_LPA2, true, 0, 512 },
	{ "4 KiB, 49 bits, no LPA2", 12, 49, PT_OUTPUT_48, false, 0, 0 },
	{ "4 KiB, LPA", 12, 48, PT_OUTPUT_LPA, false, 0, 0 },
	{ "16 KiB, 47 bits", 14, 47, PT_OUTPUT_48, true, 1, 2048 },
	{ "16 KiB, 48 bits", 14, 48, PT_OUTPUT_48, true, 0, 2 },
	{ "16 KiB, 36 bits", 14, 36, PT_OUTPUT_48, true, 2, 2048 },
	{ "16 KiB, 52 bits, LPA2", 14, 52, PT_OUTPUT_LPA2, true, 0, 32 },
	{ "16 KiB, 52 bits, no LPA2", 14, 52, PT_OUTPUT_48, false, 0, 0 },
	{ "64 KiB, 42 bits", 16, 42, PT_OUTPUT_48, true, 2, 8192 },
	{ "64 KiB, 48 bits", 16, 48, PT_OUTPUT_48, true, 1, 64 },
	{ "64 KiB, 52 bits, LPA", 16, 52, PT_OUTPUT_LPA, true, 1, 1024 },
	{ "64 KiB, 52 bits, LVA", 16, 52, PT_OUTPUT_48, true, 1, 1024 },
	{ "64 KiB, 25 bits", 16, 25, PT_OUTPUT_48, true, 3, 512 },
	{ "64 KiB, LPA2", 16, 48, PT_OUTPUT_LPA2, false, 0, 0 },
	{ "8 KiB", 13, 48, PT_OUTPUT_48, false, 0, 0 },
	{ "24 bits", 12, 24, PT_OUTPUT_48, false, 0, 0 },
	{ "53 bits", 16, 53, PT_OUTPUT_LPA, false, 0, 0 },
};

static void a_geometry_is_as_the_architecture_has_it(void **state)
{
	const struct geometry_case *c = *state;
	struct pt_geometry geometry;

	assert_int_equal(pt_geometry_init(&geometry, c->granule_shift, c->va_bits, c->output,
					  true), c->possible);
	if (!c->possible)
		return;
	assert_int_equal(geometry.start_level, c->start_level);
	assert_int_equal(pt_geometry_entries(&geometry, geometry.start_level), c->entries);
	assert_false(geometry.hpd);
}

/* In all regimes, at all levels: what an entry may be, and how many make a run. */
static void levels_are_as_the_walker_has_them(void **state)
{
	struct pt_geometry geometry;
	struct world world;
	int32_t level;
	uint32_t i;

	(void)state;
	for (i = 0; i < regime_count; i++) {
		const struct regime *regime = &regimes[i];

		world_open(&world, regime, 1);
		world_geometry(&world, &geometry);
		for (level = walker_start(regime); level <= 3; level++) {
			uint32_t entries = walker_entries(regime, level);
			uint32_t run = walker_run(regime, level);

			assert_int_equal(pt_geometry_entries(&geometry, level), entries);
			assert_int_equal(pt_geometry_has_block(&geometry, level),
					 level == 3 || walker_block(regime, level));
			assert_int_equal(pt_geometry_run(&geometry, level),
					 run <= entries ? run : 1);
		}
		world_close(&world);
	}
}

struct range_case {
	const char *name;
	struct pt_range range;
	enum pt_status status;
};

static const struct range_case ranges[] = {
	{ "all is well", { HIGH, 0, PAGE, 0x400, PT_MAPPING_CONTIGUOUS }, PT_OK },
	{ "last page of both sides",
	  { (uint64_t)0 - PAGE, TOP - PAGE, PAGE, 0, PT_MAPPING_CONTIGUOUS }, PT_OK },
	{ "no size", { HIGH, 0, 0, 0, PT_MAPPING_PAGES }, PT_MISALIGNED },
	{ "half a page", { HIGH, 0, PAGE / 2, 0, PT_MAPPING_PAGES }, PT_MISALIGNED },
	{ "odd virtual address", { HIGH + 8, 0, PAGE, 0, PT_MAPPING_PAGES },
	  PT_MISALIGNED },
	{ "odd physical address", { HIGH, 8, PAGE, 0, PT_MAPPING_PAGES },
	  PT_MISALIGNED },
	{ "a low address", { 0, 0, PAGE, 0, PT_MAPPING_PAGES }, PT_OUTSIDE },
	{ "below the region", { HIGH - PAGE, 0, PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "wraps", { (uint64_t)0 - PAGE, 0, 2 * PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "wraps by far", { HIGH + PAGE, 0, (uint64_t)0 - PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "physical address too large", { HIGH, TOP, PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "physical end too large", { HIGH, TOP - PAGE, 2 * PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "physical end wraps", { HIGH, (uint64_t)0 - PAGE, 2 * PAGE, 0, PT_MAPPING_PAGES },
	  PT_OUTSIDE },
	{ "valid bit", { HIGH, 0, PAGE, 1, PT_MAPPING_PAGES }, PT_ATTRIBUTES },
	{ "type bit", { HIGH, 0, PAGE, 2, PT_MAPPING_PAGES }, PT_ATTRIBUTES },
	{ "address bit", { HIGH, 0, PAGE, 0x10000, PT_MAPPING_PAGES },
	  PT_ATTRIBUTES },
	{ "reserved bit", { HIGH, 0, PAGE, (uint64_t)1 << 48, PT_MAPPING_PAGES },
	  PT_ATTRIBUTES },
	{ "contiguous bit", { HIGH, 0, PAGE, (uint64_t)1 << 52, PT_MAPPING_CONTIGUOUS },
	  PT_ATTRIBUTES },
};

static const struct regime usual = { .page_bits = 12, .va_bits = 48, .high = true };

static void open_usual(struct scene *scene)
{
	memset(scene, 0, sizeof(*scene));
	world_open(&scene->world, &usual, 64);
	world_geometry(&scene->world, &scene->map.geometry);
	scene->map.env = &scene->world;
}

static void a_range_is_judged(void **state)
{
	const struct range_case *c = *state;
	struct scene scene;
	uint64_t need;

	open_usual(&scene);
	assert_int_equal(pt_count_build(&scene.map.geometry, &c->range, 1, &need), c->status);
	assert_int_equal(pt_build(&scene.map, &c->range, 1), c->status);
	assert_int_equal(scene.world.allocations, c->status == PT_OK ? need : 0);
	if (c->status == PT_OK)
		scene_close(&scene, &scene.map);
	else
		world_close(&scene.world);
}

static void shareability_is_an_address_with_lpa2(void **state)
{
	const struct pt_range range = { 0, 0, PAGE, PT_ATTRIBUTE_INNER_SHAREABLE,
					  PT_MAPPING_PAGES };
	struct pt_geometry geometry;
	uint64_t need;

	(void)state;
	assert_true(pt_geometry_init(&geometry, 12, 48, PT_OUTPUT_48, false));
	assert_int_equal(pt_count_build(&geometry, &range, 1, &need), 0);
	assert_true(pt_geometry_init(&geometry, 12, 48, PT_OUTPUT_LPA2, false));
	assert_int_equal(pt_count_build(&geometry, &range, 1, &need), PT_ATTRIBUTES);
}

static void ranges_ascend_without_overlap(void **state)
{
	struct pt_range two[2] = {
		{ HIGH + 4 * PAGE, 0, 2 * PAGE, 0, PT_MAPPING_PAGES },
		{ HIGH + 6 * PAGE, 0, PAGE, 0, PT_MAPPING_PAGES },
	};
	struct scene scene;

	(void)state;
	open_usual(&scene);
	two[1].va -= PAGE;
	assert_int_equal(pt_build(&scene.map, two, 2), PT_OVERLAP);
	two[1].va = HIGH;
	assert_int_equal(pt_build(&scene.map, two, 2), PT_OVERLAP);
	assert_int_equal(scene.world.allocations, 0);
	two[1].va = HIGH + 6 * PAGE;
	assert_int_equal(pt_build(&scene.map, two, 2), PT_OK);
	scene_close(&scene, &scene.map);
}

static void a_map_of_nothing_is_a_root(void **state)
{
	struct pt_translation translation;
	struct scene scene;

	(void)state;
	open_usual(&scene);
	assert_int_equal(pt_build(&scene.map, NULL, 0), PT_OK);
	assert_int_equal(scene.world.used, 1);
	assert_int_equal(pt_lookup(&scene.map, HIGH, &translation), PT_UNMAPPED);
	assert_int_equal(translation.level, 0);
	assert_int_equal(pt_lookup(&scene.map, 0, &translation), PT_OUTSIDE);
	scene_close(&scene, &scene.map);
}

/* Every operation refuses the same parts of the address space. */
static void parts_are_judged_everywhere(void **state)
{
	static const struct {
		uint64_t va;
		uint64_t size;
		enum pt_status status;
	} parts[] = {
		{ HIGH + 1, PAGE, PT_MISALIGNED },
		{ HIGH, 0, PT_MISALIGNED },
		{ HIGH, PAGE + 1, PT_MISALIGNED },
		{ HIGH - PAGE, PAGE, PT_OUTSIDE },
		{ HIGH + PAGE, TOP, PT_OUTSIDE },
	};
	struct pt_reserve reserve = { 0 };
	struct pt_map to;
	struct scene scene;
	uint64_t number;
	uint32_t i;

	(void)state;
	open_usual(&scene);
	assert_int_equal(pt_build(&scene.map, NULL, 0), PT_OK);
	to = scene.map;
	for (i = 0; i < COUNT(parts); i++) {
		uint64_t va = parts[i].va, size = parts[i].size;

		assert_int_equal(pt_fold(&scene.map, va, size, PT_MAPPING_CONTIGUOUS,
					 PT_CHANGE_BREAK), parts[i].status);
		assert_int_equal(pt_split(&scene.map, va, size, PT_CHANGE_BREAK,
					  &reserve), parts[i].status);
		assert_int_equal(pt_count_split(&scene.map, va, size, &number),
				 parts[i].status);
		assert_int_equal(pt_count_copy(&scene.map, va, size, &number), parts[i].status);
		assert_int_equal(pt_copy(&to, &scene.map, va, size), parts[i].status);
		assert_int_equal(pt_compare(&to, &scene.map, va, size, &number),
				 parts[i].status);
		assert_int_equal(pt_free(&scene.map, va, size), parts[i].status);
	}
	assert_int_equal(scene.world.used, 1);
	scene_close(&scene, &scene.map);
}

static void statuses_have_names(void **state)
{
	uint32_t i;

	(void)state;
	for (i = 0; i < PT_STATUSES; i++)
		assert_true(strlen(pt_status_name((enum pt_status)i)) > 1);
	assert_string_equal(pt_status_name(PT_STATUSES), "?");
}

int main(void)
{
	const struct CMUnitTest others[] = {
		cmocka_unit_test(levels_are_as_the_walker_has_them),
		cmocka_unit_test(shareability_is_an_address_with_lpa2),
		cmocka_unit_test(ranges_ascend_without_overlap),
		cmocka_unit_test(a_map_of_nothing_is_a_root),
		cmocka_unit_test(parts_are_judged_everywhere),
		cmocka_unit_test(statuses_have_names),
	};
	struct CMUnitTest tests[COUNT(geometries) + COUNT(ranges) + COUNT(others)];

	FILL(tests, geometries, a_geometry_is_as_the_architecture_has_it);
	FILL(&tests[COUNT(geometries)], ranges, a_range_is_judged);
	memcpy(&tests[COUNT(geometries) + COUNT(ranges)], others, sizeof(others));

	return RUN(tests);
}
