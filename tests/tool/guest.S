/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The smallest kernel: writes PAYLOAD to the UART of QEMU's virt machine, once or
 * without end (ENDLESS), then makes the PSCI call END (DEN0022, 5.1) or hangs.
 * In between, in this order, if it is told to:
 *
 *   TREE	writes "above" or "below": where its device tree is
 *   DISKS	writes the sizes of the disks on the two lowest virtio transports, in sectors
 *   ASK	calls RSI_VERSION
 *   HOST_CALL	calls RSI_HOST_CALL with imm 7 and two registers in use
 *   TOUCH	reads from that address; an exception ends there
 *
 * With RAW it has no header. CONDUIT is hvc, for an ordinary guest, or smc, for a Realm;
 * UART is where it sees it.
 */
#ifndef CONDUIT
#define CONDUIT	hvc
#endif
#ifndef UART
#define UART	0x9000000
#endif

	.section .text, "ax"
image:
	b	start
#ifndef RAW
	.long	0
	.quad	0			/* text_offset */
	.quad	0x200000		/* image_size */
	.quad	2			/* flags: little-endian, 4 KiB pages */
	.quad	0, 0, 0
	.ascii	"ARM\x64"
	.long	0
#endif

start:
	mov	x20, x0
	ldr	x1, =UART
again:
	adr	x2, payload
	ldr	w3, length
1:	cbz	w3, 2f
	ldrb	w4, [x2], #1
	strb	w4, [x1]
	sub	w3, w3, #1
	b	1b
2:
#ifdef ENDLESS
	b	again
#endif
#ifdef TREE
	adr	x2, above
	adr	x3, image
	adr	x4, below
	cmp	x20, x3
	csel	x2, x2, x4, hi
1:	ldrb	w4, [x2], #1
	cbz	w4, 2f
	strb	w4, [x1]
	b	1b
2:
#endif
#ifdef DISKS
	/* The configuration begins at 0x100, with the capacity (virtio 1.2, 4.2.2 and 5.2.4). */
	mov	x2, #0xa000000
	ldr	w4, [x2, #0x100]
	add	w4, w4, #'0'
	strb	w4, [x1]
	ldr	w4, [x2, #0x300]
	add	w4, w4, #'0'
	strb	w4, [x1]
#endif
#ifdef ASK
	ldr	w0, =0xc4000190
	mov	x1, #0x10000
	CONDUIT	#0
#endif
#ifdef HOST_CALL
	ldr	w0, =0xc4000199
	adr	x1, host_call
	CONDUIT	#0
#endif
#ifdef TOUCH
	adr	x2, vectors
	msr	vbar_el1, x2
	isb
	ldr	x2, =TOUCH
	ldr	w3, [x2]
#endif
#ifdef END
	ldr	w0, =END
	CONDUIT	#0
#endif
	b	.

above:	.asciz	"above\n"
below:	.asciz	"below\n"
	.balign	4
length:	.long	payload_end - payload
	.ltorg
#ifdef HOST_CALL
	.balign	256
host_call:
	.quad	7
	.quad	0x11, 0, 0x33
	.fill	28, 8, 0
#endif
#ifdef TOUCH
	.balign	2048
vectors:
	.fill	512, 4, 0x14000000	/* b . */
#endif
payload:
	.incbin	PAYLOAD
payload_end:
