/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The registers that a library under the guest might use: all are filled from memory, and
 * written back to it. C code is compiled without them and runs in between.
 */
#include "guest.h"

	.arch_extension sve

.macro all_sve instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	\instruction p\n, [x1, #\n, mul vl]
	.endr
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction z\n, [x0, #\n, mul vl]
	.endr
.endm

.macro all_simd instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction q\n, [x0, #16 * \n]
	.endr
.endm

	.text
/* uint64_t guest_vector_length(void) - bytes in a Z register */
	.global	guest_vector_length
guest_vector_length:
	rdvl	x0, #1
	ret

/* void guest_<fill|read>_<sve|simd>(uint8_t *vectors, uint8_t *predicates): FFR is P16 */
	.global	guest_fill_sve, guest_read_sve, guest_fill_simd, guest_read_simd
guest_fill_sve:
	ldr	p0, [x1, #16, mul vl]
	wrffr	p0.b
	all_sve	ldr
	ret
guest_read_sve:
	all_sve	str
	rdffr	p0.b
	str	p0, [x1, #16, mul vl]
	ldr	p0, [x1]
	ret
guest_fill_simd:
	all_simd ldr
	ret
guest_read_simd:
	all_simd str
	ret
