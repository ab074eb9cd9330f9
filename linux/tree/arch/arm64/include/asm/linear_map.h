/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The linear map of a Realm that was not known as one when the map was built.
 */
#ifndef __ASM_LINEAR_MAP_H
#define __ASM_LINEAR_MAP_H

#include <linux/init.h>
#include <linux/types.h>

#include <asm/pgtable-types.h>

/*
 * Makes the linear map one whose single pages can change: rebuilds it with pages,
 * unless it has no blocks, or the CPU can split them when that happens.
 *
 * Call it while the boot CPU runs alone, memblock is the allocator and rodata is
 * not read-only yet, once is_realm_world() is true and all RAM is RIPAS RAM.
 */
void __init linear_map_prepare_realm(void);

/* In mmu.c: does the linear map have blocks or contiguous pages? */
bool __init linear_map_has_blocks(void);

/* In mmu.c: can this CPU change the size of a live mapping without a fault? */
bool __init linear_map_can_split(void);

/* In mmu.c: from now on split blocks when that is needed */
void __init linear_map_split_lazily(void);

/* In mmu.c: map a part of the linear region with pages below another root */
void __init linear_map_create_pages(pgd_t *root, phys_addr_t phys, unsigned long virt,
				    phys_addr_t size, pgprot_t prot);

#endif /* __ASM_LINEAR_MAP_H */
