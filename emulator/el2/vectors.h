/* SPDX-License-Identifier: BSD-2-Clause */
/* What vectors.S saves of the guest on each exception, and how it returns to the guest. */
#ifndef EMULATOR_VECTORS_H
#define EMULATOR_VECTORS_H

#define FRAME_SIZE		0x100

#ifndef __ASSEMBLER__
#include <stdint.h>

/* The guest's general-purpose registers. */
struct frame {
	uint64_t x[31];
	uint64_t pad;
};

_Static_assert(sizeof(struct frame) == FRAME_SIZE, "vectors.S allocates it");

__attribute__((noreturn)) void vectors_enter(const struct frame *frame);
#endif /* __ASSEMBLER__ */
#endif
