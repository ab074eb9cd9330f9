/* SPDX-License-Identifier: BSD-2-Clause */
/* The guest's CPUs: what each one is doing, and how EL2 is set up for it. */
#ifndef EMULATOR_CPU_H
#define EMULATOR_CPU_H

#define CPU_MAX			8
#define CPU_STACK_SIZE		0x4000
#define FRAME_SIZE		0x100

/* Offsets in struct cpu that start.S reads before the MMU is on. */
#define CPU_TTBR		0
#define CPU_SELF		8
#define CPU_STACK		16

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stdint.h>

#include "realm/attest.h"

/* General-purpose registers of the guest, as vectors.S stores them. */
struct frame {
	uint64_t x[31];
	uint64_t pad;
};

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
	struct attest attest;
};

extern uint8_t cpu_stacks[CPU_MAX * CPU_STACK_SIZE];
extern const uint8_t start_secondary[];

/* Numbers the CPUs that the device tree lists; the caller is the boot CPU. */
void cpu_init(uint64_t ttbr, const uint64_t *mpidrs, uint32_t count);
uint32_t cpu_count(void);
struct cpu *cpu_this(void);
/* NULL when no CPU has that MPIDR, of which only the affinity fields count. */
struct cpu *cpu_find(uint64_t mpidr);

/* Sets up EL2 on this CPU and starts the guest at cpu->entry. */
__attribute__((noreturn)) void cpu_run(struct cpu *cpu);
__attribute__((noreturn)) void cpu_secondary_main(struct cpu *cpu);
__attribute__((noreturn)) void vectors_enter_guest(const struct frame *frame);

/* QEMU's own PSCI, which answers SMC from EL2. */
int64_t cpu_firmware(uint64_t fid, uint64_t a1, uint64_t a2, uint64_t a3);

/*
 * The emulator's own end, which is a reset: a power-off is the guest's and means that all is
 * well. It has begun before the message that says why, and from then on no guest may power off.
 * False: it had begun before, or the guest had ended.
 */
bool cpu_fail_begin(void);
__attribute__((noreturn)) void cpu_fail(void);
/* As the guest asks; QEMU does what it is asked last. */
__attribute__((noreturn)) void cpu_end_guest(uint64_t fid);
#endif /* __ASSEMBLER__ */
#endif
