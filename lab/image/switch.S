/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The MMU on, off, and through the identity map from one linear map to another
 * (Arm ARM D8.16). All of the image runs at the same addresses with and without.
 */
#include "arch.h"
#include "cpu.h"

	.text
/* void ersi_mmu_on(void): as struct ersi_mmu says */
	.global	ersi_mmu_on
ersi_mmu_on:
	adrp	x9, ersi_mmu
	add	x9, x9, :lo12:ersi_mmu
	ldr	x10, [x9, #ERSI_MMU_TCR]
	ldr	x11, [x9, #ERSI_MMU_TTBR0]
	ldr	x12, [x9, #ERSI_MMU_TTBR1]
	mov	x13, #ERSI_MAIR
	msr	mair_el1, x13
	msr	tcr_el1, x10
	msr	ttbr0_el1, x11
	msr	ttbr1_el1, x12
	isb
	tlbi	vmalle1
	ic	iallu
	dsb	nsh
	isb
	mov	x13, #ERSI_SCTLR_ON & 0xffff
	movk	x13, #ERSI_SCTLR_ON >> 16, lsl #16
	msr	sctlr_el1, x13
	isb
	ret

/* void ersi_mmu_off(void): what was written through caches must have been cleaned */
	.global	ersi_mmu_off
ersi_mmu_off:
	mov	x13, #ERSI_SCTLR_RES1 & 0xffff
	movk	x13, #ERSI_SCTLR_RES1 >> 16, lsl #16
	dsb	sy
	msr	sctlr_el1, x13
	isb
	tlbi	vmalle1
	dsb	nsh
	isb
	ret

/*
 * void ersi_mmu_set_linear(uint64_t tcr, uint64_t ttbr1): on this CPU
 * In between TTBR1 is not walked (EPD1), so that no translation of the old map
 * and none of the new one can meet (Arm ARM D8.16.1).
 */
	.global	ersi_mmu_set_linear
ersi_mmu_set_linear:
	dsb	ish
	mrs	x9, tcr_el1
	orr	x9, x9, #ERSI_TCR_EPD1
	msr	tcr_el1, x9
	isb
	tlbi	vmalle1
	dsb	nsh
	msr	ttbr1_el1, x1
	orr	x9, x0, #ERSI_TCR_EPD1
	msr	tcr_el1, x9
	isb
	msr	tcr_el1, x0
	isb
	ret

/* void ersi_cache_clean(const void *start, const void *end): to memory, and out of the caches */
	.global	ersi_cache_clean
ersi_cache_clean:
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
 * bool ersi_mmu_try_read(const void *, uint64_t *), bool ersi_mmu_try_write(void *, uint64_t)
 * False if that faults; struct ersi_cpu then has the syndrome.
 */
	.global	ersi_mmu_try_read, ersi_mmu_try_write
ersi_mmu_try_read:
	mrs	x9, tpidr_el1
	adr	x10, 1f
	str	x10, [x9, #ERSI_CPU_FIXUP]
	ldr	x11, [x0]
	str	xzr, [x9, #ERSI_CPU_FIXUP]
	str	x11, [x1]
	mov	w0, #1
	ret
1:	mov	w0, #0
	ret
ersi_mmu_try_write:
	mrs	x9, tpidr_el1
	adr	x10, 1b
	str	x10, [x9, #ERSI_CPU_FIXUP]
	str	x1, [x0]
	dsb	sy
	str	xzr, [x9, #ERSI_CPU_FIXUP]
	mov	w0, #1
	ret
