/* SPDX-License-Identifier: BSD-2-Clause */
#include "arch.h"
#include "simd.h"

	.arch_extension sve

/* x1: where predicates are; Z flag: the CPU has no SVE. ZCR_EL2 allows the greatest length. */
.macro look
	add	x1, x0, #SIMD_PREDICATES
	mrs	x2, id_aa64pfr0_el1
	tst	x2, #(0xf << ID_AA64PFR0_SVE_SHIFT)
.endm

	.text
/* void simd_save(struct simd *to) */
	.global	simd_save
simd_save:
	mrs	x3, fpsr
	mrs	x4, fpcr
	str	x3, [x0, #SIMD_FPSR]
	str	x4, [x0, #SIMD_FPCR]
	look
	b.eq	1f
	simd_each_sve str
	rdffr	p0.b
	str	p0, [x1, #16, mul vl]
	ret
1:	simd_each_vector str
	ret

/* void simd_restore(const struct simd *from) */
	.global	simd_restore
simd_restore:
	ldr	x3, [x0, #SIMD_FPSR]
	ldr	x4, [x0, #SIMD_FPCR]
	msr	fpsr, x3
	msr	fpcr, x4
	look
	b.eq	1f
	ldr	p0, [x1, #16, mul vl]
	wrffr	p0.b
	simd_each_sve ldr
	ret
1:	simd_each_vector ldr
	ret
