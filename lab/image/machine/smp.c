// SPDX-License-Identifier: BSD-2-Clause
#include "smp.h"

#include "linear/memory.h"
#include "platform/psci.h"
#include "arch.h"
#include "mmu.h"
#include "print.h"

#define START_SECONDS	10
#define LINE		64	/* bytes; no CPU's data is in another's */

uint8_t cpu_stacks[CPU_MAX * CPU_STACK_SIZE] __attribute__((aligned(LINE)));

/* Apart from the rest, because it is read with the MMU off, around the caches. */
struct order {
	uint32_t task;
	uint64_t tcr;
	uint64_t ttbr1;
	uint64_t offset;
	uint64_t address;
	uint32_t round;
} __attribute__((aligned(LINE)));

static struct cpu cpus[CPU_MAX];
static struct order order;
static uint32_t cpu_count = 1;

extern const uint8_t entry_secondary[];
__attribute__((noreturn)) void smp_main(struct cpu *cpu);

uint32_t smp_count(void)
{
	return cpu_count;
}

const struct cpu *smp_cpu(uint32_t index)
{
	return &cpus[index];
}

static enum smp_task task_of(const struct cpu *cpu)
{
	return (enum smp_task)__atomic_load_n(&cpu->doing, __ATOMIC_ACQUIRE);
}

static bool start(struct cpu *cpu)
{
	const uint64_t limit = SYSREG_READ(cntpct_el0) +
			       START_SECONDS * SYSREG_READ(cntfrq_el0);
	int64_t answer;

	/* It begins with its MMU off. */
	cache_clean(cpu, cpu + 1);
	cache_clean(&mmu, &mmu + 1);
	answer = psci_cpu_on(cpu->mpidr, (uint64_t)entry_secondary, (uint64_t)cpu);
	if (answer) {
		print_fail("CPU %u, MPIDR 0x%lx: CPU_ON -> -%u", cpu->index, cpu->mpidr,
			   (uint32_t)-answer);
		return false;
	}
	while (task_of(cpu) != SMP_WAIT) {
		if (SYSREG_READ(cntpct_el0) > limit) {
			print_fail("CPU %u, MPIDR 0x%lx: does not start", cpu->index,
				   cpu->mpidr);
			return false;
		}
		arch_yield();
	}
	return true;
}

void smp_start(const struct platform *platform, uint32_t limit)
{
	const uint64_t self = SYSREG_READ(mpidr_el1) & MPIDR_AFFINITY;
	uint32_t i;

	order.task = SMP_WAIT;
	cpus[0].mpidr = self;
	SYSREG_WRITE(tpidr_el1, (uint64_t)&cpus[0]);
	for (i = 0; psci_works() && i < platform->cpus && cpu_count < limit; i++) {
		struct cpu *cpu = &cpus[cpu_count];

		if (platform->mpidr[i] == self)
			continue;
		cpu->index = cpu_count;
		cpu->mpidr = platform->mpidr[i];
		cpu->stack = (uint64_t)&cpu_stacks[(cpu_count + 1) * CPU_STACK_SIZE];
		if (start(cpu))
			cpu_count++;
	}
	print_line("CPUs: %u run%s%s", cpu_count,
		   platform->cpus_left ? "; there are more than 8" : "",
		   psci_works() ? "" : "; the others cannot be started: no conduit");
}

void smp_set_linear(uint64_t tcr, uint64_t ttbr1, uint64_t offset)
{
	order.tcr = tcr;
	order.ttbr1 = ttbr1;
	order.offset = offset;
}

void smp_order(enum smp_task task)
{
	uint32_t i;

	__atomic_store_n(&order.task, task, __ATOMIC_RELEASE);
	cache_clean(&order, &order + 1);
	for (i = 1; i < cpu_count; i++)
		while (task_of(&cpus[i]) != task) {
			/* A CPU without its MMU writes to memory, not to the caches. */
			if (task == SMP_MMU_OFF)
				cache_clean(&cpus[i], &cpus[i] + 1);
			arch_yield();
		}
}

void smp_read(uint64_t va, uint64_t values[CPU_MAX])
{
	uint32_t i;

	order.address = va;
	__atomic_store_n(&order.round, order.round + 1, __ATOMIC_RELEASE);
	values[0] = *(const volatile uint64_t *)va;
	for (i = 1; i < cpu_count; i++) {
		while (__atomic_load_n(&cpus[i].round, __ATOMIC_ACQUIRE) != order.round)
			arch_yield();
		values[i] = cpus[i].value;
	}
}

void smp_check_memory(void)
{
	struct mismatch first;
	uint64_t chunk, turns, faults = 0;
	uint32_t i;

	if (cpu_count == 1)
		for (chunk = 0; chunk < memory_chunks() && !faults; chunk++)
			faults = memory_check(chunk, order.offset, &first);
	if (faults)
		print_fail("memory: at 0x%lx is 0x%lx, not 0x%lx", first.pa, first.found,
			   first.expected);
	/* The second turn that ends from now on has begun from now on. */
	for (i = 1; i < cpu_count; i++) {
		turns = __atomic_load_n(&cpus[i].turns, __ATOMIC_ACQUIRE);
		while (__atomic_load_n(&cpus[i].turns, __ATOMIC_ACQUIRE) - turns < 2)
			arch_yield();
	}
}

/* What this CPU is, by its own registers, and that it goes on. */
static void end_turn(struct cpu *cpu)
{
	cpu->sctlr = SYSREG_READ(sctlr_el1);
	cpu->tcr = SYSREG_READ(tcr_el1);
	cpu->ttbr1 = SYSREG_READ(ttbr1_el1);
	__atomic_store_n(&cpu->turns, cpu->turns + 1, __ATOMIC_RELEASE);
}

static void wait(struct cpu *cpu)
{
	end_turn(cpu);
	arch_yield();
}

/* A turn is this CPU's share of all memory, one chunk at a time. */
static void work(struct cpu *cpu)
{
	struct mismatch first;

	if (cpu->chunk >= memory_chunks()) {
		cpu->chunk = cpu->index - 1;
		end_turn(cpu);
		return;
	}
	if (memory_check(cpu->chunk, order.offset, &first) && !cpu->failed) {
		cpu->failed = true;
		print_fail("memory: CPU %u: at 0x%lx is 0x%lx, not 0x%lx", cpu->index,
			   first.pa, first.found, first.expected);
	}
	cpu->chunk += cpu_count - 1;
}

static void read(struct cpu *cpu)
{
	const uint32_t round = __atomic_load_n(&order.round, __ATOMIC_ACQUIRE);

	if (round == cpu->round) {
		arch_yield();
		return;
	}
	cpu->value = *(const volatile uint64_t *)order.address;
	__atomic_store_n(&cpu->round, round, __ATOMIC_RELEASE);
}

static void clean(const struct cpu *cpu)
{
	cache_clean(cpu, cpu + 1);
	cache_clean((const uint8_t *)cpu->stack - CPU_STACK_SIZE, (const uint8_t *)cpu->stack);
}

/*
 * What this CPU has cached is in memory before; what caches kept of what it writes around
 * them is gone when it looks into them again.
 */
static void wait_with_mmu_off(struct cpu *cpu)
{
	clean(cpu);
	mmu_off();
	__atomic_store_n(&cpu->doing, SMP_MMU_OFF, __ATOMIC_RELEASE);
	while (__atomic_load_n(&order.task, __ATOMIC_ACQUIRE) == SMP_MMU_OFF)
		wait(cpu);
	clean(cpu);
	mmu_on();
}

void smp_main(struct cpu *cpu)
{
	enum smp_task task;

	cpu->chunk = cpu->index - 1;
	for (;;) {
		task = (enum smp_task)__atomic_load_n(&order.task, __ATOMIC_ACQUIRE);
		if (task == task_of(cpu)) {
			if (task == SMP_WORK)
				work(cpu);
			else if (task == SMP_READ)
				read(cpu);
			else
				wait(cpu);
			continue;
		}
		if (task == SMP_WORK || task == SMP_READ)
			mmu_set_linear(order.tcr, order.ttbr1);
		else
			mmu_set_linear(mmu.tcr, 0);
		if (task == SMP_MMU_OFF)
			wait_with_mmu_off(cpu);
		else
			__atomic_store_n(&cpu->doing, task, __ATOMIC_RELEASE);
	}
}
