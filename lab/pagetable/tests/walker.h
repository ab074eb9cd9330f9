/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAGETABLE_WALKER_H
#define PAGETABLE_WALKER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A table walk as the Arm ARM (DDI0487, D8.2, D8.3) has it, written without a look at
 * the engine: it shares nothing with it but memory.
 */
struct regime {
	uint32_t page_bits;	/* 12, 14 or 16 */
	uint32_t va_bits;
	bool lpa;		/* 64 KiB, address bits 51:48 in 15:12 */
	bool ds;		/* TCR_ELx.DS, address bits 51:50 in 9:8 */
	bool high;		/* TTBR1 */
	bool hpd;
};

enum outcome {
	WALK_FAULT,		/* nothing there */
	WALK_RESERVED,		/* an encoding that is none */
	WALK_MAPPED
};

struct walk {
	enum outcome outcome;
	uint64_t pa;
	uint64_t attributes;
	int32_t level;
	bool contiguous;
	uint64_t *table;	/* that holds the last descriptor */
	uint32_t index;
};

/* Where the walker finds tables; NULL for what is none. */
uint64_t *walker_memory(void *memory, uint64_t pa);

int32_t walker_start(const struct regime *regime);
uint32_t walker_shift(const struct regime *regime, int32_t level);
uint32_t walker_entries(const struct regime *regime, int32_t level);
bool walker_block(const struct regime *regime, int32_t level);
uint32_t walker_run(const struct regime *regime, int32_t level);
uint64_t walker_base(const struct regime *regime);
uint64_t walker_attribute_bits(const struct regime *regime);
uint64_t walker_next(const struct regime *regime, uint64_t descriptor);

void walker_walk(const struct regime *regime, void *memory, uint64_t root, uint64_t va,
		 struct walk *walk);

/*
 * Look at all tables below a root: how many there are; and is each of them of use, and
 * each contiguous run one of entries that belong together? If not, @fault says so.
 */
uint32_t walker_survey(const struct regime *regime, void *memory, uint64_t root,
		       const char **fault);

#endif
