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
	if (spsr & SPSR_NRW)
		return VECTOR_LOWER32;
	if (!(spsr & SPSR_MODE))
		return VECTOR_LOWER64;
	return spsr & 1 ? VECTOR_SPX : VECTOR_SP0;
}

/* PSTATE on entry to EL1, AArch64.TakeException() in the Arm ARM, J1.1. */
static uint64_t entry_pstate(uint64_t spsr)
{
	uint64_t sctlr = SYSREG_READ(sctlr_el1);
	uint64_t pfr1 = SYSREG_READ(id_aa64pfr1_el1);
	uint64_t pstate = SPSR_EL1H | SPSR_DAIF;

	if (spsr & SPSR_NRW)
		pstate |= spsr & SPSR_NZCV;
	else
		pstate |= spsr & (SPSR_NZCV | SPSR_DIT | SPSR_PAN);
	if (ID_FIELD(SYSREG_READ(id_aa64mmfr1_el1), ID_AA64MMFR1_PAN_SHIFT) &&
	    !(sctlr & SCTLR_SPAN))
		pstate |= SPSR_PAN;
	if (ID_FIELD(pfr1, ID_AA64PFR1_SSBS_SHIFT) && (sctlr & SCTLR_DSSBS))
		pstate |= SPSR_SSBS;
	if (ID_FIELD(pfr1, ID_AA64PFR1_NMI_SHIFT) && !(sctlr & SCTLR_SPINTMASK))
		pstate |= SPSR_ALLINT;
	if (ID_FIELD(pfr1, ID_AA64PFR1_MTE_SHIFT) >= 2)
		pstate |= SPSR_TCO;
	if (ID_FIELD(feature_id(4, 1), ID_AA64PFR1_GCS_SHIFT) &&
	    (SYSREG_READ(GCSCR_EL1) & GCSCR_EXLOCKEN))
		pstate |= SPSR_EXLOCK;
	return pstate;
}

static void inject(uint64_t esr)
{
	uint64_t spsr = SYSREG_READ(spsr_el2);

	SYSREG_WRITE(esr_el1, esr);
	SYSREG_WRITE(elr_el1, SYSREG_READ(elr_el2));
	SYSREG_WRITE(spsr_el1, spsr);
	SYSREG_WRITE(elr_el2, SYSREG_READ(vbar_el1) + vector_offset(spsr));
	SYSREG_WRITE(spsr_el2, entry_pstate(spsr));
}

void inject_external_abort(uint64_t esr)
{
	uint64_t spsr = SYSREG_READ(spsr_el2);
	uint64_t class = ESR_EC(esr);
	uint64_t iss = esr & ESR_ISS_MASK;

	/* The classes of aborts from the same level follow those from a lower one. */
	if (!(spsr & SPSR_NRW) && (spsr & SPSR_MODE))
		class++;
	iss &= ~(ABT_FSC | ABT_FNV | ABT_S1PTW);
	iss |= FSC_SEA | ABT_EA;
	SYSREG_WRITE(far_el1, SYSREG_READ(far_el2));
	inject(class << ESR_EC_SHIFT | (esr & ESR_IL) | iss);
}

void inject_undefined(void)
{
	inject(EC_UNKNOWN << ESR_EC_SHIFT | ESR_IL);
}

void inject_skip(uint64_t esr)
{
	SYSREG_WRITE(elr_el2, SYSREG_READ(elr_el2) + (esr & ESR_IL ? 4 : 2));
}
