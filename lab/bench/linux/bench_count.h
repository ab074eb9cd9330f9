/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Counts the instructions that pieces of the kernel take, and the translation
 * tables that they allocate. Goes to include/linux of a kernel that is only
 * built for bench.
 */
#ifndef _LINUX_BENCH_COUNT_H
#define _LINUX_BENCH_COUNT_H

#include <linux/printk.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>

/*
 * The PMU's INST_RETIRED (DDI0487 D13.12.3). QEMU has it with -icount, and exactly; it is of
 * all CPUs together and of EL0 and EL1. 32 bits hold four billion instructions.
 */
#define COUNT_INST_RETIRED	8
#define COUNT_COUNTER_0		1
#define COUNT_PMCR_E		1

/* Totals of the kernel. */
u64 count_tables __weak;
u64 count_invalidations __weak;

/* What they and the counter were when this file began to count. */
static struct {
	u64 tables;
	u64 invalidations;
	u32 instructions;
} count_begun __maybe_unused;

static inline u32 count_now(void)
{
	isb();
	return read_sysreg(pmevcntr0_el0);
}

/* Once, before anything else: no one else uses the PMU of this kernel. */
static inline void count_start(void)
{
	write_sysreg(COUNT_INST_RETIRED, pmevtyper0_el0);
	write_sysreg(0, pmevcntr0_el0);
	write_sysreg(COUNT_COUNTER_0, pmcntenset_el0);
	write_sysreg(read_sysreg(pmcr_el0) | COUNT_PMCR_E, pmcr_el0);
}

static inline void count_begin(void)
{
	count_begun.tables = count_tables;
	count_begun.invalidations = count_invalidations;
	count_begun.instructions = count_now();
}

static inline void count_end(const char *what)
{
	u32 instructions = count_now() - count_begun.instructions;

	/* The guest's init lets no other message out. */
	printk(KERN_EMERG "bench: what=%s instructions=%u tables=%llu tlbi=%llu\n", what,
	       instructions, count_tables - count_begun.tables,
	       count_invalidations - count_begun.invalidations);
}

#endif
