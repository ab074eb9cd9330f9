/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Starts a kernel with a device tree of our own. QEMU rewrites /psci in every
 * device tree that it is given, so an edited one has to come in behind its back:
 * this shim is the Image that QEMU starts, with the tree and the kernel behind.
 *
 * The build puts the tree at DTB_OFFSET and the kernel at KERNEL_OFFSET; both
 * keep the alignment that Linux wants (Documentation/arch/arm64/booting.rst).
 */
	.section .text, "ax"
	b	start
	.long	0
	.quad	0			/* text_offset */
	.quad	BUNDLE_SIZE		/* image_size */
	.quad	2			/* flags: little-endian, 4 KiB pages, RAM's base */
	.quad	0, 0, 0
	.ascii	"ARM\x64"
	.long	0

	/* Image and RAM begin at a multiple of 2 MiB, so offsets add up. */
start:
	adr	x4, .
	and	x4, x4, #~0x1fffff
	mov	x5, #DTB_OFFSET
	add	x0, x4, x5
	mov	x5, #KERNEL_OFFSET
	add	x5, x4, x5
	br	x5
