/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reset of the boot CPU and of those that PSCI starts, and the emulator's own
 * stage 1: flash and data window below 4 MiB, devices up to 1 GiB, RAM above
 * at its own addresses. The MMU is on because libfdt and the compiler may use
 * unaligned accesses, which Device memory (MMU off) refuses.
 */
#include "arch.h"
#include "el2/cpu.h"
#include "output/report.h"

#define BLOCK		0x1
#define TABLE		0x3
#define AF		(1 << 10)
#define SH_INNER	(3 << 8)
#define READ_ONLY	(1 << 7)
#define RES1_AP1	(1 << 6)
#define ATTR_DEVICE	(1 << 2)
#define XN		(1 << 54)
#define NORMAL		(BLOCK | AF | SH_INNER | RES1_AP1)
#define DEVICE		(BLOCK | AF | RES1_AP1 | ATTR_DEVICE | XN)
#define WINDOW_AT_RESET	0x40200000

#define MAIR		0x04ff		/* 0: Normal write-back, 1: Device-nGnRE */
/* 39-bit input, write-back inner shareable walks, 40-bit output, RES1. */
#define TCR		((1 << 31) | (1 << 23) | (2 << 16) | (3 << 12) | (5 << 8) | 25)
#define SCTLR_RES1	0x30c50830
#define SCTLR_ON	(SCTLR_RES1 | (1 << 12) | (1 << 2) | (1 << 0))

/* E2H off: the registers below have their EL2 layout. */
.macro mmu_on ttbr
	msr	hcr_el2, xzr
	isb
	ldr	x9, =MAIR
	msr	mair_el2, x9
	ldr	x9, =TCR
	msr	tcr_el2, x9
	msr	ttbr0_el2, \ttbr
	adrp	x9, vectors
	add	x9, x9, :lo12:vectors
	msr	vbar_el2, x9
	tlbi	alle2
	dsb	nsh
	isb
	ldr	x9, =SCTLR_ON
	msr	sctlr_el2, x9
	isb
.endm

	.section .text.start, "ax"
	.global	_start
_start:
	b	1f
	/* At REPORT_IN_IMAGE */
	.balign	8
	.quad	REPORT_MAGIC
	.word	REPORT_VERSION, __image_size
1:	mrs	x9, CurrentEL
	cmp	x9, #(2 << 2)
	b.ne	wrong_level
	adrp	x10, start_l1
	mmu_on	x10

	ldr	x0, =__data_start
	ldr	x1, =__data_load
	ldr	x2, =__data_end
1:	cmp	x0, x2
	b.hs	2f
	ldp	x3, x4, [x1], #16
	stp	x3, x4, [x0], #16
	b	1b
2:	ldr	x0, =__bss_start
	ldr	x2, =__bss_end
3:	cmp	x0, x2
	b.hs	4f
	stp	xzr, xzr, [x0], #16
	b	3b
4:	ldr	x9, =cpu_stacks + CPU_STACK_SIZE
	mov	sp, x9
	bl	main_boot
	brk	#0

/* x0: physical address of this CPU's struct cpu (PSCI's context id). */
	.global	start_secondary
start_secondary:
	ldr	x10, [x0, #CPU_TTBR]
	ldr	x11, [x0, #CPU_SELF]
	ldr	x12, [x0, #CPU_STACK]
	mmu_on	x10
	mov	sp, x12
	mov	x0, x11
	bl	enter_secondary
	brk	#0

/*
 * void start_move_window(uint64_t pa, uint64_t ttbr)
 * Copies what the data window holds, stack included, to pa and continues on the copy
 * through the tables at ttbr. Touches no memory in between.
 */
	.global	start_move_window
start_move_window:
	mov	x2, #WINDOW_BASE
	ldr	x3, =__bss_end
1:	ldp	x4, x5, [x2], #16
	stp	x4, x5, [x0], #16
	cmp	x2, x3
	b.lo	1b
	dsb	ish
	msr	ttbr0_el2, x1
	isb
	tlbi	alle2
	dsb	nsh
	isb
	ret

/*
 * Without virtualization=on QEMU starts firmware at EL1, with secure=on at EL3. The emulator
 * cannot run there. It says so on virt's UART, whose address is part of QEMU's documented
 * memory map, and resets: by the conduit that QEMU has at EL1; at EL3 it has none, but a
 * PL061 whose line 1 resets the machine.
 */
#define UART		0x09000000
#define UART_CR		0x30
#define UART_ON		0x301		/* UARTEN, TXE, RXE */
#define SECURE_GPIO	0x090b0000
#define GPIO_DIR	0x400
#define GPIO_RESET	2		/* line 1 */

wrong_level:
	/* At EL3 all CPUs start; one is enough. */
	mrs	x12, mpidr_el1
	tst	x12, #0xffffff
	b.ne	4f
	mov	x10, #UART
	mov	w12, #UART_ON
	str	w12, [x10, #UART_CR]
	adr	x11, wrong_level_text
1:	ldrb	w12, [x11], #1
	cbz	w12, 2f
	str	w12, [x10]
	b	1b
2:	cmp	x9, #(3 << 2)
	b.eq	3f
	ldr	w0, =0x84000009		/* SYSTEM_RESET */
	hvc	#0
	b	4f
	/* PL061 (ARM DDI 0190): the address selects the lines that a write changes. */
3:	ldr	x10, =SECURE_GPIO
	mov	w12, #GPIO_RESET
	str	wzr, [x10, #(GPIO_RESET << 2)]
	str	w12, [x10, #GPIO_DIR]
	str	w12, [x10, #(GPIO_RESET << 2)]
4:	wfi
	b	4b
wrong_level_text:
	.ascii	"realm: error: not started at EL2; start QEMU with "
	.asciz	"-M virt,virtualization=on,gic-version=3 and without secure=on\r\n"
	.balign	4
	.ltorg

	.section .rodata.tables, "a"
	.balign	4096
	.global	start_l1, start_l2
start_l1:
	.quad	start_l2 + TABLE
	.set	gib, 1
	.rept	511
	.quad	(gib << 30) | NORMAL | XN
	.set	gib, gib + 1
	.endr
start_l2:

	.quad	NORMAL | READ_ONLY
	.quad	WINDOW_AT_RESET | NORMAL | XN
	.rept	62
	.quad	0
	.endr
	.set	block, 64
	.rept	448
	.quad	(block << 21) | DEVICE
	.set	block, block + 1
	.endr
