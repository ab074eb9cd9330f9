// SPDX-License-Identifier: BSD-2-Clause
#include "cpu.h"

#include <stddef.h>

#include "arch.h"
#include "earlyrsi/psci.h"
#include "feature.h"
#include "machine/memory.h"
#include "output/count.h"
#include "output/report.h"
#include "realm/realm.h"
#include "stage2.h"

/* The oldest supported assembler does not know its name. */
#define ICC_SRE_EL2	S3_4_C12_C9_5

#define MPIDR_AFFINITY	UINT64_C(0xff00ffffff)
/* Of Aff0 an RMM looks at four bits, as many CPUs as a GICv3 cluster has. */
#define RMM_AFFINITY	UINT64_C(0xff00ffff0f)
#define CNTHCTL_EL1	UINT64_C(0x3)		/* EL1PCTEN, EL1PCEN */
#define ICC_SRE		UINT64_C(0xf)		/* SRE, DFB, DIB, Enable */

uint8_t ersi_cpu_stacks[ERSI_CPU_MAX * ERSI_CPU_STACK_SIZE] __attribute__((aligned(16)));

static struct ersi_cpu cpus[ERSI_CPU_MAX];
static uint32_t cpu_count;

void ersi_cpu_init(uint64_t ttbr, const uint64_t *mpidrs, uint32_t count)
{
	uint64_t boot = ERSI_SYSREG_READ(mpidr_el1) & MPIDR_AFFINITY;
	uint32_t i;

	cpu_count = count;
	for (i = 0; i < count; i++) {
		cpus[i] = (struct ersi_cpu){
			.ttbr = ttbr,
			.self = &cpus[i],
			.stack_top = (uint64_t)&ersi_cpu_stacks[(i + 1) * ERSI_CPU_STACK_SIZE],
			.mpidr = mpidrs[i],
			.index = i,
			.on = mpidrs[i] == boot,
		};
		if (cpus[i].on)
			ERSI_SYSREG_WRITE(tpidr_el2, (uint64_t)&cpus[i]);
	}
}

uint32_t ersi_cpu_count(void)
{
	return cpu_count;
}

struct ersi_cpu *ersi_cpu_this(void)
{
	return (struct ersi_cpu *)ERSI_SYSREG_READ(tpidr_el2);
}

struct ersi_cpu *ersi_cpu_find(uint64_t mpidr)
{
	uint32_t i;

	for (i = 0; i < cpu_count; i++)
		if (cpus[i].mpidr == (mpidr & RMM_AFFINITY))
			return &cpus[i];
	return NULL;
}

static void allow_counters(void)
{
	uint64_t pmu = ERSI_ID_FIELD(ERSI_SYSREG_READ(id_aa64dfr0_el1), ERSI_ID_AA64DFR0_PMU_SHIFT);

	/* HPMN: all event counters are the guest's. 0xf is not an Arm PMU. */
	if (pmu && pmu != 0xf)
		ERSI_SYSREG_WRITE(mdcr_el2, ERSI_SYSREG_READ(pmcr_el0) >> 11 & 0x1f);
	else
		ERSI_SYSREG_WRITE(mdcr_el2, 0);
	ERSI_SYSREG_WRITE(cnthctl_el2, CNTHCTL_EL1);
	ERSI_SYSREG_WRITE(cntvoff_el2, 0);
}

void ersi_cpu_run(struct ersi_cpu *cpu)
{
	const struct ersi_frame frame = { .x = { cpu->context } };
	uint64_t hcr = ERSI_HCR_VM | ERSI_HCR_SWIO | ERSI_HCR_TID3 | ERSI_HCR_RW | ERSI_HCR_TSC;

	/* A Realm's HVC reaches the RMM, an ordinary guest's is UNDEFINED by itself. */
	if (!ersi_realm_options()->rsi && !ersi_realm_hvc_works())
		hcr |= ERSI_HCR_HCD;
	hcr |= ersi_feature_enable();
	allow_counters();
	ERSI_SYSREG_WRITE(hstr_el2, 0);
	ERSI_SYSREG_WRITE(ICC_SRE_EL2, ICC_SRE);
	ERSI_SYSREG_WRITE(vpidr_el2, ERSI_SYSREG_READ(midr_el1));
	ERSI_SYSREG_WRITE(vmpidr_el2, ERSI_SYSREG_READ(mpidr_el1));
	ersi_stage2_enable();
	if (ersi_realm_options()->count)
		ersi_count_start();
	ERSI_SYSREG_WRITE(sctlr_el1, ERSI_SCTLR_EL1_RES1 | (cpu->big_endian ? ERSI_SCTLR_EE : 0));
	ERSI_SYSREG_WRITE(hcr_el2, hcr);
	ERSI_SYSREG_WRITE(spsr_el2, ERSI_SPSR_EL1H | ERSI_SPSR_DAIF);
	ERSI_SYSREG_WRITE(elr_el2, cpu->entry);
	ersi_arch_isb();
	ersi_enter_guest(&frame);
}

void ersi_cpu_secondary_main(struct ersi_cpu *cpu)
{
	ERSI_SYSREG_WRITE(tpidr_el2, (uint64_t)cpu);
	ersi_cpu_run(cpu);
}

int64_t ersi_cpu_firmware(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3)
{
	register uint64_t x0 __asm__("x0") = fid;
	register uint64_t x1 __asm__("x1") = a1;
	register uint64_t x2 __asm__("x2") = a2;
	register uint64_t x3 __asm__("x3") = a3;

	__asm__ volatile("smc #0" : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3) : : "memory");
	return (int64_t)x0;
}

static __attribute__((noreturn)) void wait_for_end(void)
{
	for (;;)
		__asm__ volatile("wfi");
}

bool ersi_cpu_fail_begin(void)
{
	return report_end(REPORT_FAILED);
}

void ersi_cpu_fail(void)
{
	ersi_cpu_firmware(ERSI_PSCI_FN_SYSTEM_RESET, 0, 0, 0);
	wait_for_end();
}

void ersi_cpu_end_guest(uint64_t fid)
{
	if (report_end(fid == ERSI_PSCI_FN_SYSTEM_OFF ? REPORT_OFF : REPORT_RESET))
		ersi_cpu_firmware(fid, 0, 0, 0);
	wait_for_end();
}
