/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The identity map in TTBR0 that the image runs in: 4 KiB pages and blocks, 48
 * bits. It is built here and not by pagetable/, so that what tests that does not
 * depend on it.
 */
#ifndef IMAGE_IDMAP_H
#define IMAGE_IDMAP_H

#include <stdbool.h>
#include <stdint.h>

enum idmap_type { IDMAP_NORMAL, IDMAP_DEVICE };

/* Empties the map; the MMU must be off. */
void idmap_init(void);

/*
 * Gives descriptors the form that they have with TCR_EL1.DS (FEAT_LPA2): bits
 * 9:8 are no shareability then, but bits 51:50 of the address. The MMU must be off.
 */
void idmap_use_lpa2(void);

/* The root, for TTBR0_EL1. */
uint64_t idmap_root(void);

/*
 * Maps [base, base + size), widened to whole 4 KiB pages; what is mapped
 * already stays as it is. False if it wraps, is beyond 48 bits, or there is no
 * table left.
 */
bool idmap_add(uint64_t base, uint64_t size, enum idmap_type type);

/* Whether all of [base, base + size) is mapped as Normal memory. */
bool idmap_has(uint64_t base, uint64_t size);
#endif
