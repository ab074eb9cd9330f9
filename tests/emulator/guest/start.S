/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A guest with the MMU off, so that it chooses intermediate physical addresses
 * freely: entry, exceptions that are recorded and stepped over, and the
 * instructions whose traps are tested.
 */
#include "guest.h"

	.section .text.start, "ax"
	.global	_start
_start:
	b	boot
	.word	0
	.quad	0				/* text_offset */
	.quad	__image_size			/* image_size */
	.quad	0xa				/* 4 KiB pages, placed anywhere */
	.quad	0, 0, 0
	.ascii	"ARM\x64"
	.word	0

boot:
	ldr	x9, =__image_data_end
	ldr	x10, =__image_end
1:	stp	xzr, xzr, [x9], #16
	cmp	x9, x10
	b.lo	1b
	ldr	x9, =guest_vectors
	msr	vbar_el1, x9
	ldr	x9, =guest_stacks + GUEST_STACK
	mov	sp, x9
	/* x0 to x3 as they were, the rest for the C code to look at */
	mrs	x4, sctlr_el1
	mrs	x5, daif
	bl	guest_main
	b	.

/* x0: the context id, which is the address of this CPU's struct guest_cpu */
	.global	guest_secondary
guest_secondary:
	ldr	x9, =guest_vectors
	msr	vbar_el1, x9
	ldr	x9, [x0, #GUEST_CPU_STACK]
	mov	sp, x9
	mrs	x1, sctlr_el1
	mrs	x2, daif
	mrs	x3, CurrentEL
	bl	guest_secondary_main
	b	.

	.text
	.balign	0x800
guest_vectors:
	.rept	4
	.balign	0x80
	b	unexpected
	.endr
	/* synchronous, from EL1 itself */
	.balign	0x80
	b	step_over
	.rept	11
	.balign	0x80
	b	unexpected
	.endr

/* Record what happened for this CPU; continue behind a datum's access or an
   undefined instruction, and at the caller of a fetch. */
step_over:
	stp	x9, x10, [sp, #-32]!
	str	x11, [sp, #16]
	mrs	x9, tpidr_el1
	mrs	x10, esr_el1
	str	x10, [x9, #GUEST_CPU_ESR]
	mrs	x11, far_el1
	str	x11, [x9, #GUEST_CPU_FAR]
	ldr	x11, [x9, #GUEST_CPU_ABORTS]
	add	x11, x11, #1
	str	x11, [x9, #GUEST_CPU_ABORTS]
	lsr	x10, x10, #26
	mrs	x11, elr_el1
	str	x11, [x9, #GUEST_CPU_ELR]
	add	x11, x11, #4
	cmp	x10, #0x21
	csel	x11, x30, x11, eq
	msr	elr_el1, x11
	ldr	x11, [sp, #16]
	ldp	x9, x10, [sp], #32
	eret

unexpected:
	mrs	x0, esr_el1
	mrs	x1, elr_el1
	bl	guest_unexpected
	b	.

/* void guest_call(uint64_t x[18]): SMC #0 */
.macro caller name, instruction
	.global	\name
\name:
	stp	x29, x30, [sp, #-32]!
	str	x0, [sp, #16]
	mov	x30, x0
	ldp	x2, x3, [x30, #16]
	ldp	x4, x5, [x30, #32]
	ldp	x6, x7, [x30, #48]
	ldp	x8, x9, [x30, #64]
	ldp	x10, x11, [x30, #80]
	ldp	x12, x13, [x30, #96]
	ldp	x14, x15, [x30, #112]
	ldp	x16, x17, [x30, #128]
	ldp	x0, x1, [x30]
	\instruction
	ldr	x30, [sp, #16]
	stp	x0, x1, [x30]
	stp	x2, x3, [x30, #16]
	stp	x4, x5, [x30, #32]
	stp	x6, x7, [x30, #48]
	stp	x8, x9, [x30, #64]
	stp	x10, x11, [x30, #80]
	stp	x12, x13, [x30, #96]
	stp	x14, x15, [x30, #112]
	stp	x16, x17, [x30, #128]
	ldp	x29, x30, [sp], #32
	ret
.endm
	caller	guest_call, "smc #0"
	caller	guest_call_imm, "smc #0xbeef"
	/* One more instruction, for an exception that returns behind the HVC. */
	caller	guest_call_hvc, "hvc #0; guest_behind_hvc: nop"
	.global	guest_behind_hvc

/* uint64_t guest_<access>(uint64_t address[, uint64_t value]) */
.macro reader name, instruction
	.global	\name
\name:
	mov	x1, #-1
	\instruction
	mov	x0, x1
	ret
.endm
	reader	guest_read8, "ldrb w1, [x0]"
	reader	guest_read16, "ldrh w1, [x0]"
	reader	guest_read32, "ldr w1, [x0]"
	reader	guest_read32s, "ldrsw x1, [x0]"
	reader	guest_read64, "ldr x1, [x0]"
	reader	guest_read_zero_register, "ldr xzr, [x0]"
	reader	guest_read_pair, "ldp x1, x2, [x0]"

	.global	guest_write32, guest_write64, guest_write_pair, guest_fetch
guest_write32:
	str	w1, [x0]
	ret
guest_write64:
	str	x1, [x0]
	ret
guest_write_pair:
	stp	x1, x1, [x0]
	ret
guest_fetch:
	stp	x29, x30, [sp, #-16]!
	blr	x0
	ldp	x29, x30, [sp], #16
	ret
