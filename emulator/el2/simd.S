/* SPDX-License-Identifier: BSD-2-Clause */
#include "arch.h"
#include "simd.h"

	.arch_extension sve

.macro each_sve_register instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
	\instruction p\n, [x1, #\n, mul vl]
	.endr
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction z\n, [x0, #\n, mul vl]
	.endr
.endm

.macro each_vector instruction
	.irp	n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, \
		17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
	\instruction q\n, [x0, #16 * \n]
	.endr
.endm

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
	each_sve_register str
	rdffr	p0.b
	str	p0, [x1, #16, mul vl]
	ret
1:	each_vector str
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
	each_sve_register ldr
	ret
1:	each_vector ldr
	ret
