/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * uint64_t idregs_read(uint32_t index): the CPU's own value of feature ID
 * register op0=3, op1=0, CRn=0, CRm=1..7, op2, index = (CRm - 1) * 8 + op2.
 * MRS encodes its register, so there is one instruction for each of the 56.
 */
	.text
	.global	idregs_read
idregs_read:
	adr	x1, 1f
	add	x1, x1, w0, uxtw #3
	br	x1
1:
	.irp	crm, 1, 2, 3, 4, 5, 6, 7
	.irp	op2, 0, 1, 2, 3, 4, 5, 6, 7
	mrs	x0, S3_0_C0_C\crm\()_\op2
	ret
	.endr
	.endr
