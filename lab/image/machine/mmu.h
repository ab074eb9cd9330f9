/* SPDX-License-Identifier: BSD-2-Clause */
/* Translation: the identity map that is always there, and a linear map in TTBR1. */
#ifndef IMAGE_MMU_H
#define IMAGE_MMU_H

#include <pagetable/map.h>

#include "cpu.h"

/**
 * struct mmu - what mmu_on() loads
 * @tcr:	TCR_EL1
 * @ttbr0:	TTBR0_EL1, the identity map
 * @ttbr1:	TTBR1_EL1
 */
struct mmu {
	uint64_t tcr;
	uint64_t ttbr0;
	uint64_t ttbr1;
};
extern struct mmu mmu;

/* The identity map alone, empty as yet; the MMU is off. */
void mmu_init(void);

/* For linear maps with FEAT_LPA2, whose descriptors the identity map shares; the same. */
void mmu_use_lpa2(void);

/*
 * The geometry of a linear map with this granule and width. NULL, or what this
 * CPU lacks for it.
 */
const char *mmu_geometry(uint32_t granule_shift, uint32_t va_bits,
			 struct pt_geometry *geometry);

/* TCR_EL1 and TTBR1_EL1 for a map, for mmu_set_linear(). */
uint64_t mmu_tcr(const struct pt_geometry *geometry);
uint64_t mmu_ttbr(const struct pt_map *map);

/* What the CPU says: width of a physical address, and the level of FEAT_BBM. */
uint32_t mmu_pa_bits(void);
uint32_t mmu_bbm(void);

/* Translate as a write at EL1: PAR_EL1 (Arm ARM D24.2.117). */
uint64_t mmu_translate(uint64_t va);

/* switch.S */
void mmu_on(void);
void mmu_off(void);
void mmu_set_linear(uint64_t tcr, uint64_t ttbr1);
void cache_clean(const void *start, const void *end);
bool mmu_try_read(const void *va, uint64_t *value);
#endif
