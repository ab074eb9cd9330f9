// SPDX-License-Identifier: BSD-2-Clause
#include "convert.h"

#include <earlyrsi/rsi_abi.h>

#include "machine/arch.h"
#include "machine/cpu.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "platform/realm.h"
#include "check.h"

#define PROTECTED_VALUE	UINT64_C(0x70726f7465637465)
#define SHARED_VALUE	UINT64_C(0x736861726564)

static uint64_t chosen[CONVERT_PAGES];
static uint32_t chosen_count;

/* The page that so many bytes are in front of. */
static uint64_t page_at(const struct spans *spans, uint64_t bytes)
{
	const struct span *span = spans->at;

	for (; bytes >= span->end - span->base; span++)
		bytes -= span->end - span->base;
	return span->base + bytes;
}

void convert_choose(struct spans *spans, uint64_t page)
{
	const uint64_t part = spans_size(spans) / CONVERT_PAGES & ~(page - 1);
	uint32_t i;

	if (!part)
		return;
	for (i = 0; i < CONVERT_PAGES; i++)
		chosen[i] = page_at(spans, i * part + (part / 2 & ~(page - 1)));
	chosen_count = CONVERT_PAGES;
	for (i = 0; i < CONVERT_PAGES; i++)
		spans_remove(spans, chosen[i], page);
}

/*
 * One page to the other half: its state first, then its entry, which the engine
 * breaks before it makes it. Nothing uses it in between.
 */
static bool move(struct linear *linear, uint64_t pa, bool shared)
{
	const uint64_t page = linear->pool.granule;
	const struct pt_range range = {
		.va = pa + linear->offset,
		.pa = shared ? pa | realm_shared_bit() : pa,
		.size = page,
		.attributes = linear->ranges[0].attributes,
	};

	if (!realm_set_state(pa, pa + page,
			     shared ? ERSI_RSI_RIPAS_EMPTY : ERSI_RSI_RIPAS_RAM)) {
		print_fail("convert: 0x%lx: the RMM refuses", pa);
		return false;
	}
	return linear_succeeds("convert", pt_set(&linear->map, &range)) &&
	       check_page(range.va, range.pa);
}

/* The page holds nothing of what was in it, and keeps what is written now. */
static bool use(volatile uint64_t *page, uint64_t old, uint64_t value)
{
	if (*page == old) {
		print_fail("convert: 0x%lx: the contents are still there", (uint64_t)page);
		return false;
	}
	*page = value;
	if (*page != value) {
		print_fail("convert: 0x%lx: does not keep what is written", (uint64_t)page);
		return false;
	}
	return true;
}

/* The protected half has nothing there any more; an access there is an external abort. */
static bool is_gone(uint64_t pa)
{
	const struct cpu *cpu = (const struct cpu *)SYSREG_READ(tpidr_el1);
	uint64_t value;

	if (mmu_try_read((const void *)pa, &value)) {
		print_fail("convert: 0x%lx: still there in the protected half", pa);
		return false;
	}
	if (ESR_EC(cpu->esr) == EC_DATA_ABORT &&
	    ESR_FSC(cpu->esr) == FSC_EXTERNAL)
		return true;
	print_fail("convert: 0x%lx: no external abort: ESR 0x%lx", pa, cpu->esr);
	return false;
}

static bool convert(struct linear *linear, uint64_t pa)
{
	volatile uint64_t *page = (volatile uint64_t *)(pa + linear->offset);

	*page = PROTECTED_VALUE;
	return move(linear, pa, true) && use(page, PROTECTED_VALUE, SHARED_VALUE) && is_gone(pa) &&
	       move(linear, pa, false) && use(page, SHARED_VALUE, PROTECTED_VALUE);
}

void convert_run(struct linear *linear)
{
	uint32_t i;

	if (!chosen_count) {
		print_fail("convert: too little memory to choose pages from");
		return;
	}
	for (i = 0; i < chosen_count; i++)
		if (!convert(linear, chosen[i]))
			return;
	print_line("convert: %u pages of %lu bytes shared and protected again", chosen_count,
		   linear->pool.granule);
}
