/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Realm detection before the page tables are built.
 */
#ifndef __ASM_EARLY_RSI_H
#define __ASM_EARLY_RSI_H

#include <linux/init.h>
#include <linux/types.h>

#include <asm/pgtable-types.h>

struct acpi_table_fadt;

/* Runs when the device tree is mapped and static keys work, before early parameters */
void __init early_rsi_init(void);

/*
 * Runs when EFI's tables and the initrd are known, before paging: probes if that had
 * to wait for them, else compares.
 */
void __init early_rsi_init_efi(void);

/* Early detection asked RSI, so nothing is left to ask */
bool __init early_rsi_asked(void);

/* The one judgement of a FADT, early and late: 0, or why ACPI cannot be used */
int __init early_rsi_check_fadt(const struct acpi_table_fadt *fadt);

/* In acpi.c, for early detection to use */
#ifdef CONFIG_ACPI
int __init parse_acpi(char *arg);
bool __init acpi_is_wanted(void);
bool __init acpi_is_forced(void);
#else
static inline int parse_acpi(char *arg) { return 0; }
static inline bool acpi_is_wanted(void) { return false; }
static inline bool acpi_is_forced(void) { return false; }
#endif

/* In rsi.c, for early detection to use */
bool __init arm64_rsi_enter_realm(unsigned int ipa_bits);
void __init arm64_rsi_setup_memory(void);

/*
 * Device pages that do not come through ioremap(): earlycon and early_ioremap().
 * Takes the top bit off @phys where a user put it there, and picks the half of
 * the IPA space that RIPAS says the page is in.
 */
void arm64_rsi_set_fixmap(pte_t *ptep, phys_addr_t phys, pgprot_t prot);

#endif /* __ASM_EARLY_RSI_H */
