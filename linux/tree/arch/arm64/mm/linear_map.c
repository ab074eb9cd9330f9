// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rebuild the linear map with pages.
 *
 * A Realm shares single pages with its host. Where it is detected after
 * map_mem(), the linear map may have blocks, and most CPUs cannot split a live
 * one (FEAT_BBML3). So the linear map is built a second time, beside the live
 * one and from it, and TTBR1 is switched through the identity map while the boot
 * CPU runs alone. That needs no feature of the CPU.
 */
#define pr_fmt(fmt) "linear map: " fmt

#include <linux/init.h>
#include <linux/memblock.h>
#include <linux/mmu_context.h>
#include <linux/pagewalk.h>
#include <linux/pgtable.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/swap.h>

#include <asm/barrier.h>
#include <asm/linear_map.h>
#include <asm/memory.h>

#define PTRS_PER_TABLE	(PAGE_SIZE / sizeof(pteval_t))

/*
 * A table whose first entries map the linear region and whose others map the rest
 * of the kernel, and its double in which only the linear region is another.
 * The entries may be of any level, so they are values.
 */
struct shared_table {
	pteval_t *live;
	pteval_t *beside;
	unsigned int linear;
};

/*
 * The root; and, where the linear region ends inside the reach of one of the
 * root's entries, the table of the next level that this entry names.
 */
static struct shared_table root __initdata, second __initdata;

/* Leaves with the same properties that follow each other, virtually and physically */
struct run {
	unsigned long virt;
	phys_addr_t phys;
	phys_addr_t size;
	pgprot_t prot;
};

/*
 * With 64 KiB pages the root is always that of VA_BITS, and TTBR1 points into it
 * where the CPU resolves fewer.
 */
static unsigned int __init root_bits(void)
{
	return IS_ENABLED(CONFIG_ARM64_64K_PAGES) ? VA_BITS : vabits_actual;
}

static unsigned int __init root_shift(void)
{
	return PAGE_SHIFT + (ARM64_HW_PGTABLE_LEVELS(root_bits()) - 1) * PTDESC_TABLE_SHIFT;
}

static unsigned int __init root_index(u64 virt)
{
	return (virt & ~_PAGE_OFFSET(root_bits())) >> root_shift();
}

static bool __init is_table(pteval_t entry)
{
	return (entry & PTE_TYPE_MASK) == (PMD_TYPE_TABLE & PTE_TYPE_MASK);
}

/* memblock's memory is mapped by the live linear map, and by its double as well. */
static pteval_t *__init table_of(pteval_t entry)
{
	return phys_to_virt(__pte_to_phys(__pte(entry)));
}

static void __init make_double(struct shared_table *table)
{
	table->beside = memblock_alloc_or_panic(PAGE_SIZE, PAGE_SIZE);
	memcpy(table->beside + table->linear, table->live + table->linear,
	       (PTRS_PER_TABLE - table->linear) * sizeof(*table->live));
}

static void __init make_doubles(void)
{
	phys_addr_t live, beside;

	root.live = (pteval_t *)lm_alias(swapper_pg_dir);
	root.linear = root_index(PAGE_END);
	make_double(&root);

	if (IS_ALIGNED(PAGE_END, BIT(root_shift())) || !is_table(root.live[root.linear]))
		return;

	second.live = table_of(root.live[root.linear]);
	second.linear = (PAGE_END >> (root_shift() - PTDESC_TABLE_SHIFT)) % PTRS_PER_TABLE;
	make_double(&second);

	/* The entry keeps its attributes: the kernel, too, is mapped through it. */
	live = __pte_to_phys(__pte(root.live[root.linear]));
	beside = virt_to_phys(second.beside);
	root.beside[root.linear] ^= __phys_to_pte_val(live) ^ __phys_to_pte_val(beside);
}

static void __init map_run(struct run *run)
{
	if (run->size)
		linear_map_create_pages((pgd_t *)root.beside, run->phys, run->virt, run->size,
					run->prot);
	run->size = 0;
}

/* A leaf's attributes as those of a page */
static pgprot_t __init page_prot(pgprot_t leaf, bool valid)
{
	pgprot_t prot = __pgprot((pgprot_val(leaf) & ~(PTE_TYPE_MASK | PTE_CONT)) | PTE_TYPE_PAGE);

	return valid ? prot : pte_pgprot(pte_mkinvalid(pfn_pte(0, prot)));
}

static void __init add_leaf(struct run *run, unsigned long virt, unsigned long end,
			    unsigned long pfn, pgprot_t prot)
{
	phys_addr_t phys = PFN_PHYS(pfn);

	if (run->virt + run->size != virt || run->phys + run->size != phys ||
	    pgprot_val(run->prot) != pgprot_val(prot)) {
		map_run(run);
		*run = (struct run){ .virt = virt, .phys = phys, .prot = prot };
	}
	run->size += end - virt;
}

static int __init copy_pud(pud_t *pudp, unsigned long addr, unsigned long end,
			   struct mm_walk *walk)
{
	pud_t pud = pudp_get(pudp);

	if (pud_leaf(pud))
		add_leaf(walk->private, addr, end, pud_pfn(pud),
			 page_prot(pud_pgprot(pud), pud_valid(pud)));
	return 0;
}

static int __init copy_pmd(pmd_t *pmdp, unsigned long addr, unsigned long end,
			   struct mm_walk *walk)
{
	pmd_t pmd = pmdp_get(pmdp);

	if (pmd_leaf(pmd))
		add_leaf(walk->private, addr, end, pmd_pfn(pmd),
			 page_prot(pmd_pgprot(pmd), pmd_valid(pmd)));
	return 0;
}

static int __init copy_pte(pte_t *ptep, unsigned long addr, unsigned long end,
			   struct mm_walk *walk)
{
	pte_t pte = __ptep_get(ptep);

	if (pte_present(pte))
		add_leaf(walk->private, addr, end, pte_pfn(pte),
			 page_prot(pte_pgprot(pte), pte_valid(pte)));
	return 0;
}

static const struct mm_walk_ops copy_ops __initconst = {
	.pud_entry	= copy_pud,
	.pmd_entry	= copy_pmd,
	.pte_entry	= copy_pte,
};

/*
 * What is mapped, and how, is taken from the live map rather than from memblock:
 * so holes, aliases of the kernel image and KFENCE's pool stay as they are.
 */
static void __init copy_linear_region(void)
{
	struct run run = {};

	if (walk_kernel_page_table_range_lockless(_PAGE_OFFSET(vabits_actual), PAGE_END,
						  &copy_ops, NULL, &run))
		panic("The linear map cannot be walked\n");
	map_run(&run);
}

static void __init switch_root(pteval_t *table)
{
	dsb(ishst);
	cpu_replace_ttbr1((pgd_t *)table);
}

/* The tables below the first entries of a table; at most four levels deep */
static unsigned int __init free_tables(pteval_t *table, unsigned int entries, unsigned int shift)
{
	unsigned int i, freed = 0;

	for (i = 0; shift > PAGE_SHIFT && i < entries; i++) {
		if (!is_table(table[i]))
			continue;
		freed += free_tables(table_of(table[i]), PTRS_PER_TABLE,
				     shift - PTDESC_TABLE_SHIFT) + 1;
		memblock_free(table_of(table[i]), PAGE_SIZE);
	}
	return freed;
}

/*
 * While TTBR1 points to the double, nothing walks the live table. The double is
 * only read: no TLB may hold a page and the block that it replaces.
 */
static unsigned int __init take_over(struct shared_table *table, unsigned int shift)
{
	unsigned int freed = free_tables(table->live, table->linear, shift);

	memcpy(table->live, table->beside, table->linear * sizeof(*table->live));
	return freed;
}

static void __init rebuild(void)
{
	unsigned int freed;

	make_doubles();
	copy_linear_region();

	switch_root(root.beside);
	freed = take_over(&root, root_shift());
	if (second.live)
		freed += take_over(&second, root_shift() - PTDESC_TABLE_SHIFT);
	switch_root(root.live);

	memblock_free(root.beside, PAGE_SIZE);
	if (second.live)
		memblock_free(second.beside, PAGE_SIZE);
	pr_info("rebuilt with pages for the Realm, %u tables freed\n", freed);
}

void __init linear_map_prepare_realm(void)
{
	if (!linear_map_has_blocks())
		return;
	if (!linear_map_can_split()) {
		rebuild();
		return;
	}
	linear_map_split_lazily();
	pr_info("blocks will be split for the Realm when needed\n");
}
