// SPDX-License-Identifier: BSD-2-Clause
#include "inject.h"

#include "arch.h"
#include "feature.h"

/* The oldest supported assembler does not know its name. */
#define GCSCR_EL1	S3_0_C2_C5_0
#define GCSCR_EXLOCKEN	(UINT64_C(1) << 6)

/* Offsets of synchronous exceptions in the vector table, Arm ARM D1.3.1.5. */
#define VECTOR_SP0	0x000
#define VECTOR_SPX	0x200
#define VECTOR_LOWER64	0x400
#define VECTOR_LOWER32	0x600

static uint64_t vector_offset(uint64_t spsr)
{
	if (spsr & ERSI_SPSR_NRW)
		return VECTOR_LOWER32;
	if (!(spsr & ERSI_SPSR_MODE))
		return VECTOR_LOWER64;
	return spsr & 1 ? VECTOR_SPX : VECTOR_SP0;
}

/* PSTATE on entry to EL1, AArch64.TakeException() in the Arm ARM, J1.1. */
static uint64_t entry_pstate(uint64_t spsr)
{
	uint64_t sctlr = ERSI_SYSREG_READ(sctlr_el1);
	uint64_t pfr1 = ERSI_SYSREG_READ(id_aa64pfr1_el1);
	uint64_t pstate = ERSI_SPSR_EL1H | ERSI_SPSR_DAIF;

	if (spsr & ERSI_SPSR_NRW)
		pstate |= spsr & ERSI_SPSR_NZCV;
	else
		pstate |= spsr & (ERSI_SPSR_NZCV | ERSI_SPSR_DIT | ERSI_SPSR_PAN);
	if (ERSI_ID_FIELD(ERSI_SYSREG_READ(id_aa64mmfr1_el1), ERSI_ID_AA64MMFR1_PAN_SHIFT) &&
	    !(sctlr & ERSI_SCTLR_SPAN))
		pstate |= ERSI_SPSR_PAN;
	if (ERSI_ID_FIELD(pfr1, ERSI_ID_AA64PFR1_SSBS_SHIFT) && (sctlr & ERSI_SCTLR_DSSBS))
		pstate |= ERSI_SPSR_SSBS;
	if (ERSI_ID_FIELD(pfr1, ERSI_ID_AA64PFR1_NMI_SHIFT) && !(sctlr & ERSI_SCTLR_SPINTMASK))
		pstate |= ERSI_SPSR_ALLINT;
	if (ERSI_ID_FIELD(pfr1, ERSI_ID_AA64PFR1_MTE_SHIFT) >= 2)
		pstate |= ERSI_SPSR_TCO;
	if (ERSI_ID_FIELD(ersi_feature_id(4, 1), ERSI_ID_AA64PFR1_GCS_SHIFT) &&
	    (ERSI_SYSREG_READ(GCSCR_EL1) & GCSCR_EXLOCKEN))
		pstate |= ERSI_SPSR_EXLOCK;
	return pstate;
}

static void inject(uint64_t esr)
{
	uint64_t spsr = ERSI_SYSREG_READ(spsr_el2);

	ERSI_SYSREG_WRITE(esr_el1, esr);
	ERSI_SYSREG_WRITE(elr_el1, ERSI_SYSREG_READ(elr_el2));
	ERSI_SYSREG_WRITE(spsr_el1, spsr);
	ERSI_SYSREG_WRITE(elr_el2, ERSI_SYSREG_READ(vbar_el1) + vector_offset(spsr));
	ERSI_SYSREG_WRITE(spsr_el2, entry_pstate(spsr));
}

void ersi_inject_external_abort(uint64_t esr)
{
	uint64_t spsr = ERSI_SYSREG_READ(spsr_el2);
	uint64_t class = ERSI_ESR_EC(esr);
	uint64_t iss = esr & ERSI_ESR_ISS_MASK;

	/* The classes of aborts from the same level follow those from a lower one. */
	if (!(spsr & ERSI_SPSR_NRW) && (spsr & ERSI_SPSR_MODE))
		class++;
	iss &= ~(ERSI_ABT_FSC | ERSI_ABT_FNV | ERSI_ABT_S1PTW);
	iss |= ERSI_FSC_SEA | ERSI_ABT_EA;
	ERSI_SYSREG_WRITE(far_el1, ERSI_SYSREG_READ(far_el2));
	inject(class << ERSI_ESR_EC_SHIFT | (esr & ERSI_ESR_IL) | iss);
}

void ersi_inject_undefined(void)
{
	inject(ERSI_EC_UNKNOWN << ERSI_ESR_EC_SHIFT | ERSI_ESR_IL);
}
