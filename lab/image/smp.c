// SPDX-License-Identifier: BSD-2-Clause
#include "smp.h"

#include "arch.h"
#include "memory.h"
#include "mmu.h"
#include "print.h"
#include "psci.h"

#define START_SECONDS	10
#define LINE		64	/* bytes; no CPU's data is in another's */

uint8_t ersi_cpu_stacks[ERSI_CPU_MAX * ERSI_CPU_STACK_SIZE] __attribute__((aligned(LINE)));

/* Apart from the rest, because it is read with the MMU off, around the caches. */
struct order {
	uint32_t task;
	uint64_t tcr;
	uint64_t ttbr1;
	uint64_t offset;
	uint64_t address;
	uint32_t round;
} __attribute__((aligned(LINE)));

static struct ersi_cpu cpus[ERSI_CPU_MAX];
static struct order order;
static uint32_t cpu_count = 1;

extern const uint8_t ersi_entry_secondary[];
__attribute__((noreturn)) void ersi_smp_main(struct ersi_cpu *cpu);

uint32_t ersi_smp_count(void)
{
	return cpu_count;
}

const struct ersi_cpu *ersi_smp_cpu(uint32_t index)
{
	return &cpus[index];
}

static enum ersi_smp_task task_of(const struct ersi_cpu *cpu)
{
	return (enum ersi_smp_task)__atomic_load_n(&cpu->doing, __ATOMIC_ACQUIRE);
}

static bool start(struct ersi_cpu *cpu)
{
	const uint64_t limit = ERSI_SYSREG_READ(cntpct_el0) +
			       START_SECONDS * ERSI_SYSREG_READ(cntfrq_el0);
	int64_t answer;

	/* It begins with its MMU off. */
	ersi_cache_clean(cpu, cpu + 1);
	ersi_cache_clean(&ersi_mmu, &ersi_mmu + 1);
	answer = ersi_psci_cpu_on(cpu->mpidr, (uint64_t)ersi_entry_secondary, (uint64_t)cpu);
	if (answer) {
		ersi_print_fail("CPU %u, MPIDR 0x%lx: CPU_ON -> -%u", cpu->index, cpu->mpidr,
				(uint32_t)-answer);
		return false;
	}
	while (task_of(cpu) != ERSI_SMP_WAIT) {
		if (ERSI_SYSREG_READ(cntpct_el0) > limit) {
			ersi_print_fail("CPU %u, MPIDR 0x%lx: does not start", cpu->index,
					cpu->mpidr);
			return false;
		}
		ersi_arch_yield();
	}
	return true;
}

void ersi_smp_start(const struct ersi_platform *platform, uint32_t limit)
{
	const uint64_t self = ERSI_SYSREG_READ(mpidr_el1) & ERSI_MPIDR_AFFINITY;
	uint32_t i;

	order.task = ERSI_SMP_WAIT;
	cpus[0].mpidr = self;
	ERSI_SYSREG_WRITE(tpidr_el1, (uint64_t)&cpus[0]);
	for (i = 0; ersi_psci_works() && i < platform->cpus && cpu_count < limit; i++) {
		struct ersi_cpu *cpu = &cpus[cpu_count];

		if (platform->mpidr[i] == self)
			continue;
		cpu->index = cpu_count;
		cpu->mpidr = platform->mpidr[i];
		cpu->stack = (uint64_t)&ersi_cpu_stacks[(cpu_count + 1) * ERSI_CPU_STACK_SIZE];
		if (start(cpu))
			cpu_count++;
	}
	ersi_print_line("CPUs: %u run%s%s", cpu_count,
			platform->cpus_left ? "; there are more than 8" : "",
			ersi_psci_works() ? "" : "; the others cannot be started: no conduit");
}

void ersi_smp_set_linear(uint64_t tcr, uint64_t ttbr1, uint64_t offset)
{
	order.tcr = tcr;
	order.ttbr1 = ttbr1;
	order.offset = offset;
}

void ersi_smp_order(enum ersi_smp_task task)
{
	uint32_t i;

	__atomic_store_n(&order.task, task, __ATOMIC_RELEASE);
	ersi_cache_clean(&order, &order + 1);
	for (i = 1; i < cpu_count; i++)
		while (task_of(&cpus[i]) != task) {
			/* A CPU without its MMU writes to memory, not to the caches. */
			if (task == ERSI_SMP_MMU_OFF)
				ersi_cache_clean(&cpus[i], &cpus[i] + 1);
			ersi_arch_yield();
		}
}

void ersi_smp_read(uint64_t va, uint64_t values[ERSI_CPU_MAX])
{
	uint32_t i;

	order.address = va;
	__atomic_store_n(&order.round, order.round + 1, __ATOMIC_RELEASE);
	values[0] = *(const volatile uint64_t *)va;
	for (i = 1; i < cpu_count; i++) {
		while (__atomic_load_n(&cpus[i].round, __ATOMIC_ACQUIRE) != order.round)
			ersi_arch_yield();
		values[i] = cpus[i].value;
	}
}

void ersi_smp_check_memory(void)
{
	struct ersi_mismatch first;
	uint64_t chunk, turns, faults = 0;
	uint32_t i;

	if (cpu_count == 1)
		for (chunk = 0; chunk < ersi_memory_chunks() && !faults; chunk++)
			faults = ersi_memory_check(chunk, order.offset, &first);
	if (faults)
		ersi_print_fail("memory: at 0x%lx is 0x%lx, not 0x%lx", first.pa, first.found,
				first.expected);
	/* The second turn that ends from now on has begun from now on. */
	for (i = 1; i < cpu_count; i++) {
		turns = __atomic_load_n(&cpus[i].turns, __ATOMIC_ACQUIRE);
		while (__atomic_load_n(&cpus[i].turns, __ATOMIC_ACQUIRE) - turns < 2)
			ersi_arch_yield();
	}
}

/* What this CPU is, by its own registers, and that it goes on. */
static void end_turn(struct ersi_cpu *cpu)
{
	cpu->sctlr = ERSI_SYSREG_READ(sctlr_el1);
	cpu->tcr = ERSI_SYSREG_READ(tcr_el1);
	cpu->ttbr1 = ERSI_SYSREG_READ(ttbr1_el1);
	__atomic_store_n(&cpu->turns, cpu->turns + 1, __ATOMIC_RELEASE);
}

static void wait(struct ersi_cpu *cpu)
{
	end_turn(cpu);
	ersi_arch_yield();
}

/* A turn is this CPU's share of all memory, one chunk at a time. */
static void work(struct ersi_cpu *cpu)
{
	struct ersi_mismatch first;

	if (cpu->chunk >= ersi_memory_chunks()) {
		cpu->chunk = cpu->index - 1;
		end_turn(cpu);
		return;
	}
	if (ersi_memory_check(cpu->chunk, order.offset, &first) && !cpu->failed) {
		cpu->failed = true;
		ersi_print_fail("memory: CPU %u: at 0x%lx is 0x%lx, not 0x%lx", cpu->index,
				first.pa, first.found, first.expected);
	}
	cpu->chunk += cpu_count - 1;
}

static void read(struct ersi_cpu *cpu)
{
	const uint32_t round = __atomic_load_n(&order.round, __ATOMIC_ACQUIRE);

	if (round == cpu->round) {
		ersi_arch_yield();
		return;
	}
	cpu->value = *(const volatile uint64_t *)order.address;
	__atomic_store_n(&cpu->round, round, __ATOMIC_RELEASE);
}

static void clean(const struct ersi_cpu *cpu)
{
	ersi_cache_clean(cpu, cpu + 1);
	ersi_cache_clean((const uint8_t *)cpu->stack - ERSI_CPU_STACK_SIZE,
			 (const uint8_t *)cpu->stack);
}

/*
 * What this CPU has cached is in memory before; what caches kept of what it writes around
 * them is gone when it looks into them again.
 */
static void wait_with_mmu_off(struct ersi_cpu *cpu)
{
	clean(cpu);
	ersi_mmu_off();
	__atomic_store_n(&cpu->doing, ERSI_SMP_MMU_OFF, __ATOMIC_RELEASE);
	while (__atomic_load_n(&order.task, __ATOMIC_ACQUIRE) == ERSI_SMP_MMU_OFF)
		wait(cpu);
	clean(cpu);
	ersi_mmu_on();
}

void ersi_smp_main(struct ersi_cpu *cpu)
{
	enum ersi_smp_task task;

	cpu->chunk = cpu->index - 1;
	for (;;) {
		task = (enum ersi_smp_task)__atomic_load_n(&order.task, __ATOMIC_ACQUIRE);
		if (task == task_of(cpu)) {
			if (task == ERSI_SMP_WORK)
				work(cpu);
			else if (task == ERSI_SMP_READ)
				read(cpu);
			else
				wait(cpu);
			continue;
		}
		if (task == ERSI_SMP_WORK || task == ERSI_SMP_READ)
			ersi_mmu_set_linear(order.tcr, order.ttbr1);
		else
			ersi_mmu_set_linear(ersi_mmu.tcr, 0);
		if (task == ERSI_SMP_MMU_OFF)
			wait_with_mmu_off(cpu);
		else
			__atomic_store_n(&cpu->doing, task, __ATOMIC_RELEASE);
	}
}
