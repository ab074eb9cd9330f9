/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Counts the instructions that pieces of the kernel take, and the translation
 * tables that they allocate. Goes to include/linux of a kernel that is only
 * built for bench.
 */
#ifndef _LINUX_BENCH_COUNT_H
#define _LINUX_BENCH_COUNT_H

#include <linux/bits.h>
#include <linux/printk.h>
#include <linux/time64.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>

/*
 * The PMU's INST_RETIRED (DDI0487 D13.12.3). QEMU has it with -icount, and exactly; it is of
 * all CPUs together and of EL0 and EL1. 32 bits hold four billion instructions.
 */
#define COUNT_INST_RETIRED	8
#define COUNT_COUNTER_0		1
#define COUNT_PMCR_E		1
/* Counter 1 is of EL2, where an emulator runs, and not of EL0 and EL1 (PMEVTYPER<n>_EL0). */
#define COUNT_EL2_ONLY		(BIT(31) | BIT(30) | BIT(27))
#define COUNT_COUNTER_1		2

/* The virtual counter when counting began, in ticks since the machine's reset */
u64 count_clock __weak;
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
	write_sysreg(COUNT_INST_RETIRED | COUNT_EL2_ONLY, pmevtyper1_el0);
	write_sysreg(0, pmevcntr1_el0);
	write_sysreg(COUNT_COUNTER_0 | COUNT_COUNTER_1, pmcntenset_el0);
	write_sysreg(read_sysreg(pmcr_el0) | COUNT_PMCR_E, pmcr_el0);
	count_clock = read_sysreg(cntvct_el0);
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

/*
 * All instructions since the machine's reset, firmware's included: with -icount shift=0 each takes
 * a nanosecond. Before counting began nothing waited, so until then the counter tells their number.
 */
static inline void count_whole(void)
{
	u64 before = count_clock * NSEC_PER_SEC / read_sysreg(cntfrq_el0);

	printk(KERN_EMERG "bench: what=whole instructions=%llu\n",
	       before + count_now() + (u32)read_sysreg(pmevcntr1_el0));
}

#endif
