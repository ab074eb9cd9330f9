// SPDX-License-Identifier: BSD-2-Clause
/*
 * What the ID registers say works, and what a Realm does not have they do not say: one access
 * to each register that EL2 could trap, and one instruction of each kind.
 */
#include "el2/idregs.h"
#include "guest.h"

#define ID(crm, op2)	(((crm) - 1) * 8 + (op2))
#define PFR0		ID(4, 0)
#define PFR1		ID(4, 1)
#define PFR2		ID(4, 2)
#define SMFR0		ID(4, 5)
#define DFR0		ID(5, 0)
#define ISAR1		ID(6, 1)
#define ISAR2		ID(6, 2)
#define MMFR0		ID(7, 0)
#define MMFR1		ID(7, 1)
#define MMFR3		ID(7, 3)
/* FPEN, ZEN, SMEN: EL1 traps nothing itself. */
#define CPACR_ALL	UINT64_C(0x3330000)

/* feature.S: each does what its name says; an exception is stepped over. */
#define USE(name) void guest_use_##name(void)
USE(fpmr); USE(gcscr); USE(gcspr); USE(tcr2); USE(sctlr2); USE(pir); USE(pire0); USE(por);
USE(mair2); USE(amair2); USE(scxtnum); USE(rgsr); USE(gcr); USE(pauth_key); USE(pauth);
USE(zcr); USE(sve); USE(allint); USE(at_s1e1a); USE(cntvctss); USE(pmcr);
USE(lorc); USE(smcr); USE(sme); USE(brbcr); USE(amcr); USE(mpam); USE(mops);

static const struct use {
	const char *name;
	uint32_t reg;
	uint32_t shift;
	uint32_t from;		/* the smallest value of the field that has it */
	void (*run)(void);
} uses[] = {
	{ "feature: FPMR works", PFR2, 32, 1, guest_use_fpmr },
	{ "feature: GCSCR_EL1 works", PFR1, 44, 1, guest_use_gcscr },
	{ "feature: GCSPR_EL1 works", PFR1, 44, 1, guest_use_gcspr },
	{ "feature: TCR2_EL1 works", MMFR3, 0, 1, guest_use_tcr2 },
	{ "feature: SCTLR2_EL1 works", MMFR3, 4, 1, guest_use_sctlr2 },
	{ "feature: PIR_EL1 works", MMFR3, 8, 1, guest_use_pir },
	{ "feature: PIRE0_EL1 works", MMFR3, 8, 1, guest_use_pire0 },
	{ "feature: POR_EL1 works", MMFR3, 16, 1, guest_use_por },
	{ "feature: MAIR2_EL1 works", MMFR3, 24, 1, guest_use_mair2 },
	{ "feature: AMAIR2_EL1 works", MMFR3, 24, 1, guest_use_amair2 },
	{ "feature: SCXTNUM_EL1 works", PFR0, 56, 2, guest_use_scxtnum },
	{ "feature: RGSR_EL1 works", PFR1, 8, 2, guest_use_rgsr },
	{ "feature: GCR_EL1 works", PFR1, 8, 2, guest_use_gcr },
	{ "feature: APIAKeyLo_EL1 works", ISAR1, 4, 1, guest_use_pauth_key },
	{ "feature: APIAKeyLo_EL1, QARMA3 works", ISAR2, 12, 1, guest_use_pauth_key },
	{ "feature: APIAKeyLo_EL1, own algorithm works", ISAR1, 8, 1, guest_use_pauth_key },
	{ "feature: PACIA works", ISAR1, 4, 1, guest_use_pauth },
	{ "feature: PACIA, QARMA3 works", ISAR2, 12, 1, guest_use_pauth },
	{ "feature: PACIA, own algorithm works", ISAR1, 8, 1, guest_use_pauth },
	{ "feature: ZCR_EL1 works", PFR0, 32, 1, guest_use_zcr },
	{ "feature: RDVL works", PFR0, 32, 1, guest_use_sve },
	{ "feature: ALLINT works", PFR1, 36, 1, guest_use_allint },
	{ "feature: AT S1E1A works", ISAR2, 60, 1, guest_use_at_s1e1a },
	{ "feature: CNTVCTSS_EL0 works", MMFR0, 60, 1, guest_use_cntvctss },
	{ "feature: PMCR_EL0 works", DFR0, 8, 1, guest_use_pmcr },
	{ "feature: LORC_EL1 works", MMFR1, 16, 1, guest_use_lorc },
};

static const struct use absent[] = {
	{ "feature: SMCR_EL1 is hidden and UNDEFINED", PFR1, 24, 1, guest_use_smcr },
	{ "feature: RDSVL is hidden and UNDEFINED", PFR1, 24, 1, guest_use_sme },
	{ "feature: BRBCR_EL1 is hidden and UNDEFINED", DFR0, 52, 1, guest_use_brbcr },
	{ "feature: AMCR_EL0 is hidden and UNDEFINED", PFR0, 44, 1, guest_use_amcr },
	{ "feature: MPAM1_EL1 is hidden and UNDEFINED", PFR0, 40, 1, guest_use_mpam },
	{ "feature: CPYFP is hidden and UNDEFINED", ISAR2, 16, 1, guest_use_mops },
};

static uint64_t field(const struct use *use)
{
	return idregs_read(use->reg) >> use->shift & 0xf;
}

static uint64_t aborts(void)
{
	return ((const volatile struct guest_cpu *)guest_this_cpu())->aborts;
}

static void test_uses(void)
{
	uint32_t i;

	for (i = 0; i < sizeof(uses) / sizeof(uses[0]); i++) {
		uint64_t before = aborts();

		/* 15 in a signed field: none */
		if (field(&uses[i]) < uses[i].from || field(&uses[i]) == 15)
			continue;
		uses[i].run();
		guest_is(aborts(), before, uses[i].name);
	}
}

static void test_absent(void)
{
	uint32_t i;

	for (i = 0; i < sizeof(absent) / sizeof(absent[0]); i++) {
		uint64_t before = aborts();

		absent[i].run();
		guest_ok(!field(&absent[i]) && aborts() == before + 1 &&
			 GUEST_ESR_EC(guest_this_cpu()->esr) == GUEST_EC_UNKNOWN, absent[i].name);
	}
}

/* Fields that no release of TF-RMM shows, or that need more than this emulator does. */
static void test_hidden(void)
{
	static const struct {
		uint32_t reg;
		uint64_t bits;
	} hidden[] = {
		{ PFR1, UINT64_C(0x00000000ff0f0000) },	/* MPAM_frac, SME, RNDR_trap */
		{ SMFR0, UINT64_MAX },
		{ DFR0, UINT64_C(0xf0fff00f000000f0) },	/* HPMN0, BRBE, trace, SPE, tracing */
		{ ISAR2, UINT64_C(0x00000fff000f000f) },	/* 128-bit, MOPS, WFxT */
		{ MMFR3, UINT64_C(0x0ffffffff0f0f000) },	/* S2PIE, S2POE, MEC, D128, RAS */
	};
	uint32_t i;

	for (i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		guest_is(idregs_read(hidden[i].reg) & hidden[i].bits, 0,
			 "feature: what a Realm does not have reads as zero");
}

void guest_test_feature(void)
{
	__asm__ volatile("msr cpacr_el1, %0\n\tisb" : : "r"(CPACR_ALL));
	test_uses();
	test_absent();
	test_hidden();
	__asm__ volatile("msr cpacr_el1, xzr\n\tisb");
}
