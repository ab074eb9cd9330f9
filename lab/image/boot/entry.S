/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where the image begins: by Linux' boot protocol (MMU off, x0 is the device
 * tree), by EFI (MMU on, x0 and x1 are handle and system table), and by PSCI
 * for the other CPUs.
 */
#include "machine/arch.h"
#include "machine/cpu.h"

#define HCR_RW		(1 << 31)
#define CNTHCTL_EL1	0x3			/* EL1PCTEN, EL1PCEN */
#define CPTR_RES1	0x33ff
#define R_AARCH64_RELATIVE 0x403
#define SPSR_EL1H	0x3c5			/* DAIF masked, EL1 on its own stack */

.macro address register, symbol
	adrp	\register, \symbol
	add	\register, \register, :lo12:\symbol
.endm

/*
 * The addresses that Debian's libfdt takes from its global offset table, because
 * it is built as for a shared library. Doing it twice does no harm.
 */
.macro relocate
	address	x9, __image_start
	address	x10, __rela_start
	address	x11, __rela_end
1:	cmp	x10, x11
	b.hs	2f
	ldp	x12, x13, [x10], #16		/* offset, type */
	ldr	x14, [x10], #8			/* addend */
	cmp	x13, #R_AARCH64_RELATIVE
	b.ne	1b
	add	x14, x14, x9
	str	x14, [x9, x12]
	b	1b
2:
.endm

	.text
	.global	entry
entry:
	mov	x19, x0
	mov	x20, xzr
	address	x9, __data_file_end
	address	x10, __image_end
1:	cmp	x9, x10
	b.hs	boot
	stp	xzr, xzr, [x9], #16
	b	1b

/* x19: device tree, x20: struct handover. The MMU is off. */
boot:
	mrs	x21, CurrentEL
	bl	drop_to_el1
	relocate
	msr	tpidr_el1, xzr
	address	x9, vectors
	msr	vbar_el1, x9
	isb
	address	x9, cpu_stacks + CPU_STACK_SIZE
	mov	sp, x9
	mov	x0, x19
	mov	x1, x20
	lsr	x2, x21, #2
	bl	image_main
	brk	#0

/* x0: this CPU's struct cpu, by PSCI's context id. */
	.global	entry_secondary
entry_secondary:
	mov	x19, x0
	bl	drop_to_el1
	msr	tpidr_el1, x19
	ldr	x9, [x19, #CPU_STACK]
	mov	sp, x9
	address	x9, vectors
	msr	vbar_el1, x9
	bl	mmu_on
	mov	x0, x19
	bl	smp_main
	brk	#0

/*
 * EL2 to EL1, with nothing trapped. No boot protocol starts an image at EL3, and
 * without a console there is no way to report it.
 */
drop_to_el1:
	mov	x10, #SCTLR_RES1 & 0xffff
	movk	x10, #SCTLR_RES1 >> 16, lsl #16
	msr	sctlr_el1, x10
	mrs	x9, CurrentEL
	cmp	x9, #CURRENT_EL2
	b.lo	2f
1:	b.hi	1b
	mov	x9, #HCR_RW
	msr	hcr_el2, x9
	isb
	mov	x9, #CNTHCTL_EL1
	msr	cnthctl_el2, x9
	msr	cntvoff_el2, xzr
	mov	x9, #CPTR_RES1
	msr	cptr_el2, x9
	msr	hstr_el2, xzr
	msr	vttbr_el2, xzr
	mrs	x9, midr_el1
	msr	vpidr_el2, x9
	mrs	x9, mpidr_el1
	msr	vmpidr_el2, x9
	mrs	x9, id_aa64dfr0_el1		/* HPMN: all event counters are EL1's */
	ubfx	x9, x9, #DFR0_PMUVER_SHIFT, #4
	sub	x10, x9, #1
	cmp	x10, #0xe
	mov	x9, xzr
	b.hs	1f
	mrs	x9, pmcr_el0
	ubfx	x9, x9, #11, #5
1:	msr	mdcr_el2, x9
	mov	x9, #SPSR_EL1H
	msr	spsr_el2, x9
	msr	elr_el2, x30
	eret
2:	isb
	ret

/* EFI_STATUS entry_efi(EFI_HANDLE, EFI_SYSTEM_TABLE *) */
	.global	entry_efi
entry_efi:
	stp	x29, x30, [sp, #-16]!
	mov	x29, sp
	relocate
	bl	efi_main
	ldp	x29, x30, [sp], #16
	ret

/*
 * void entry_leave_efi(const void *fdt, const struct handover *)
 * Turns off EFI's MMU and boots. The image is at the same address with it on
 * and off, and has been cleaned to memory.
 */
	.global	entry_leave_efi
entry_leave_efi:
	mov	x19, x0
	mov	x20, x1
	msr	daifset, #0xf
	mrs	x9, CurrentEL
	cmp	x9, #CURRENT_EL2
	b.eq	1f
	mrs	x9, sctlr_el1
	bic	x9, x9, #SCTLR_M
	bic	x9, x9, #SCTLR_C
	bic	x9, x9, #SCTLR_I
	msr	sctlr_el1, x9
	isb
	b	boot
1:	mrs	x9, sctlr_el2
	bic	x9, x9, #SCTLR_M
	bic	x9, x9, #SCTLR_C
	bic	x9, x9, #SCTLR_I
	msr	sctlr_el2, x9
	isb
	b	boot
