// SPDX-License-Identifier: BSD-2-Clause
#include "run.h"

#include "breakage.h"
#include "check.h"
#include "convert.h"
#include "linear.h"
#include "memory.h"
#include "mmu.h"
#include "pmu.h"
#include "print.h"
#include "realm.h"
#include "remap.h"
#include "smp.h"
#include "way.h"

/* Beside the tables of the largest maps: what a reference needs, and what is remapped. */
#define SPARE_TABLES	(64 + ERSI_REMAP_PAGES)

static struct ersi_linear linear;
static struct ersi_spans ram;		/* what the linear map holds */
static struct ersi_spans tested;	/* what of it is written and checked */
static struct ersi_span table_memory;

static uint32_t granule_kib(void)
{
	return 1u << (linear.geometry.granule_shift - 10);
}

bool ersi_run_prepare(struct ersi_platform *platform, const struct ersi_options *options)
{
	const char *lacks = ersi_mmu_geometry(options->granule_shift, options->va_bits,
					      &linear.geometry);
	uint32_t i;

	if (lacks) {
		ersi_print_line("granule=%uk va=%u: not possible on this CPU: %s",
				1u << (options->granule_shift - 10), options->va_bits, lacks);
		return false;
	}
	if (linear.geometry.output == PT_OUTPUT_LPA2) {
		ersi_mmu_off();
		ersi_mmu_use_lpa2();
		ersi_mmu_on();
	}
	linear.bbm = options->has_bbm ? options->bbm : ersi_mmu_bbm();
	linear.mapping = options->mapping;
	linear.broken = options->broken;
	ram = platform->ram;
	ersi_spans_align(&ram, UINT64_C(1) << options->granule_shift);
	tested = ram;
	for (i = 0; i < platform->reserved.count; i++)
		ersi_spans_remove(&tested, platform->reserved.at[i].base,
				  platform->reserved.at[i].end - platform->reserved.at[i].base);
	ersi_spans_align(&tested, UINT64_C(1) << options->granule_shift);
	if (tested.overflow || !tested.count) {
		ersi_print_fail("memory: %s", tested.count ? "too many pieces" : "none is free");
		return false;
	}
	return true;
}

/* The end of the largest piece that is free, as much as is needed. */
static bool take_table_memory(void)
{
	const struct ersi_span *largest = tested.at;
	uint64_t size;
	uint32_t i;

	linear.pool.granule = UINT64_C(1) << linear.geometry.granule_shift;
	size = (ersi_linear_tables(&linear, PT_MAPPING_PAGES) +
		ersi_linear_tables(&linear, PT_MAPPING_BLOCKS) + SPARE_TABLES) *
	       linear.pool.granule;
	for (i = 1; i < tested.count; i++)
		if (tested.at[i].end - tested.at[i].base > largest->end - largest->base)
			largest = &tested.at[i];
	if (largest->end - largest->base <= size) {
		ersi_print_fail("memory: no piece of 0x%lx bytes for tables is free", size);
		return false;
	}
	table_memory = (struct ersi_span){ largest->end - size, largest->end };
	ersi_spans_remove(&tested, table_memory.base, size);
	return true;
}

static void print_count(const char *name, uint64_t count)
{
	if (count == ERSI_PMU_UNKNOWN)
		ersi_print_piece(" %s=unknown", name);
	else
		ersi_print_piece(" %s=%lu", name, count);
}

static void print_figures(enum ersi_way way, const struct ersi_figures *figures)
{
	ersi_print_begin();
	ersi_print_piece("way=%s granule=%uk va=%u range=%lu live=%u bbm=%u cpus=%u others=%s",
			 ersi_way_name(way), granule_kib(), linear.geometry.va_bits,
			 linear.pages * linear.pool.granule, linear.live, linear.bbm,
			 ersi_smp_count(), ersi_midway_name(figures->midway.others));
	ersi_print_piece(" entries=%lu tables=%lu stores=%lu tlbi=%lu", linear.pages,
			 linear.pool.used, figures->stores, figures->invalidations);
	print_count("before", figures->before);
	print_count("instructions", figures->instructions);
	print_count("stopped", figures->stopped);
	ersi_print_piece(" peak=%lu", linear.pool.next - linear.pool.base);
	ersi_print_piece(" boot=%s seen=", ersi_midway_boot(&figures->midway));
	ersi_midway_print_seen(&figures->midway);
	ersi_print_piece(" copy=");
	ersi_midway_print_seen(&figures->copy);
	ersi_print_end();
}

static bool go(enum ersi_way way, struct ersi_figures *figures)
{
	switch (way) {
	case ERSI_WAY_EARLY:
		return ersi_way_early(&linear, figures);
	case ERSI_WAY_FOLD:
		return ersi_way_fold(&linear, figures);
	case ERSI_WAY_SPLIT:
		return ersi_way_split(&linear, figures);
	default:
		return ersi_way_rebuild(&linear, figures);
	}
}

static void run(enum ersi_way way, const struct ersi_options *options)
{
	const enum pt_mapping mapping = way == ERSI_WAY_FOLD ? linear.mapping : PT_MAPPING_PAGES;
	const uint32_t failures = ersi_print_failures();
	struct ersi_figures figures = { 0 };

	ersi_pool_init(&linear.pool, table_memory.base, table_memory.end - table_memory.base,
		       UINT64_C(1) << linear.geometry.granule_shift);
	if (go(way, &figures)) {
		print_figures(way, &figures);
		if (linear.live)
			ersi_breakage_cause(options->broken, &linear, &tested);
		ersi_check_map(&linear, mapping);
		if (linear.live && mapping == PT_MAPPING_PAGES)
			ersi_remap_run(&linear);
		if (linear.live && mapping == PT_MAPPING_PAGES && ersi_realm_is())
			ersi_convert_run(&linear);
	}
	ersi_smp_order(ERSI_SMP_WAIT);
	ersi_linear_leave();
	if (linear.map.root)
		ersi_linear_succeeds("free", pt_free(&linear.map, ersi_linear_base(&linear),
						     ersi_linear_size(&linear)));
	if (linear.pool.used)
		ersi_print_fail("tables: %lu were not freed", linear.pool.used);
	ersi_print_line("way=%s: %s", ersi_way_name(way),
			ersi_print_failures() == failures ? "ok" : "FAIL");
}

static void run_ways(const struct ersi_options *options)
{
	uint32_t way;

	for (way = 0; way < ERSI_WAYS; way++)
		if (options->ways & 1u << way)
			run((enum ersi_way)way, options);
}

/* A linear map of so much memory, from where memory begins; all that is free may be tables. */
static void run_pretended(uint64_t size, const struct ersi_options *options)
{
	struct ersi_spans spans = { 0 };

	linear.live = false;
	ersi_spans_add(&spans, ram.at[0].base, size);
	ersi_spans_align(&spans, UINT64_C(1) << linear.geometry.granule_shift);
	if (!spans.count || !ersi_linear_describe(&linear, &spans)) {
		ersi_print_fail("map=%lu: does not fit into %u bits", size, linear.geometry.va_bits);
		return;
	}
	if (take_table_memory())
		run_ways(options);
	ersi_spans_add(&tested, table_memory.base, table_memory.end - table_memory.base);
}

void ersi_run_all(const struct ersi_options *options)
{
	uint32_t i;

	linear.live = true;
	if (!ersi_linear_describe(&linear, &ram)) {
		ersi_print_fail("memory: does not fit into %u bits", linear.geometry.va_bits);
		return;
	}
	if (!take_table_memory())
		return;
	if (ersi_realm_is() && !options->map_count)
		ersi_convert_choose(&tested, linear.pool.granule);
	ersi_memory_fill(&tested, linear.pool.granule, options->fill);
	if (!options->map_count)
		run_ways(options);
	for (i = 0; i < options->map_count; i++)
		run_pretended(options->maps[i], options);
}
