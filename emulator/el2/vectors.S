/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * EL2 exception vectors and entry to the guest. Interrupts belong to the
 * guest (HCR_EL2.IMO, FMO and AMO are 0), so only synchronous exceptions from
 * a lower exception level are expected.
 */
#include "arch.h"
#include "vectors.h"

.macro save
	sub	sp, sp, #FRAME_SIZE
	stp	x0, x1, [sp, #0x00]
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
	str	x30, [sp, #0xf0]
.endm

.macro fatal_vector kind
	.balign	0x80
	save
	mov	x0, sp
	mov	x1, #\kind
	b	trap_fatal
.endm

.macro guest_vector
	.balign	0x80
	b	from_guest
.endm

	.text
	.balign	0x800
	.global	vectors
vectors:
	fatal_vector 0
	fatal_vector 1
	fatal_vector 2
	fatal_vector 3
	fatal_vector 4
	fatal_vector 5
	fatal_vector 6
	fatal_vector 7
	guest_vector
	fatal_vector 9
	fatal_vector 10
	fatal_vector 11
	guest_vector
	fatal_vector 13
	fatal_vector 14
	fatal_vector 15

	.balign	4
from_guest:
	save
	mov	x0, sp
	bl	trap_sync
	b	to_guest

/* void vectors_enter(const struct frame *frame), does not return */
	.global	vectors_enter
vectors_enter:
	mov	sp, x0
to_guest:
	ldp	x2, x3, [sp, #0x10]
	ldp	x4, x5, [sp, #0x20]
	ldp	x6, x7, [sp, #0x30]
	ldp	x8, x9, [sp, #0x40]
	ldp	x10, x11, [sp, #0x50]
	ldp	x12, x13, [sp, #0x60]
	ldp	x14, x15, [sp, #0x70]
	ldp	x16, x17, [sp, #0x80]
	ldp	x18, x19, [sp, #0x90]
	ldp	x20, x21, [sp, #0xa0]
	ldp	x22, x23, [sp, #0xb0]
	ldp	x24, x25, [sp, #0xc0]
	ldp	x26, x27, [sp, #0xd0]
	ldp	x28, x29, [sp, #0xe0]
	ldr	x30, [sp, #0xf0]
	ldp	x0, x1, [sp, #0x00]
	add	sp, sp, #FRAME_SIZE
	eret
