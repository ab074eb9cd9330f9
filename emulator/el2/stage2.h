/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The guest's stage-2 translation: 4 KiB granule, one table for all CPUs
 * (Arm ARM, D8 "The AArch64 Virtual Memory System Architecture"). Every page
 * of guest RAM has one leaf in each half; ripas.c decides which one is valid.
 */
#ifndef EMULATOR_STAGE2_H
#define EMULATOR_STAGE2_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/memory.h"

struct stage2 {
	uint32_t ipa_width;
	uint64_t shared_bit;
	uint64_t ram_base;
	uint64_t ram_pages;
	uint64_t code_base, code_size;	/* read-only, at an address without RAM */
	uint64_t *protected_leaf;	/* by page of RAM */
	uint64_t *shared_leaf;
	uint64_t device;		/* a device's page in the protected half only */
	uint64_t *device_leaf;		/* NULL: there is none */
};

/* Bytes of tables for ram_size bytes of RAM, a multiple of 2 MiB. */
uint64_t stage2_tables_size(uint64_t ram_size);
/* Empty tables. Fails with a message when the CPU has no such ipa_width. */
void stage2_init(const struct memory *memory, uint32_t ipa_width);
const struct stage2 *stage2_get(void);
/* Devices: whole pages, at their own address, in the shared or in both halves. */
void stage2_map_device(const struct region *region, bool both_halves);
/* One device's page, in the protected half only: the Realm was given it. */
void stage2_assign_device(const struct region *region);
/* Code, at an address of the protected half where there is no RAM; read-only. */
void stage2_map_code(uint64_t ipa, const struct region *region);
/*
 * The guest's first access to this page faults, in either half: stage2_is_first_use() is
 * true for that access only.
 */
void stage2_watch(uint64_t page);
bool stage2_is_first_use(uint64_t ipa);
/* Descriptors of a page of RAM. */
uint64_t stage2_protected_page(uint64_t pa);
uint64_t stage2_shared_page(uint64_t pa);
/* This CPU translates from now on. */
void stage2_enable(void);
/* After descriptors became invalid: no CPU uses the old ones afterwards. */
void stage2_flush(void);
#endif
