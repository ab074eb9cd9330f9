/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The registers that a library under the guest might use: all are filled from memory, and
 * written back to it. C code is compiled without them and runs in between.
 */
#include "el2/simd.h"
#include "guest.h"

	.arch_extension sve

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
	simd_each_sve ldr
	ret
guest_read_sve:
	simd_each_sve str
	rdffr	p0.b
	str	p0, [x1, #16, mul vl]
	ldr	p0, [x1]
	ret
guest_fill_simd:
	simd_each_vector ldr
	ret
guest_read_simd:
	simd_each_vector str
	ret
