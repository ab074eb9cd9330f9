// SPDX-License-Identifier: BSD-2-Clause
/*
 * The last of the PMU's event counters, which is EL2's then (Arm ARM DDI0487, D13.4
 * and D13.12.3). QEMU counts instructions with -icount only, and exactly.
 */
#include "count.h"

#include "arch.h"
#include "print.h"

#define PMCR_N_SHIFT		11
#define PMCR_N_MASK		0x1f
#define PMCEID0_INST_RETIRED	(UINT64_C(1) << 8)
/* The event; all filters are 0: EL0 and EL1 count, EL2 does not. */
#define TYPE_INST_RETIRED	8
#define MDCR_HPMN_MASK		UINT64_C(0x1f)
#define MDCR_HPME		(UINT64_C(1) << 7)

static uint64_t counter(void)
{
	return (SYSREG_READ(pmcr_el0) >> PMCR_N_SHIFT & PMCR_N_MASK) - 1;
}

void count_start(void)
{
	uint64_t pmu = ID_FIELD(SYSREG_READ(id_aa64dfr0_el1), ID_AA64DFR0_PMU_SHIFT);

	if (!pmu || pmu == 0xf || !(SYSREG_READ(pmceid0_el0) & PMCEID0_INST_RETIRED))
		print_fail("option trace=count: the CPU counts no instructions; "
			   "start QEMU with -icount shift=0 and a CPU with a PMU");
	SYSREG_WRITE(mdcr_el2, (SYSREG_READ(mdcr_el2) & ~MDCR_HPMN_MASK) | MDCR_HPME |
		     counter());
	SYSREG_WRITE(pmselr_el0, counter());
	arch_isb();
	SYSREG_WRITE(pmxevtyper_el0, TYPE_INST_RETIRED);
	SYSREG_WRITE(pmxevcntr_el0, 0);
	SYSREG_WRITE(pmcntenset_el0, UINT64_C(1) << counter());
	arch_isb();
}

/* The selection is the guest's. */
uint32_t count_read(void)
{
	uint64_t selected = SYSREG_READ(pmselr_el0);
	uint64_t count;

	SYSREG_WRITE(pmselr_el0, counter());
	arch_isb();
	count = SYSREG_READ(pmxevcntr_el0);
	SYSREG_WRITE(pmselr_el0, selected);
	return (uint32_t)count;
}
