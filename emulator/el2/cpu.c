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

uint8_t cpu_stacks[CPU_MAX * CPU_STACK_SIZE] __attribute__((aligned(16)));

static struct cpu cpus[CPU_MAX];
static uint32_t known_cpus;

void cpu_init(uint64_t ttbr, const uint64_t *mpidrs, uint32_t count)
{
	uint64_t boot = SYSREG_READ(mpidr_el1) & MPIDR_AFFINITY;
	uint32_t i;

	known_cpus = count;
	for (i = 0; i < count; i++) {
		cpus[i] = (struct cpu){
			.ttbr = ttbr,
			.self = &cpus[i],
			.stack_top = (uint64_t)&cpu_stacks[(i + 1) * CPU_STACK_SIZE],
			.mpidr = mpidrs[i],
			.index = i,
			.on = mpidrs[i] == boot,
		};
		if (cpus[i].on)
			SYSREG_WRITE(tpidr_el2, (uint64_t)&cpus[i]);
	}
}

uint32_t cpu_count(void)
{
	return known_cpus;
}

struct cpu *cpu_this(void)
{
	return (struct cpu *)SYSREG_READ(tpidr_el2);
}

struct cpu *cpu_find(uint64_t mpidr)
{
	uint32_t i;

	for (i = 0; i < known_cpus; i++)
		if (cpus[i].mpidr == (mpidr & RMM_AFFINITY))
			return &cpus[i];
	return NULL;
}

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

void cpu_run(struct cpu *cpu)
{
	const struct frame frame = { .x = { cpu->context } };
	uint64_t hcr = HCR_VM | HCR_SWIO | HCR_TID3 | HCR_RW | HCR_TSC;

	/* A Realm's HVC reaches the RMM, an ordinary guest's is UNDEFINED by itself. */
	if (!realm_options()->rsi && !realm_hvc_works())
		hcr |= HCR_HCD;
	hcr |= feature_enable();
	allow_counters();
	SYSREG_WRITE(hstr_el2, 0);
	SYSREG_WRITE(ICC_SRE_EL2, ICC_SRE);
	SYSREG_WRITE(vpidr_el2, SYSREG_READ(midr_el1));
	SYSREG_WRITE(vmpidr_el2, SYSREG_READ(mpidr_el1));
	stage2_enable();
	if (realm_options()->count)
		count_start();
	SYSREG_WRITE(sctlr_el1, SCTLR_EL1_RES1 | (cpu->big_endian ? SCTLR_EE : 0));
	SYSREG_WRITE(hcr_el2, hcr);
	SYSREG_WRITE(spsr_el2, SPSR_EL1H | SPSR_DAIF);
	SYSREG_WRITE(elr_el2, cpu->entry);
	arch_isb();
	vectors_enter_guest(&frame);
}

void cpu_secondary_main(struct cpu *cpu)
{
	SYSREG_WRITE(tpidr_el2, (uint64_t)cpu);
	cpu_run(cpu);
}

int64_t cpu_firmware(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3)
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

bool cpu_fail_begin(void)
{
	return report_end(REPORT_FAILED);
}

void cpu_fail(void)
{
	cpu_firmware(ERSI_PSCI_FN_SYSTEM_RESET, 0, 0, 0);
	wait_for_end();
}

void cpu_end_guest(uint64_t fid)
{
	if (report_end(fid == ERSI_PSCI_FN_SYSTEM_OFF ? REPORT_OFF : REPORT_RESET))
		cpu_firmware(fid, 0, 0, 0);
	wait_for_end();
}
