// SPDX-License-Identifier: BSD-2-Clause
#include "convert.h"

#include <earlyrsi/rsi.h>

#include "arch.h"
#include "check.h"
#include "cpu.h"
#include "mmu.h"
#include "print.h"
#include "realm.h"

#define PROTECTED_VALUE	UINT64_C(0x70726f7465637465)
#define SHARED_VALUE	UINT64_C(0x736861726564)

static uint64_t chosen[ERSI_CONVERT_PAGES];
static uint32_t chosen_count;

/* The page that so many bytes are in front of. */
static uint64_t page_at(const struct ersi_spans *spans, uint64_t bytes)
{
	const struct ersi_span *span = spans->at;

	for (; bytes >= span->end - span->base; span++)
		bytes -= span->end - span->base;
	return span->base + bytes;
}

void ersi_convert_choose(struct ersi_spans *spans, uint64_t page)
{
	const uint64_t part = ersi_spans_size(spans) / ERSI_CONVERT_PAGES & ~(page - 1);
	uint32_t i;

	if (!part)
		return;
	for (i = 0; i < ERSI_CONVERT_PAGES; i++)
		chosen[i] = page_at(spans, i * part + (part / 2 & ~(page - 1)));
	chosen_count = ERSI_CONVERT_PAGES;
	for (i = 0; i < ERSI_CONVERT_PAGES; i++)
		ersi_spans_remove(spans, chosen[i], page);
}

/*
 * One page to the other half: its state first, then its entry, which the engine
 * breaks before it makes it. In between nobody touches it.
 */
static bool move(struct ersi_linear *linear, uint64_t pa, bool shared)
{
	const uint64_t page = linear->pool.granule;
	const struct pt_range range = {
		.va = pa + linear->offset,
		.pa = shared ? pa | ersi_realm_shared_bit() : pa,
		.size = page,
		.attributes = linear->ranges[0].attributes,
	};

	if (!ersi_realm_set_state(pa, pa + page,
				  shared ? ERSI_RSI_RIPAS_EMPTY : ERSI_RSI_RIPAS_RAM)) {
		ersi_print_fail("convert: 0x%lx: the RMM refuses", pa);
		return false;
	}
	return ersi_linear_succeeds("convert", pt_set(&linear->map, &range)) &&
	       ersi_check_page(range.va, range.pa);
}

/* The page holds nothing of what was in it, and keeps what is written now. */
static bool use(volatile uint64_t *page, uint64_t old, uint64_t value)
{
	if (*page == old) {
		ersi_print_fail("convert: 0x%lx: the contents are still there", (uint64_t)page);
		return false;
	}
	*page = value;
	if (*page != value) {
		ersi_print_fail("convert: 0x%lx: does not keep what is written", (uint64_t)page);
		return false;
	}
	return true;
}

/* The protected half has nothing there any more; an access there is an external abort. */
static bool is_gone(uint64_t pa)
{
	const struct ersi_cpu *cpu = (const struct ersi_cpu *)ERSI_SYSREG_READ(tpidr_el1);
	uint64_t value;

	if (ersi_mmu_try_read((const void *)pa, &value)) {
		ersi_print_fail("convert: 0x%lx: still there in the protected half", pa);
		return false;
	}
	if (ERSI_ESR_EC(cpu->esr) == ERSI_EC_DATA_ABORT &&
	    ERSI_ESR_FSC(cpu->esr) == ERSI_FSC_EXTERNAL)
		return true;
	ersi_print_fail("convert: 0x%lx: no external abort: ESR 0x%lx", pa, cpu->esr);
	return false;
}

static bool convert(struct ersi_linear *linear, uint64_t pa)
{
	volatile uint64_t *page = (volatile uint64_t *)(pa + linear->offset);

	*page = PROTECTED_VALUE;
	return move(linear, pa, true) && use(page, PROTECTED_VALUE, SHARED_VALUE) && is_gone(pa) &&
	       move(linear, pa, false) && use(page, SHARED_VALUE, PROTECTED_VALUE);
}

void ersi_convert_run(struct ersi_linear *linear)
{
	uint32_t i;

	if (!chosen_count) {
		ersi_print_fail("convert: too little memory to choose pages from");
		return;
	}
	for (i = 0; i < chosen_count; i++)
		if (!convert(linear, chosen[i]))
			return;
	ersi_print_line("convert: %u pages of %lu bytes shared and protected again", chosen_count,
			linear->pool.granule);
}
