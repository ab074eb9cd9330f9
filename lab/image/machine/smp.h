/* SPDX-License-Identifier: BSD-2-Clause */
/* The other CPUs: started by PSCI, told what to do, asked how it went. */
#ifndef IMAGE_SMP_H
#define IMAGE_SMP_H

#include "platform/platform.h"
#include "cpu.h"

/**
 * enum smp_task - what the other CPUs do
 * @SMP_OFF:		not started
 * @SMP_WAIT:		wait in the identity map, TTBR1 is not walked
 * @SMP_WORK:		read and check memory through the linear map
 * @SMP_MMU_OFF:	wait with the MMU off
 * @SMP_READ:		read a word through the linear map when told to, nothing else of it
 */
enum smp_task {
	SMP_OFF, SMP_WAIT, SMP_WORK, SMP_MMU_OFF, SMP_READ
};

/* Starts CPUs, up to limit in all. Those that do not start are failures. */
void smp_start(const struct platform *platform, uint32_t limit);

/* CPUs that run, the boot CPU included. */
uint32_t smp_count(void);

/* CPU 0 is the boot CPU. */
const struct cpu *smp_cpu(uint32_t index);

/* The linear map to work with: for mmu_set_linear(), and from address to address. */
void smp_set_linear(uint64_t tcr, uint64_t ttbr1, uint64_t offset);

/* Returns when all do it. */
void smp_order(enum smp_task task);

/* The same word, by all CPUs, the boot CPU included; the others are at SMP_READ. */
void smp_read(uint64_t va, uint64_t values[CPU_MAX]);

/* All memory is read and checked through the linear map, by the CPUs that work or by this one. */
void smp_check_memory(void);
#endif
