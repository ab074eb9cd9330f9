/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Realm detection before the page tables are built.
 */
#ifndef __ASM_EARLY_RSI_H
#define __ASM_EARLY_RSI_H

#include <linux/init.h>
#include <linux/types.h>

#include <asm/pgtable-types.h>

/* Runs when the device tree is mapped and static keys work, before early parameters */
void __init early_rsi_init(void);

/*
 * Compares what early detection used with what the kernel uses now, and says
 * whether early detection asked RSI, so that nothing is left to ask.
 */
bool __init early_rsi_settled(void);

/* In rsi.c, for early detection to use */
bool __init arm64_rsi_enter_realm(unsigned int ipa_bits);
void __init arm64_rsi_setup_memory(void);

/*
 * Device pages that do not come through ioremap(): earlycon and early_ioremap().
 * Takes the top bit off @phys where a user put it there, and picks the half of
 * the IPA space that RIPAS says the page is in.
 */
pgprot_t arm64_rsi_fixmap_prot(phys_addr_t *phys, pgprot_t prot);

#endif /* __ASM_EARLY_RSI_H */
