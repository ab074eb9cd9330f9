// SPDX-License-Identifier: BSD-2-Clause
/* All CPUs at once: neighbouring pages, one page, one measurement. */
#include "guest.h"

#define ROUNDS	50
#define EMPTY	ERSI_RSI_RIPAS_EMPTY
#define RAM	ERSI_RSI_RIPAS_RAM

static uint32_t arrived, owned, finished, faults;
static uint64_t arena;

static void meet(uint32_t *counter)
{
	__atomic_fetch_add(counter, 1, __ATOMIC_ACQ_REL);
	while (__atomic_load_n(counter, __ATOMIC_ACQUIRE) < guest.cpus)
		;
}

static void expect(bool holds)
{
	if (!holds)
		__atomic_fetch_add(&faults, 1, __ATOMIC_ACQ_REL);
}

/* A page of this CPU's own, among the others': no round disturbs a neighbour. */
static void flip_own(struct guest_cpu *cpu)
{
	uint64_t page = arena + cpu->index * GUEST_PAGE, shared = page | guest.shared;
	uint64_t aborts = cpu->aborts;
	uint32_t i;

	for (i = 1; i <= ROUNDS; i++) {
		guest_write64(page, i);
		expect(guest_read64(page) == i);
		expect(guest_set_ripas(page, page + GUEST_PAGE, EMPTY, 0) == 1);
		expect(guest_read64(shared) == 0);
		guest_write64(shared, i);
		expect(guest_read64(shared) == i);
		expect(guest_set_ripas(page, page + GUEST_PAGE, RAM, 0) == 1);
		expect(guest_read64(page) == 0);
		expect(guest_read64(shared) == 0);
	}
	expect(cpu->aborts == aborts);
}

/*
 * One page for all, moved all the time: an access meets memory or an abort or
 * the host's answer, never what another wrote to the other half.
 */
static void flip_same(struct guest_cpu *cpu)
{
	uint64_t page = arena, shared = page | guest.shared;
	uint32_t i;

	for (i = 1; i <= ROUNDS; i++) {
		struct guest_result r = guest_smc(ERSI_RSI_FN_IPA_STATE_SET, page,
						  page + GUEST_PAGE, (i + cpu->index) & 1, 0);

		expect(r.x[0] == 0 && r.x[1] == page + GUEST_PAGE && r.x[2] == ERSI_RSI_ACCEPT);
		guest_write64(shared + 8, 0xbad);
		guest_write64(page, 0x900d);
		expect(guest_read64(page + 8) != 0xbad);
		expect(guest_read64(shared) != 0x900d);
	}
}

static void extend(struct guest_cpu *cpu)
{
	uint32_t i;

	(void)cpu;
	for (i = 0; i < ROUNDS; i++)
		expect(guest_smc(ERSI_RSI_FN_MEASUREMENT_EXTEND, 4, 8, 0, 0).x[0] == 0);
}

static void all(struct guest_cpu *cpu)
{
	meet(&arrived);
	flip_own(cpu);
	meet(&owned);
	flip_same(cpu);
	extend(cpu);
	__atomic_fetch_add(&finished, 1, __ATOMIC_ACQ_REL);
}

void guest_test_race(void)
{
	uint32_t i, started = 1;

	arena = guest_free_base();
	for (i = 1; i < guest.cpus; i++) {
		guest.cpu[i].work = all;
		started += guest_smc(ERSI_PSCI_FN_CPU_ON_64, guest.cpu[i].mpidr,
				     (uint64_t)guest_secondary, (uint64_t)&guest.cpu[i],
				     0).x[0] == 0;
	}
	if (!guest_is(started, guest.cpus, "race: every CPU starts"))
		return;
	all(&guest.cpu[0]);
	while (__atomic_load_n(&finished, __ATOMIC_ACQUIRE) < guest.cpus)
		;
	guest_is(faults, 0, "race: all CPUs saw what each alone would have seen");
	guest_ok(guest_set_ripas(arena, arena + GUEST_CPUS * GUEST_PAGE, RAM, 0) == 1,
		 "race: the pages can be had back");
	guest_is(guest_read64(arena + GUEST_PAGE), 0, "race: as memory");
}
