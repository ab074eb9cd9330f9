/* SPDX-License-Identifier: BSD-2-Clause */
/* The guest's CPUs, and what each one is doing. */
#ifndef EMULATOR_CPU_H
#define EMULATOR_CPU_H

#define CPU_MAX			8
#define CPU_STACK_SIZE		0x4000

/* Offsets in struct cpu that start.S reads before the MMU is on. */
#define CPU_TTBR		0
#define CPU_SELF		8
#define CPU_STACK		16

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stdint.h>

struct cpu {
	uint64_t ttbr;
	struct cpu *self;
	uint64_t stack_top;
	uint64_t mpidr;		/* affinity fields only */
	uint64_t entry;		/* where CPU_ON starts it */
	uint64_t context;	/* and what it finds in x0 */
	uint32_t index;
	bool on;		/* as PSCI sees it; guarded by the PSCI lock */
	bool big_endian;	/* CPU_ON's caller had SCTLR_EL1.EE set */
};

extern uint8_t cpu_stacks[CPU_MAX * CPU_STACK_SIZE];

/* Numbers the CPUs that the device tree lists; the caller is the boot CPU. */
void cpu_init(uint64_t ttbr, const uint64_t *mpidrs, uint32_t count);
struct cpu *cpu_this(void);
/* NULL when no CPU has that MPIDR, of which only the affinity fields count. */
struct cpu *cpu_find(uint64_t mpidr);
#endif /* __ASSEMBLER__ */
#endif
