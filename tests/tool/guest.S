/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The smallest kernel: writes PAYLOAD to the UART of QEMU's virt machine, once or
 * without end (ENDLESS), with DISKS also the sizes of the disks on the two lowest virtio
 * transports, in sectors, then makes the PSCI call END (DEN0022, 5.1) or hangs.
 */
	.section .text, "ax"
	b	start
	.long	0
	.quad	0			/* text_offset */
	.quad	0x200000		/* image_size */
	.quad	2			/* flags: little-endian, 4 KiB pages */
	.quad	0, 0, 0
	.ascii	"ARM\x64"
	.long	0

start:
	mov	x1, #0x9000000
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
#ifdef END
	ldr	w0, =END
	hvc	#0
#endif
	b	.

length:	.long	payload_end - payload
payload:
	.incbin	PAYLOAD
payload_end:
