/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Exceptions. Interrupts are masked all the time, so each one is either a fault
 * that a try of switch.S expects, or the end.
 */
#include "cpu.h"

#define FRAME_SIZE	0x100

.macro fatal_vector kind
	.balign	0x80
	sub	sp, sp, #FRAME_SIZE
	stp	x0, x1, [sp]
	mov	x1, #\kind
	b	fatal
.endm

	.text
	.balign	0x800
	.global	vectors
vectors:
	fatal_vector 0
	fatal_vector 1
	fatal_vector 2
	fatal_vector 3
	.balign	0x80
	b	synchronous
	fatal_vector 5
	fatal_vector 6
	fatal_vector 7
	fatal_vector 8
	fatal_vector 9
	fatal_vector 10
	fatal_vector 11
	fatal_vector 12
	fatal_vector 13
	fatal_vector 14
	fatal_vector 15

	.balign	4
synchronous:
	sub	sp, sp, #FRAME_SIZE
	stp	x0, x1, [sp]
	mrs	x0, tpidr_el1
	cbz	x0, 1f
	ldr	x1, [x0, #CPU_FIXUP]
	cbz	x1, 1f
	str	xzr, [x0, #CPU_FIXUP]
	msr	elr_el1, x1
	mrs	x1, esr_el1
	str	x1, [x0, #CPU_ESR]
	ldp	x0, x1, [sp]
	add	sp, sp, #FRAME_SIZE
	eret
1:	mov	x1, #4

/* x1: which vector */
fatal:
	stp	x2, x3, [sp, #0x10]
	stp	x4, x5, [sp, #0x20]
	stp	x6, x7, [sp, #0x30]
	stp	x8, x9, [sp, #0x40]
	stp	x10, x11, [sp, #0x50]
	stp	x12, x13, [sp, #0x60]
	stp	x14, x15, [sp, #0x70]
	stp	x16, x17, [sp, #0x80]
	stp	x18, x19, [sp, #0x90]
	stp	x20, x21, [sp, #0xa0]
	stp	x22, x23, [sp, #0xb0]
	stp	x24, x25, [sp, #0xc0]
	stp	x26, x27, [sp, #0xd0]
	stp	x28, x29, [sp, #0xe0]
	mrs	x2, elr_el1
	stp	x30, x2, [sp, #0xf0]
	mov	x0, sp
	bl	fault
	brk	#0
