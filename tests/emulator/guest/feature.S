/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One use of each feature, void guest_use_<name>(void). Names and instructions that the oldest
 * supported assembler does not know are encoded.
 */
	.text

.macro use name, instruction:vararg
	.global	guest_use_\name
guest_use_\name:
	\instruction
	ret
.endm
	use	fpmr, mrs x0, S3_3_C4_C4_2
	use	gcscr, mrs x0, S3_0_C2_C5_0
	use	gcspr, mrs x0, S3_0_C2_C5_1
	use	tcr2, mrs x0, S3_0_C2_C0_3
	use	sctlr2, mrs x0, S3_0_C1_C0_3
	use	pir, mrs x0, S3_0_C10_C2_3
	use	pire0, mrs x0, S3_0_C10_C2_2
	use	por, mrs x0, S3_0_C10_C2_4
	use	mair2, mrs x0, S3_0_C10_C2_1
	use	amair2, mrs x0, S3_0_C10_C3_1
	use	scxtnum, mrs x0, S3_0_C13_C0_7
	use	rgsr, mrs x0, S3_0_C1_C0_5
	use	gcr, mrs x0, S3_0_C1_C0_6
	use	pauth_key, mrs x0, S3_0_C2_C1_0
	use	pauth, .inst 0xdac10020		/* PACIA X0, X1 */
	use	zcr, mrs x0, S3_0_C1_C2_0
	use	sve, .inst 0x04bf5020		/* RDVL X0, #1 */
	use	allint, mrs x0, S3_0_C4_C3_0
	use	at_s1e1a, sys #0, c7, c9, #2, x0
	use	cntvctss, mrs x0, S3_3_C14_C0_6
	use	pmcr, mrs x0, pmcr_el0
	use	lorc, mrs x0, S3_0_C10_C4_3
	use	smcr, mrs x0, S3_0_C1_C2_6
	use	sme, .inst 0x04bf5820		/* RDSVL X0, #1 */
	use	brbcr, mrs x0, S2_1_C9_C0_0
	use	amcr, mrs x0, S3_3_C13_C2_0
	use	mpam, mrs x0, S3_0_C10_C5_0
	use	mops, .inst 0x19010440		/* CPYFP [X0]!, [X1]!, X2! */
