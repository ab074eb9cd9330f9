/* SPDX-License-Identifier: BSD-2-Clause */
/* What is in memory: written once, then read again and again through linear maps. */
#ifndef IMAGE_MEMORY_H
#define IMAGE_MEMORY_H

#include "boot/options.h"
#include "platform/spans.h"

#define MEMORY_CHUNK		0x40000

/* A word that is not what was written. */
struct mismatch {
	uint64_t pa;
	uint64_t expected;
	uint64_t found;
};

/* Which memory, of multiples of the page size, and what is written; through the identity map. */
void memory_fill(const struct spans *spans, uint64_t page, enum fill fill);

/* How many chunks there are. */
uint64_t memory_chunks(void);

/*
 * Reads a chunk at its physical addresses plus an offset. Returns the words that
 * are wrong, and the first of them.
 */
uint64_t memory_check(uint64_t chunk, uint64_t offset, struct mismatch *first);
#endif
