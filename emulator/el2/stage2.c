// SPDX-License-Identifier: BSD-2-Clause
#include "stage2.h"

#include <string.h>

#include "arch.h"
#include "output/print.h"

/* Stage-2 descriptors, D8.3 */
#define VALID		UINT64_C(0x1)
#define TABLE		UINT64_C(0x3)
#define PAGE		UINT64_C(0x3)
#define BLOCK		UINT64_C(0x1)
#define ADDRESS		UINT64_C(0x0000fffffffff000)
#define AF		(UINT64_C(1) << 10)
#define SH_INNER	(UINT64_C(3) << 8)
#define S2AP_RO		(UINT64_C(1) << 6)
#define S2AP_RW		(UINT64_C(3) << 6)
#define MEM_NORMAL	(UINT64_C(0xf) << 2)
#define MEM_DEVICE	(UINT64_C(0x1) << 2)	/* nGnRE */
#define XN		(UINT64_C(2) << 53)

#define LEAF_LEVEL	3
#define ENTRIES		512
#define LEVEL_SHIFT(l)	(PAGE_SHIFT + 9 * (LEAF_LEVEL - (l)))
/*
 * Up to 43 bits start at level 1 with at most 16 concatenated tables, the
 * others at level 0 (D8.2.8): 16 pages hold either.
 */
#define ROOT_PAGES	16
#define WIDTH_LEVEL1	43
/* Roots, and the upper tables and leaf tables that device regions need. */
#define FIXED_PAGES	512

/* VTCR_EL2 */
#define VTCR_RES1	(UINT64_C(1) << 31)
#define VTCR_PS_SHIFT	16
#define VTCR_SH_INNER	(UINT64_C(3) << 12)
#define VTCR_WRITE_BACK	(UINT64_C(5) << 8)
#define VTCR_SL0_SHIFT	6
#define PARANGE_48	5

static struct stage2 stage2;
static uint64_t *root;
static uint32_t start_level;
static uint64_t pool, pool_end;
/* Leaves that are right but for the valid bit, until the first access through one. */
static uint64_t watched;
static uint64_t *watched_leaf[2];

static uint64_t leaf_tables(uint64_t ram_size)
{
	return (ram_size + BLOCK_SIZE - 1) / BLOCK_SIZE;
}

uint64_t stage2_tables_size(uint64_t ram_size)
{
	/* Both halves: one leaf table for 2 MiB, one level-2 table for 1 GiB. */
	uint64_t pages = 2 * leaf_tables(ram_size) + 2 * ((ram_size >> 30) + 2) + FIXED_PAGES;

	return (pages * PAGE_SIZE + BLOCK_SIZE - 1) & ~(uint64_t)(BLOCK_SIZE - 1);
}

const struct stage2 *stage2_get(void)
{
	return &stage2;
}

static uint64_t *allocate(uint64_t pages)
{
	uint64_t *table = (uint64_t *)pool;

	if (pages * PAGE_SIZE > pool_end - pool)
		print_fail("no room for stage-2 tables; start QEMU with fewer devices");
	pool += pages * PAGE_SIZE;
	memset(table, 0, pages * PAGE_SIZE);
	return table;
}

/* The entry for ipa at level, making tables down to it. */
static uint64_t *entry_at(uint64_t ipa, uint32_t level)
{
	uint64_t *table = root;
	uint64_t index = ipa >> LEVEL_SHIFT(start_level);
	uint32_t l;

	for (l = start_level; l < level; l++) {
		if (!(table[index] & VALID))
			table[index] = (uint64_t)allocate(1) | TABLE;
		table = (uint64_t *)(table[index] & ADDRESS);
		index = ipa >> LEVEL_SHIFT(l + 1) & (ENTRIES - 1);
	}
	return &table[index];
}

static uint64_t *link_leaves(uint64_t ipa, uint64_t tables)
{
	uint64_t *leaves = allocate(tables);
	uint64_t i;

	for (i = 0; i < tables; i++)
		*entry_at(ipa + i * BLOCK_SIZE, LEAF_LEVEL - 1) =
			(uint64_t)(leaves + i * ENTRIES) | TABLE;
	return leaves;
}

void stage2_init(const struct memory *memory, uint32_t ipa_width)
{
	static const uint8_t parange_bits[] = { 32, 36, 40, 42, 44, 48, 52, 56 };
	uint64_t parange = SYSREG_READ(id_aa64mmfr0_el1) & 0xf;
	uint64_t tables = leaf_tables(memory->guest_size);

	if (parange >= sizeof(parange_bits) || ipa_width > parange_bits[parange])
		print_fail("ipa_width %u is more than the %u bits of this CPU; "
			   "choose a smaller one or another -cpu", ipa_width,
			   parange < sizeof(parange_bits) ? parange_bits[parange] : 0);
	pool = memory->tables;
	pool_end = memory->tables + memory->tables_size;
	start_level = ipa_width <= WIDTH_LEVEL1 ? 1 : 0;
	root = allocate(ROOT_PAGES);
	stage2.ipa_width = ipa_width;
	stage2.shared_bit = UINT64_C(1) << (ipa_width - 1);
	stage2.ram_base = memory->base;
	stage2.ram_pages = memory->guest_size >> PAGE_SHIFT;
	stage2.protected_leaf = link_leaves(memory->base, tables);
	stage2.shared_leaf = link_leaves(memory->base | stage2.shared_bit, tables);
}

static void map(uint64_t ipa, uint64_t pa, uint64_t end, uint64_t attributes)
{
	while (pa < end) {
		uint32_t level = 1;

		while (level < LEAF_LEVEL && (pa & ((UINT64_C(1) << LEVEL_SHIFT(level)) - 1) ||
					      end - pa < UINT64_C(1) << LEVEL_SHIFT(level)))
			level++;
		*entry_at(ipa, level) = pa | (level == LEAF_LEVEL ? PAGE : BLOCK) | AF | attributes;
		ipa += UINT64_C(1) << LEVEL_SHIFT(level);
		pa += UINT64_C(1) << LEVEL_SHIFT(level);
	}
}

void stage2_map_device(const struct region *region, bool both_halves)
{
	uint64_t base = region->base & ~(uint64_t)(PAGE_SIZE - 1);
	uint64_t end = (region->base + region->size + PAGE_SIZE - 1) &
		       ~(uint64_t)(PAGE_SIZE - 1);

	if (end > stage2.shared_bit)
		return;		/* the guest has no address for it */
	map(base | stage2.shared_bit, base, end, S2AP_RW | MEM_DEVICE | XN);
	if (both_halves)
		map(base, base, end, S2AP_RW | MEM_DEVICE | XN);
}

void stage2_assign_device(const struct region *region)
{
	if (region->base & (PAGE_SIZE - 1) || region->size != PAGE_SIZE)
		print_fail("the device at 0x%lx, size 0x%lx, is not one page", region->base,
			   region->size);
	map(region->base, region->base, region->base + region->size, S2AP_RW | MEM_DEVICE | XN);
	stage2.device = region->base;
	stage2.device_leaf = entry_at(region->base, LEAF_LEVEL);
}

void stage2_watch(uint64_t page)
{
	watched = page;
	watched_leaf[0] = entry_at(page, LEAF_LEVEL);
	watched_leaf[1] = entry_at(page | stage2.shared_bit, LEAF_LEVEL);
	*watched_leaf[0] &= ~VALID;
	*watched_leaf[1] &= ~VALID;
}

/* No translation of an invalid descriptor is cached, so nothing is invalidated. */
bool stage2_is_first_use(uint64_t ipa)
{
	uint32_t half = ipa & stage2.shared_bit ? 1 : 0;

	if ((ipa & ~stage2.shared_bit) != watched || !watched_leaf[half] ||
	    !*watched_leaf[half] || *watched_leaf[half] & VALID)
		return false;
	for (half = 0; half < 2; half++)
		if (*watched_leaf[half])
			*watched_leaf[half] |= VALID;
	arch_dsb();
	return true;
}

void stage2_map_code(uint64_t ipa, const struct region *region)
{
	stage2.code_base = ipa;
	stage2.code_size = region->size;
	map(ipa, region->base, region->base + region->size, SH_INNER | S2AP_RO | MEM_NORMAL);
}

uint64_t stage2_protected_page(uint64_t pa)
{
	return pa | PAGE | AF | SH_INNER | S2AP_RW | MEM_NORMAL;
}

/* Nothing is executed from memory that the host can write (DEN0137 A5.2). */
uint64_t stage2_shared_page(uint64_t pa)
{
	return stage2_protected_page(pa) | XN;
}

void stage2_enable(void)
{
	uint64_t parange = SYSREG_READ(id_aa64mmfr0_el1) & 0xf;
	uint64_t sl0 = start_level ? 1 : 2;

	if (parange > PARANGE_48)
		parange = PARANGE_48;	/* beyond needs FEAT_LPA2's descriptors */
	SYSREG_WRITE(vtcr_el2, VTCR_RES1 | parange << VTCR_PS_SHIFT | VTCR_SH_INNER |
		     VTCR_WRITE_BACK | sl0 << VTCR_SL0_SHIFT | (64 - stage2.ipa_width));
	SYSREG_WRITE(vttbr_el2, (uint64_t)root);
	arch_isb();
	__asm__ volatile("tlbi vmalls12e1\n\tdsb nsh\n\tisb" : : : "memory");
}

void stage2_flush(void)
{
	__asm__ volatile("dsb ish\n\t"
			 "tlbi vmalls12e1is\n\t"
			 "dsb ish\n\t"
			 "ic ialluis\n\t"
			 "dsb ish\n\t"
			 "isb" : : : "memory");
}
