// SPDX-License-Identifier: BSD-2-Clause
/* PSCI as a Realm has it: DEN0022 and DEN0137 chapter B6. */
#include "guest.h"

#define ERROR(name)	((uint64_t)ERSI_PSCI_RET_##name)
#define HIGH_GARBAGE	(UINT64_C(0xdeadbeef) << 32)
#define DAIF_ALL	0x3c0
#define SCTLR_M_C_I	0x1005
#define ROUNDS		20
#define PATIENCE	100000000

#define GICR_SGI_BASE	(0x080a0000 + 0x10000)	/* QEMU virt, first redistributor */
#define GICR_WAKER	0x14
#define GICR_IGROUPR0	0x80
#define GICR_ISENABLER0	0x100
#define GICD_BASE	0x08000000
#define GICD_ON		0x12			/* affinity routing, group 1 */
#define TIMER_PPI	30

void guest_secondary_main(struct guest_cpu *cpu, uint64_t sctlr, uint64_t daif, uint64_t level);

void guest_secondary_main(struct guest_cpu *cpu, uint64_t sctlr, uint64_t daif, uint64_t level)
{
	__asm__ volatile("msr tpidr_el1, %0" : : "r"(cpu));
	cpu->sctlr = sctlr;
	cpu->daif = daif;
	cpu->level = level >> 2;
	__atomic_store_n(&cpu->starts, cpu->starts + 1, __ATOMIC_RELEASE);
	if (cpu->work)
		cpu->work(cpu);
	guest_smc(ERSI_PSCI_FN_CPU_OFF, 0, 0, 0, 0);
	guest_ok(false, "psci: CPU_OFF does not return");
	guest_off();
}

static uint64_t cpu_on(uint64_t fid, const struct guest_cpu *cpu)
{
	return guest_smc(fid, cpu->mpidr, (uint64_t)guest_secondary, (uint64_t)cpu, 0).x[0];
}

static uint64_t affinity(uint64_t mpidr, uint64_t level)
{
	return guest_smc(ERSI_PSCI_FN_AFFINITY_INFO_64, mpidr, level, 0, 0).x[0];
}

static bool becomes(const struct guest_cpu *cpu, uint64_t state)
{
	uint32_t i;

	for (i = 0; i < PATIENCE; i++)
		if (affinity(cpu->mpidr, 0) == state)
			return true;
	return false;
}

static void features(void)
{
	static const uint32_t served[] = {
		ERSI_PSCI_FN_CPU_SUSPEND_32, ERSI_PSCI_FN_CPU_SUSPEND_64, ERSI_PSCI_FN_CPU_OFF,
		ERSI_PSCI_FN_CPU_ON_32, ERSI_PSCI_FN_CPU_ON_64, ERSI_PSCI_FN_AFFINITY_INFO_32,
		ERSI_PSCI_FN_AFFINITY_INFO_64, ERSI_PSCI_FN_SYSTEM_OFF, ERSI_PSCI_FN_SYSTEM_RESET,
		ERSI_PSCI_FN_FEATURES, ERSI_SMCCC_FN_VERSION,
	};
	static const uint32_t missing[] = {
		ERSI_PSCI_FN_MIGRATE_32, ERSI_PSCI_FN_MIGRATE_INFO_TYPE,
		ERSI_PSCI_FN_MIGRATE_INFO_UP_CPU_32, ERSI_PSCI_FN_CPU_FREEZE,
		ERSI_PSCI_FN_CPU_DEFAULT_SUSPEND_32, ERSI_PSCI_FN_NODE_HW_STATE_64,
		ERSI_PSCI_FN_SYSTEM_SUSPEND_64, ERSI_PSCI_FN_SET_SUSPEND_MODE,
		ERSI_PSCI_FN_STAT_RESIDENCY_64, ERSI_PSCI_FN_SYSTEM_RESET2_64,
		ERSI_PSCI_FN_MEM_PROTECT, ERSI_PSCI_FN_SYSTEM_OFF2_64,
		ERSI_RSI_FN_VERSION, 0x8400001f,
	};
	uint32_t i, good = 0;

	for (i = 0; i < sizeof(served) / sizeof(served[0]); i++)
		good += guest_smc(ERSI_PSCI_FN_FEATURES, served[i], 0, 0, 0).x[0] == 0;
	guest_is(good, i, "psci: FEATURES of what is served");
	for (i = good = 0; i < sizeof(missing) / sizeof(missing[0]); i++)
		good += guest_smc(ERSI_PSCI_FN_FEATURES, missing[i], 0, 0, 0).x[0] ==
			ERROR(NOT_SUPPORTED);
	guest_is(good, i, "psci: FEATURES of what is not");
	for (i = good = 0; i + 2 < sizeof(missing) / sizeof(missing[0]); i++)
		good += guest_smc(missing[i], 0, 0, 0, 0).x[0] == ERROR(NOT_SUPPORTED);
	guest_is(good, i, "psci: calls of what is not");
}

static void malformed(void)
{
	const struct guest_cpu *self = guest_this_cpu();
	uint64_t entry = (uint64_t)guest_secondary;

	guest_is(affinity(self->mpidr, 0), ERSI_PSCI_AFFINITY_ON, "psci: this CPU is on");
	guest_is(affinity(self->mpidr, 1), ERROR(INVALID_PARAMETERS),
		 "psci: no affinity level but 0");
	guest_is(affinity(0xff, 0), ERROR(INVALID_PARAMETERS), "psci: no CPU 255");
	guest_is(affinity(self->mpidr | 1ULL << 31, 0), ERSI_PSCI_AFFINITY_ON,
		 "psci: MPIDR's RES1 bit does not count");
	guest_is(cpu_on(ERSI_PSCI_FN_CPU_ON_64, self), ERROR(ALREADY_ON),
		 "psci: CPU_ON of this CPU");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, 0xff, entry, 0, 0).x[0],
		 ERROR(INVALID_PARAMETERS), "psci: CPU_ON of no CPU");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, self->mpidr | UINT64_C(1) << 63, entry, 0,
			   0).x[0], ERROR(ALREADY_ON), "psci: nor does bit 63");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, self->mpidr | 0xf0, entry, 0, 0).x[0],
		 ERROR(ALREADY_ON), "psci: nor do bits 7 to 4");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, self->mpidr | UINT64_C(1) << 39, entry, 0,
			   0).x[0], ERROR(INVALID_PARAMETERS), "psci: Aff3 does");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, self->mpidr, entry | guest.shared, 0, 0).x[0],
		 ERROR(INVALID_ADDRESS), "psci: CPU_ON into the shared half");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_64, 0xff, guest.shared << 1, 0, 0).x[0],
		 ERROR(INVALID_ADDRESS), "psci: CPU_ON beyond the IPA space");
}

static void suspend(uint64_t fid, const char *name)
{
	__asm__ volatile("msr cntp_tval_el0, %0\n\tmsr cntp_ctl_el0, %1\n\tisb"
			 : : "r"((uint64_t)10000), "r"((uint64_t)1));
	guest_is(guest_smc(fid, 0, 0, 0, 0).x[0], 0, name);
	__asm__ volatile("msr cntp_ctl_el0, xzr");
}

/* The timer's interrupt ends the wait although it stays masked. */
static void suspends(void)
{
	uint64_t sgi = GICR_SGI_BASE | guest.shared;

	guest_write32(GICD_BASE | guest.shared, GICD_ON);
	guest_write32((sgi - 0x10000) + GICR_WAKER, 0);
	guest_write32(sgi + GICR_IGROUPR0, UINT32_MAX);
	guest_write32(sgi + GICR_ISENABLER0, UINT32_C(1) << TIMER_PPI);
	/* ICC_SRE_EL1, ICC_PMR_EL1, ICC_IGRPEN1_EL1 */
	__asm__ volatile("msr S3_0_C12_C12_5, %0\n\tisb\n\t"
			 "msr S3_0_C4_C6_0, %1\n\t"
			 "msr S3_0_C12_C12_7, %2\n\tisb"
			 : : "r"((uint64_t)7), "r"((uint64_t)0xff), "r"((uint64_t)1));
	suspend(ERSI_PSCI_FN_CPU_SUSPEND_64, "psci: CPU_SUSPEND returns");
	suspend(ERSI_PSCI_FN_CPU_SUSPEND_32, "psci: CPU_SUSPEND as SMC32 returns");
}

static void wait_for_word(struct guest_cpu *cpu)
{
	while (__atomic_load_n(&guest.cpu[0].starts, __ATOMIC_ACQUIRE) < cpu->starts)
		;
}

static uint64_t token_answer;

static void begin_token(struct guest_cpu *cpu)
{
	(void)cpu;
	token_answer = guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_INIT, 0, 0, 0, 0).x[0];
}

static void continue_token(struct guest_cpu *cpu)
{
	(void)cpu;
	token_answer = guest_smc(ERSI_RSI_FN_ATTEST_TOKEN_CONTINUE, (uint64_t)guest_page, 0, 8,
				 0).x[0];
}

/* TF-RMM resets the registers of a CPU that starts, and leaves its token alone. */
static void keeps_token(struct guest_cpu *cpu)
{
	cpu->work = begin_token;
	guest_ok(cpu_on(ERSI_PSCI_FN_CPU_ON_64, cpu) == 0 &&
		 becomes(cpu, ERSI_PSCI_AFFINITY_OFF) && token_answer == 0,
		 "psci: a secondary begins a token");
	cpu->work = continue_token;
	guest_ok(cpu_on(ERSI_PSCI_FN_CPU_ON_64, cpu) == 0 && becomes(cpu, ERSI_PSCI_AFFINITY_OFF),
		 "psci: and goes on with it");
	guest_is(token_answer, ERSI_RSI_RET_INCOMPLETE, "psci: CPU_ON leaves a pending token alone");
	cpu->work = NULL;
}

static void secondary(struct guest_cpu *cpu)
{
	uint32_t i, good = 0;

	guest_is(affinity(cpu->mpidr, 0), ERSI_PSCI_AFFINITY_OFF, "psci: a secondary is off");
	guest.cpu[0].starts = 0;
	cpu->work = wait_for_word;
	guest_is(cpu_on(ERSI_PSCI_FN_CPU_ON_64, cpu), 0, "psci: CPU_ON starts it");
	guest_is(affinity(cpu->mpidr, 0), ERSI_PSCI_AFFINITY_ON, "psci: it is on at once");
	guest_is(cpu_on(ERSI_PSCI_FN_CPU_ON_64, cpu), ERROR(ALREADY_ON), "psci: CPU_ON again");
	while (!__atomic_load_n(&cpu->starts, __ATOMIC_ACQUIRE))
		;
	guest_ok(cpu->level == 1 && !(cpu->sctlr & SCTLR_M_C_I) &&
		 (cpu->daif & DAIF_ALL) == DAIF_ALL,
		 "psci: it is at EL1 with MMU and caches off and exceptions masked");
	__atomic_store_n(&guest.cpu[0].starts, 1, __ATOMIC_RELEASE);
	guest_ok(becomes(cpu, ERSI_PSCI_AFFINITY_OFF), "psci: CPU_OFF turns it off");
	cpu->work = NULL;
	for (i = 0; i < ROUNDS; i++) {
		/* Without waiting for it to have gone: CPU_ON waits for that. */
		good += cpu_on(ERSI_PSCI_FN_CPU_ON_64, cpu) == 0 &&
			becomes(cpu, ERSI_PSCI_AFFINITY_OFF);
	}
	guest_is(good, ROUNDS, "psci: on and off, again and again");
	guest_is(cpu->starts, ROUNDS + 1, "psci: and each time it ran");
	guest_is(guest_smc(ERSI_PSCI_FN_CPU_ON_32, HIGH_GARBAGE | cpu->mpidr,
			   HIGH_GARBAGE | (uint64_t)guest_secondary,
			   HIGH_GARBAGE | (uint64_t)cpu, 0).x[0], 0,
		 "psci: CPU_ON as SMC32 has 32-bit arguments");
	guest_ok(becomes(cpu, ERSI_PSCI_AFFINITY_OFF) && cpu->starts == ROUNDS + 2,
		 "psci: the context's too");
}

void guest_test_psci(void)
{
	guest_is(guest_smc(ERSI_PSCI_FN_VERSION, 0, 0, 0, 0).x[0], ERSI_PSCI_VERSION_1_1,
		 "psci: VERSION 1.1");
	features();
	malformed();
	suspends();
	if (guest.cpus > 1) {
		secondary(&guest.cpu[guest.cpus - 1]);
		keeps_token(&guest.cpu[guest.cpus - 1]);
	}
}
