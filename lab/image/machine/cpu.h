/* SPDX-License-Identifier: BSD-2-Clause */
/* The CPUs, and what assembly needs to know of them. */
#ifndef IMAGE_CPU_H
#define IMAGE_CPU_H

#define CPU_MAX			8
#define CPU_STACK_SIZE		0x4000

/* Offsets in struct cpu that entry.S and vectors.S use. */
#define CPU_STACK		0
#define CPU_FIXUP		8
#define CPU_ESR			16

/* Offsets in struct mmu that switch.S reads with the MMU off. */
#define MMU_TCR			0
#define MMU_TTBR0		8
#define MMU_TTBR1		16

#ifndef __ASSEMBLER__
#include <stdbool.h>
#include <stdint.h>

/**
 * struct cpu - one CPU; TPIDR_EL1 points to it
 * @stack:	top of its stack
 * @fixup:	where to go on after a fault that is expected, or 0
 * @esr:	ESR_EL1 of the last fault that was expected
 * @mpidr:	affinity fields of MPIDR_EL1
 * @index:	0 is the boot CPU
 * @doing:	what it does, enum smp_task: written by this CPU only
 * @failed:	it has found memory that is not what was written
 * @chunk:	the next piece of memory that it checks
 * @round:	the last word that it was told to read
 * @value:	which was this
 * @turns:	how often it has checked its share of memory, or been round where it waits
 * @sctlr:	SCTLR_EL1 at the end of its last turn; the next two are likewise
 * @tcr:	TCR_EL1
 * @ttbr1:	TTBR1_EL1
 */
struct cpu {
	uint64_t stack;
	uint64_t fixup;
	uint64_t esr;
	uint64_t mpidr;
	uint32_t index;
	uint32_t doing;
	bool failed;
	uint64_t chunk;
	uint32_t round;
	uint64_t value;
	uint64_t turns;
	uint64_t sctlr;
	uint64_t tcr;
	uint64_t ttbr1;
} __attribute__((aligned(64)));

/* Registers as vectors.S saves them. */
struct frame {
	uint64_t x[31];
	uint64_t elr;
};
#endif /* __ASSEMBLER__ */
#endif
