/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The floating-point, SIMD and SVE registers. They are the guest's while it runs, and the
 * emulator's own code is compiled without them. Libraries are not.
 */
#ifndef EMULATOR_SIMD_H
#define EMULATOR_SIMD_H

#define SIMD_PREDICATES		0x2000
#define SIMD_FPSR		0x2220
#define SIMD_FPCR		0x2228

#ifdef __ASSEMBLER__
/* str or ldr for each SVE register: Z at x0, P at x1. */
.macro simd_each_sve instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	\instruction p\n, [x1, #\n, mul vl]
	.endr
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction z\n, [x0, #\n, mul vl]
	.endr
.endm

/* str or ldr for each SIMD register, at x0. */
.macro simd_each_vector instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction q\n, [x0, #16 * \n]
	.endr
.endm
#else
#include <stdint.h>

#define SIMD_VECTOR_MAX		256	/* bytes, architecture's limit of 2048 bits */

struct simd {
	uint8_t vectors[32 * SIMD_VECTOR_MAX];		/* Z0 to Z31; V0 to V31 without SVE */
	uint8_t predicates[17 * SIMD_VECTOR_MAX / 8];	/* P0 to P15, FFR */
	uint64_t fpsr;
	uint64_t fpcr;
};

/* At the greatest vector length, whatever length the guest uses. */
void simd_save(struct simd *to);
void simd_restore(const struct simd *from);
#endif
#endif
