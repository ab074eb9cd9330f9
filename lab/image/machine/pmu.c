// SPDX-License-Identifier: BSD-2-Clause
#include "pmu.h"

#include "arch.h"

#define PMUVER_NONE		0
#define PMUVER_NOT_ARM		0xf
#define PMCR_E			(UINT64_C(1) << 0)
#define PMCR_P			(UINT64_C(1) << 1)	/* reset event counters */
#define PMCR_LP			(UINT64_C(1) << 7)	/* 64 bits, where there is FEAT_PMUv3p5 */
#define PMCR_N(pmcr)		((pmcr) >> 11 & 0x1f)
#define INST_RETIRED		0x08
#define COUNTER			0
#define OVERFLOW		(UINT64_C(1) << COUNTER)

static bool counts;

bool pmu_init(void)
{
	const uint64_t version = ID_FIELD(SYSREG_READ(id_aa64dfr0_el1), DFR0_PMUVER_SHIFT);

	counts = version != PMUVER_NONE && version != PMUVER_NOT_ARM &&
		 PMCR_N(SYSREG_READ(pmcr_el0)) &&
		 SYSREG_READ(pmceid0_el0) & UINT64_C(1) << INST_RETIRED;
	if (!counts)
		return false;
	SYSREG_WRITE(pmselr_el0, COUNTER);
	arch_isb();
	SYSREG_WRITE(pmxevtyper_el0, INST_RETIRED);
	SYSREG_WRITE(pmcr_el0, PMCR_E | PMCR_P | PMCR_LP);
	SYSREG_WRITE(pmcntenset_el0, OVERFLOW);
	arch_isb();
	return true;
}

void pmu_start(void)
{
	if (!counts)
		return;
	SYSREG_WRITE(pmovsclr_el0, OVERFLOW);
	SYSREG_WRITE(pmevcntr0_el0, 0);
	arch_isb();
}

void pmu_add(uint64_t *sum)
{
	uint64_t count;

	if (!counts) {
		*sum = PMU_UNKNOWN;
		return;
	}
	arch_isb();
	count = SYSREG_READ(pmevcntr0_el0);
	if (SYSREG_READ(pmovsclr_el0) & OVERFLOW || *sum == PMU_UNKNOWN)
		*sum = PMU_UNKNOWN;
	else
		*sum += count;
}
