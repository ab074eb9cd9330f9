// SPDX-License-Identifier: BSD-2-Clause
#include "cpu.h"

#include <stddef.h>

#include "arch.h"

#define MPIDR_AFFINITY	UINT64_C(0xff00ffffff)
/* Of Aff0 an RMM looks at four bits, as many CPUs as a GICv3 cluster has. */
#define RMM_AFFINITY	UINT64_C(0xff00ffff0f)

uint8_t cpu_stacks[CPU_MAX * CPU_STACK_SIZE] __attribute__((aligned(16)));

static struct cpu cpus[CPU_MAX];
static uint32_t cpu_count;

void cpu_init(uint64_t ttbr, const uint64_t *mpidrs, uint32_t count)
{
	uint64_t boot = SYSREG_READ(mpidr_el1) & MPIDR_AFFINITY;
	uint32_t i;

	cpu_count = count;
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

struct cpu *cpu_this(void)
{
	return (struct cpu *)SYSREG_READ(tpidr_el2);
}

struct cpu *cpu_find(uint64_t mpidr)
{
	uint32_t i;

	for (i = 0; i < cpu_count; i++)
		if (cpus[i].mpidr == (mpidr & RMM_AFFINITY))
			return &cpus[i];
	return NULL;
}
