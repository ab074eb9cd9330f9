// SPDX-License-Identifier: BSD-2-Clause
#include "check.h"

#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "machine/smp.h"

/* Pages that are looked at; of a larger map every so many. */
#define PAGES_MAX	(UINT64_C(1) << 20)

/* PAR_EL1 of a translation that succeeded (D24.2.117) */
#define PAR_F		UINT64_C(0x1)
#define PAR_SH_INNER	(UINT64_C(3) << 7)
#define PAR_ADDRESS	UINT64_C(0x000ffffffffff000)
#define PAR_CHECKED	(UINT64_C(0xff) << 56 | PAR_ADDRESS | UINT64_C(3) << 7 | PAR_F)
#define PAR_WRITE_BACK	(UINT64_C(0xff) << 56)

static uint64_t step_of(const struct linear *linear)
{
	/* Odd, so that the looked-at pages have any place in a table. */
	return (linear->pages / PAGES_MAX | 1) << linear->geometry.granule_shift;
}

bool check_page(uint64_t va, uint64_t pa)
{
	const uint64_t par = mmu_translate(va);

	if ((par & PAR_CHECKED) == (pa | PAR_SH_INNER | PAR_WRITE_BACK))
		return true;
	print_fail("MMU: 0x%lx is not 0x%lx, writable and write-back: PAR 0x%lx", va, pa, par);
	return false;
}

static void check_translation(const struct linear *linear)
{
	const uint64_t granule = UINT64_C(1) << linear->geometry.granule_shift;
	const struct pt_range *range;
	uint64_t at, end, next;
	uint32_t i;

	for (i = 0; i < linear->count; i++) {
		range = &linear->ranges[i];
		for (at = 0; at < range->size; at += step_of(linear))
			if (!check_page(range->va + at, range->pa + at))
				return;
		/* Nothing is mapped where memory ends. */
		end = range->va + range->size;
		next = i + 1 < linear->count ? range[1].va : 0;
		if (end != next && !(mmu_translate(end) & PAR_F))
			print_fail("MMU: 0x%lx, behind memory, is mapped", end);
		if (!i && range->va != linear_base(linear) &&
		    !(mmu_translate(range->va - granule) & PAR_F))
			print_fail("MMU: 0x%lx, before memory, is mapped",
				   range->va - granule);
	}
}

/* The least tables that hold it, and nothing else in the pool. */
static void check_tables(struct linear *linear, enum pt_mapping mapping)
{
	const uint64_t least = linear_tables(linear, mapping);

	if (linear->pool.used != least)
		print_fail("tables: %lu in use, the least is %lu", linear->pool.used, least);
}

static void compare(struct linear *linear)
{
	struct pt_map reference = { .geometry = linear->geometry, .env = &linear->pool };
	uint64_t differs = 0;
	enum pt_status status;

	/* Blocks, because they are few; levels do not count. */
	linear_tables(linear, PT_MAPPING_BLOCKS);
	if (!linear_succeeds("build a reference",
			     pt_build(&reference, linear->ranges, linear->count)))
		return;
	status = pt_compare(&linear->map, &reference, linear_base(linear),
			    linear_size(linear), &differs);
	if (status)
		print_fail("engine: the map is not what it should be at 0x%lx: %s", differs,
			   pt_status_name(status));
	linear_succeeds("free a reference",
			pt_free(&reference, linear_base(linear), linear_size(linear)));
}

static bool check_level(const struct linear *linear, enum pt_mapping mapping, uint64_t va,
			uint64_t pa)
{
	struct pt_translation found;

	if (pt_lookup(&linear->map, va, &found) || found.pa != pa) {
		print_fail("engine: 0x%lx is not 0x%lx", va, pa);
		return false;
	}
	if (mapping == PT_MAPPING_PAGES && (found.level != PT_LEVEL_LAST || found.contiguous)) {
		print_fail("engine: 0x%lx is no single page", va);
		return false;
	}
	return true;
}

static void check_levels(const struct linear *linear, enum pt_mapping mapping)
{
	const struct pt_range *range;
	uint64_t at;
	uint32_t i;

	for (i = 0; i < linear->count; i++) {
		range = &linear->ranges[i];
		for (at = 0; at < range->size; at += step_of(linear))
			if (!check_level(linear, mapping, range->va + at, range->pa + at))
				return;
	}
}

void check_map(struct linear *linear, enum pt_mapping mapping)
{
	check_tables(linear, mapping);
	check_levels(linear, mapping);
	if (!linear->live)
		return;
	compare(linear);
	check_translation(linear);
	smp_check_memory();
}
