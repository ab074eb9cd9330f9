// SPDX-License-Identifier: BSD-2-Clause
#include "run.h"

#include "machine/mmu.h"
#include "machine/pmu.h"
#include "machine/print.h"
#include "machine/smp.h"
#include "platform/realm.h"
#include "strategy/strategy.h"
#include "breakage.h"
#include "check.h"
#include "convert.h"
#include "linear.h"
#include "memory.h"
#include "remap.h"

/* Beside the tables of the largest maps: what a reference needs, and what is remapped. */
#define SPARE_TABLES	(64 + REMAP_PAGES)

static struct linear linear;
static struct spans ram;		/* what the linear map holds */
static struct spans tested;		/* what of it is written and checked */
static struct span table_memory;

static uint32_t granule_kib(void)
{
	return 1u << (linear.geometry.granule_shift - 10);
}

bool run_prepare(struct platform *platform, const struct options *options)
{
	const char *lacks = mmu_geometry(options->granule_shift, options->va_bits,
					 &linear.geometry);
	uint32_t i;

	if (lacks) {
		print_line("granule=%uk va=%u: not possible on this CPU: %s",
			   1u << (options->granule_shift - 10), options->va_bits, lacks);
		return false;
	}
	if (linear.geometry.output == PT_OUTPUT_LPA2) {
		mmu_off();
		mmu_use_lpa2();
		mmu_on();
	}
	linear.bbm = options->has_bbm ? options->bbm : mmu_bbm();
	linear.mapping = options->mapping;
	linear.broken = options->broken;
	ram = platform->ram;
	spans_align(&ram, UINT64_C(1) << options->granule_shift);
	tested = ram;
	for (i = 0; i < platform->reserved.count; i++)
		spans_remove(&tested, platform->reserved.at[i].base,
			     platform->reserved.at[i].end - platform->reserved.at[i].base);
	spans_align(&tested, UINT64_C(1) << options->granule_shift);
	if (tested.overflow || !tested.count) {
		print_fail("memory: %s", tested.count ? "too many pieces" : "none is free");
		return false;
	}
	return true;
}

/* The end of the largest piece that is free, as much as is needed. */
static bool take_table_memory(void)
{
	const struct span *largest = tested.at;
	uint64_t size;
	uint32_t i;

	linear.pool.granule = UINT64_C(1) << linear.geometry.granule_shift;
	size = (linear_tables(&linear, PT_MAPPING_PAGES) +
		linear_tables(&linear, PT_MAPPING_BLOCKS) + SPARE_TABLES) *
	       linear.pool.granule;
	for (i = 1; i < tested.count; i++)
		if (tested.at[i].end - tested.at[i].base > largest->end - largest->base)
			largest = &tested.at[i];
	if (largest->end - largest->base <= size) {
		print_fail("memory: no piece of 0x%lx bytes for tables is free", size);
		return false;
	}
	table_memory = (struct span){ largest->end - size, largest->end };
	spans_remove(&tested, table_memory.base, size);
	return true;
}

static void print_count(const char *name, uint64_t count)
{
	if (count == PMU_UNKNOWN)
		print_piece(" %s=unknown", name);
	else
		print_piece(" %s=%lu", name, count);
}

static void print_figures(enum strategy strategy, const struct figures *figures)
{
	print_begin();
	print_piece("strategy=%s granule=%uk va=%u range=%lu live=%u bbm=%u cpus=%u others=%s",
		    options_strategy_name(strategy), granule_kib(), linear.geometry.va_bits,
		    linear.pages * linear.pool.granule, linear.live, linear.bbm,
		    smp_count(), observation_name(figures->observation.others));
	print_piece(" entries=%lu tables=%lu stores=%lu tlbi=%lu", linear.pages,
		    linear.pool.used, figures->stores, figures->invalidations);
	print_count("before", figures->before);
	print_count("instructions", figures->instructions);
	print_count("stopped", figures->stopped);
	print_piece(" peak=%lu", linear.pool.next - linear.pool.base);
	print_piece(" boot=%s seen=", observation_boot(&figures->observation));
	observation_print_seen(&figures->observation);
	print_piece(" copy=");
	observation_print_seen(&figures->copy);
	print_end();
}

static bool go(enum strategy strategy, struct figures *figures)
{
	switch (strategy) {
	case STRATEGY_EARLY:
		return strategy_early(&linear, figures);
	case STRATEGY_FOLD:
		return strategy_fold(&linear, figures);
	case STRATEGY_SPLIT:
		return strategy_split(&linear, figures);
	default:
		return strategy_rebuild(&linear, figures);
	}
}

static void run(enum strategy strategy, const struct options *options)
{
	const enum pt_mapping mapping = strategy == STRATEGY_FOLD ? linear.mapping :
								    PT_MAPPING_PAGES;
	const uint32_t failures = print_failures();
	struct figures figures = { 0 };

	pool_init(&linear.pool, table_memory.base, table_memory.end - table_memory.base,
		  UINT64_C(1) << linear.geometry.granule_shift);
	if (go(strategy, &figures)) {
		print_figures(strategy, &figures);
		if (linear.live)
			breakage_cause(options->broken, &linear, &tested);
		check_map(&linear, mapping);
		if (linear.live && mapping == PT_MAPPING_PAGES)
			remap_run(&linear);
		if (linear.live && mapping == PT_MAPPING_PAGES && realm_is())
			convert_run(&linear);
	}
	smp_order(SMP_WAIT);
	linear_leave();
	if (linear.map.root)
		linear_succeeds("free", pt_free(&linear.map, linear_base(&linear),
						linear_size(&linear)));
	if (linear.pool.used)
		print_fail("tables: %lu were not freed", linear.pool.used);
	print_line("strategy=%s: %s", options_strategy_name(strategy),
		   print_failures() == failures ? "ok" : "FAIL");
}

static void run_strategies(const struct options *options)
{
	uint32_t strategy;

	for (strategy = 0; strategy < STRATEGIES; strategy++)
		if (options->strategies & 1u << strategy)
			run((enum strategy)strategy, options);
}

/* A linear map of so much memory, from where memory begins; all that is free may be tables. */
static void run_pretended(uint64_t size, const struct options *options)
{
	struct spans spans = { 0 };

	linear.live = false;
	spans_add(&spans, ram.at[0].base, size);
	spans_align(&spans, UINT64_C(1) << linear.geometry.granule_shift);
	if (!spans.count || !linear_describe(&linear, &spans)) {
		print_fail("map=%lu: does not fit into %u bits", size, linear.geometry.va_bits);
		return;
	}
	if (take_table_memory())
		run_strategies(options);
	spans_add(&tested, table_memory.base, table_memory.end - table_memory.base);
}

void run_all(const struct options *options)
{
	uint32_t i;

	linear.live = true;
	if (!linear_describe(&linear, &ram)) {
		print_fail("memory: does not fit into %u bits", linear.geometry.va_bits);
		return;
	}
	if (!take_table_memory())
		return;
	if (realm_is() && !options->map_count)
		convert_choose(&tested, linear.pool.granule);
	memory_fill(&tested, linear.pool.granule, options->fill);
	if (!options->map_count)
		run_strategies(options);
	for (i = 0; i < options->map_count; i++)
		run_pretended(options->maps[i], options);
}
