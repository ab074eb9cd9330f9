/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How RAM is divided. From the top down: the data window, then the stage-2 tables; the rest
 * belongs to the guest.
 */
#ifndef EMULATOR_MEMORY_H
#define EMULATOR_MEMORY_H

#include <stdint.h>

#include "platform.h"

struct memory {
	uint64_t base;		/* of RAM */
	uint64_t guest_size;	/* bytes from base that the guest owns */
	struct region handover;		/* the guest's: what its firmware leaves; size 0: none */
	uint64_t tables;	/* stage-2 tables, up to the data window */
	uint64_t tables_size;
	uint64_t window;	/* physical address of the data window */
};

/*
 * tables: bytes for stage 2. Fails with a message when RAM is too small, or too big for
 * ipa_width.
 */
void memory_plan(const struct platform *platform, uint32_t ipa_width, uint64_t tables,
		 struct memory *memory);
/* Reserves that much of the guest's part for the handover, in whole blocks below 4 GiB. */
void memory_reserve(struct memory *memory, uint64_t size);
/* Takes that much, in whole blocks, from the end of the guest's part; returns its address. */
uint64_t memory_take(struct memory *memory, uint64_t size);
/* Where the guest's images must end. */
uint64_t memory_images_end(const struct memory *memory);
/* Moves data and stack to the top of RAM; returns the translation base now in use. */
uint64_t memory_move(const struct memory *memory);
/* Physical address of a datum, in the window or at its own address. */
uint64_t memory_physical(const void *datum);
#endif
