// SPDX-License-Identifier: BSD-2-Clause
#include "enter.h"

#include "arch.h"
#include "feature.h"
#include "loader/options.h"
#include "output/count.h"
#include "stage2.h"
#include "vectors.h"

/* The oldest supported assembler does not know its name. */
#define ICC_SRE_EL2	S3_4_C12_C9_5

#define CNTHCTL_EL1	UINT64_C(0x3)		/* EL1PCTEN, EL1PCEN */
#define ICC_SRE		UINT64_C(0xf)		/* SRE, DFB, DIB, Enable */

static void allow_counters(void)
{
	uint64_t pmu = ID_FIELD(SYSREG_READ(id_aa64dfr0_el1), ID_AA64DFR0_PMU_SHIFT);

	/* HPMN: all event counters are the guest's. 0xf is not an Arm PMU. */
	if (pmu && pmu != 0xf)
		SYSREG_WRITE(mdcr_el2, SYSREG_READ(pmcr_el0) >> 11 & 0x1f);
	else
		SYSREG_WRITE(mdcr_el2, 0);
	SYSREG_WRITE(cnthctl_el2, CNTHCTL_EL1);
	SYSREG_WRITE(cntvoff_el2, 0);
}

void enter_guest(struct cpu *cpu)
{
	const struct frame frame = { .x = { cpu->context } };
	uint64_t hcr = HCR_VM | HCR_SWIO | HCR_TID3 | HCR_RW | HCR_TSC;

	/* A Realm's HVC reaches the RMM, an ordinary guest's is UNDEFINED by itself. */
	if (!options_get()->rsi && !options_hvc_works())
		hcr |= HCR_HCD;
	hcr |= feature_enable();
	allow_counters();
	SYSREG_WRITE(hstr_el2, 0);
	SYSREG_WRITE(ICC_SRE_EL2, ICC_SRE);
	SYSREG_WRITE(vpidr_el2, SYSREG_READ(midr_el1));
	SYSREG_WRITE(vmpidr_el2, SYSREG_READ(mpidr_el1));
	stage2_enable();
	if (options_get()->trace == OPTIONS_TRACE_COUNT)
		count_start();
	SYSREG_WRITE(sctlr_el1, SCTLR_EL1_RES1 | (cpu->big_endian ? SCTLR_EE : 0));
	SYSREG_WRITE(hcr_el2, hcr);
	SYSREG_WRITE(spsr_el2, SPSR_EL1H | SPSR_DAIF);
	SYSREG_WRITE(elr_el2, cpu->entry);
	arch_isb();
	vectors_enter(&frame);
}

void enter_secondary(struct cpu *cpu)
{
	SYSREG_WRITE(tpidr_el2, (uint64_t)cpu);
	enter_guest(cpu);
}
