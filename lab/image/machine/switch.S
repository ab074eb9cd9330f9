/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The MMU on, off, and through the identity map from one linear map to another
 * (Arm ARM D8.16). All of the image runs at the same addresses with and without.
 */
#include "arch.h"
#include "cpu.h"

	.text
/* void mmu_on(void): as struct mmu says */
	.global	mmu_on
mmu_on:
	adrp	x9, mmu
	add	x9, x9, :lo12:mmu
	ldr	x10, [x9, #MMU_TCR]
	ldr	x11, [x9, #MMU_TTBR0]
	ldr	x12, [x9, #MMU_TTBR1]
	mov	x13, #MAIR
	msr	mair_el1, x13
	msr	tcr_el1, x10
	msr	ttbr0_el1, x11
	msr	ttbr1_el1, x12
	isb
	tlbi	vmalle1
	ic	iallu
	dsb	nsh
	isb
	mov	x13, #SCTLR_ON & 0xffff
	movk	x13, #SCTLR_ON >> 16, lsl #16
	msr	sctlr_el1, x13
	isb
	ret

/* void mmu_off(void): what was written through caches must have been cleaned */
	.global	mmu_off
mmu_off:
	mov	x13, #SCTLR_RES1 & 0xffff
	movk	x13, #SCTLR_RES1 >> 16, lsl #16
	dsb	sy
	msr	sctlr_el1, x13
	isb
	tlbi	vmalle1
	dsb	nsh
	isb
	ret

/*
 * void mmu_set_linear(uint64_t tcr, uint64_t ttbr1): on this CPU
 * In between TTBR1 is not walked (EPD1), so that no translation of the old map
 * and none of the new one can meet (Arm ARM D8.16.1).
 */
	.global	mmu_set_linear
mmu_set_linear:
	dsb	ish
	mrs	x9, tcr_el1
	orr	x9, x9, #TCR_EPD1
	msr	tcr_el1, x9
	isb
	tlbi	vmalle1
	dsb	nsh
	msr	ttbr1_el1, x1
	orr	x9, x0, #TCR_EPD1
	msr	tcr_el1, x9
	isb
	msr	tcr_el1, x0
	isb
	ret

/* void cache_clean(const void *start, const void *end): to memory, and out of the caches */
	.global	cache_clean
cache_clean:
	mrs	x9, ctr_el0
	ubfx	x9, x9, #16, #4			/* DminLine, in words */
	mov	x10, #4
	lsl	x10, x10, x9
	sub	x11, x10, #1
	bic	x0, x0, x11
	b	2f
1:	dc	civac, x0
	add	x0, x0, x10
2:	cmp	x0, x1
	b.lo	1b
	dsb	sy
	ret

/*
 * bool mmu_try_read(const void *, uint64_t *)
 * False if that faults; struct cpu then has the syndrome.
 */
	.global	mmu_try_read
mmu_try_read:
	mrs	x9, tpidr_el1
	adr	x10, 1f
	str	x10, [x9, #CPU_FIXUP]
	ldr	x11, [x0]
	str	xzr, [x9, #CPU_FIXUP]
	str	x11, [x1]
	mov	w0, #1
	ret
1:	mov	w0, #0
	ret
