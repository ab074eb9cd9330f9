/* SPDX-License-Identifier: BSD-2-Clause */
/* The other CPUs: started by PSCI, told what to do, asked how it went. */
#ifndef ERSI_IMAGE_SMP_H
#define ERSI_IMAGE_SMP_H

#include "cpu.h"
#include "platform.h"

/**
 * enum ersi_smp_task - what the other CPUs do
 * @ERSI_SMP_OFF:	not started
 * @ERSI_SMP_WAIT:	wait in the identity map, TTBR1 is not walked
 * @ERSI_SMP_WORK:	read and check memory through the linear map
 * @ERSI_SMP_MMU_OFF:	wait with the MMU off
 * @ERSI_SMP_READ:	read a word through the linear map when told to, nothing else of it
 */
enum ersi_smp_task {
	ERSI_SMP_OFF, ERSI_SMP_WAIT, ERSI_SMP_WORK, ERSI_SMP_MMU_OFF, ERSI_SMP_READ
};

/* Starts CPUs, up to limit in all. Those that do not start are failures. */
void ersi_smp_start(const struct ersi_platform *platform, uint32_t limit);

/* CPUs that run, the boot CPU included. */
uint32_t ersi_smp_count(void);

/* CPU 0 is the boot CPU. */
const struct ersi_cpu *ersi_smp_cpu(uint32_t index);

/* The linear map to work with: for ersi_mmu_set_linear(), and from address to address. */
void ersi_smp_set_linear(uint64_t tcr, uint64_t ttbr1, uint64_t offset);

/* Returns when all do it. */
void ersi_smp_order(enum ersi_smp_task task);

/* The same word, by all CPUs, the boot CPU included; the others are at ERSI_SMP_READ. */
void ersi_smp_read(uint64_t va, uint64_t values[ERSI_CPU_MAX]);

/* All memory is read and checked through the linear map, by the CPUs that work or by this one. */
void ersi_smp_check_memory(void);
#endif
