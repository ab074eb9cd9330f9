// SPDX-License-Identifier: BSD-2-Clause
#include "feature.h"

#include "arch.h"
#include "idregs.h"

/* Registers whose names the oldest supported assembler does not know. */
#define ZCR_EL2		S3_4_C1_C2_0
#define HCRX_EL2	S3_4_C1_C2_2
#define HFGRTR_EL2	S3_4_C1_C1_4
#define HFGWTR_EL2	S3_4_C1_C1_5
#define HFGITR_EL2	S3_4_C1_C1_6
#define HDFGRTR_EL2	S3_4_C3_C1_4
#define HDFGWTR_EL2	S3_4_C3_C1_5

/* Feature ID registers, as indices of idregs_read() */
#define REGISTERS	56
#define INDEX(crm, op2)	(((crm) - 1) * 8 + (op2))
#define AARCH64		INDEX(4, 0)	/* those before it describe AArch32 */
#define PFR0_AARCH32	INDEX(1, 0)
#define PFR0		INDEX(4, 0)
#define PFR1		INDEX(4, 1)
#define PFR2		INDEX(4, 2)
#define ZFR0		INDEX(4, 4)
#define FPFR0		INDEX(4, 7)
#define DFR0		INDEX(5, 0)
#define ISAR0		INDEX(6, 0)
#define ISAR1		INDEX(6, 1)
#define ISAR2		INDEX(6, 2)
#define ISAR3		INDEX(6, 3)
#define MMFR0		INDEX(7, 0)
#define MMFR1		INDEX(7, 1)
#define MMFR2		INDEX(7, 2)
#define MMFR3		INDEX(7, 3)
#define MMFR4		INDEX(7, 4)

/* HCR_EL2 */
#define HCR_APK		(UINT64_C(1) << 40)
#define HCR_API		(UINT64_C(1) << 41)
#define HCR_FIEN	(UINT64_C(1) << 47)
#define HCR_ENSCXT	(UINT64_C(1) << 53)
#define HCR_ATA		(UINT64_C(1) << 56)
/* HCRX_EL2 */
#define HCRX_TCR2EN	(UINT64_C(1) << 14)
#define HCRX_SCTLR2EN	(UINT64_C(1) << 15)
#define HCRX_GCSEN	(UINT64_C(1) << 22)
#define HCRX_ENFPM	(UINT64_C(1) << 23)
/* HFGRTR_EL2 and HFGWTR_EL2, of which each of these bits means "do not trap" */
#define HFGR_GCS	(UINT64_C(3) << 52)	/* nGCS_EL0, nGCS_EL1 */
#define HFGR_PIR	(UINT64_C(3) << 57)	/* nPIRE0_EL1, nPIR_EL1 */
#define HFGR_POR	(UINT64_C(3) << 59)	/* nPOR_EL0, nPOR_EL1 */
#define HFGR_AIE	(UINT64_C(3) << 62)	/* nMAIR2_EL1, nAMAIR2_EL1 */
/* HFGITR_EL2, likewise; its bits that mean "trap" stay zero */
#define HFGI_GCS	(UINT64_C(7) << 57)	/* nGCSPUSHM_EL1, nGCSSTR_EL1, nGCSEPP */

/* CPTR_EL2 as it is without VHE: RES1 but for the traps of SVE (8) and SME (12). */
#define CPTR_RES1	UINT64_C(0x22ff)
#define CPTR_TZ		(UINT64_C(1) << 8)
#define CPTR_TSM	(UINT64_C(1) << 12)
#define CPTR_TAM	(UINT64_C(1) << 30)
#define VECTOR_LENGTH	UINT64_C(0xf)

#define ANY		0xf
/* In signed fields */
#define NONE		0xf
#define BBM_SHIFT	52
#define BBML3		UINT64_C(3)

/*
 * A field of an ID register. Its value is at most @max, beyond which the architecture may ask
 * for enable bits that are not here. From @from on EL2 must set these bits, or it traps.
 */
struct feature {
	uint8_t reg;
	uint8_t shift;
	uint8_t max;
	uint8_t from;
	uint64_t hcr;
	uint64_t hcrx;
	uint64_t hfgr;
	uint64_t hfgi;
};

/*
 * Fields of AArch64 registers that are not here read as zero: features that a CPU gains are
 * hidden until they are known here. TF-RMM hides SME, MPAM, AMU, BRBE, S2PIE and S2POE from each
 * Realm, and releases up to 0.8 MOPS and WFxT, too. The other fields that are left out
 * belong to EL2 and EL3, or let a host trace and profile.
 */
static const struct feature features[] = {
	{ PFR0_AARCH32, 20, .max = 0 },			/* AMU */

	{ PFR0, 0, .max = 2 },				/* EL0 */
	{ PFR0, 4, .max = 2 },				/* EL1 */
	{ PFR0, 8, .max = 2 },				/* EL2 */
	{ PFR0, 16, .max = 1 },				/* FP; 15: none */
	{ PFR0, 20, .max = 1 },				/* AdvSIMD; 15: none */
	{ PFR0, 24, .max = 3 },				/* GIC */
	{ PFR0, 28, 2, .from = 2, .hcr = HCR_FIEN },		/* RAS */
	{ PFR0, ID_AA64PFR0_SVE_SHIFT, .max = 1 },
	{ PFR0, 36, .max = 1 },				/* SEL2 */
	{ PFR0, 48, .max = 1 },				/* DIT */
	{ PFR0, 56, 3, .from = 2, .hcr = HCR_ENSCXT },		/* CSV2 */
	{ PFR0, 60, .max = 1 },				/* CSV3 */

	{ PFR1, 0, .max = 1 },				/* BT */
	{ PFR1, ID_AA64PFR1_SSBS_SHIFT, .max = 2 },
	{ PFR1, ID_AA64PFR1_MTE_SHIFT, 3, .from = 2, .hcr = HCR_ATA },
	{ PFR1, 12, 1, .from = 1, .hcr = HCR_FIEN },		/* RAS_frac */
	{ PFR1, 32, 2, .from = 2, .hcr = HCR_ENSCXT },		/* CSV2_frac */
	{ PFR1, ID_AA64PFR1_NMI_SHIFT, .max = 1 },
	{ PFR1, 40, .max = ANY },			/* MTE_frac; 15: no asynchronous faults */
	{ PFR1, ID_AA64PFR1_GCS_SHIFT, 1, .from = 1, .hcrx = HCRX_GCSEN, .hfgr = HFGR_GCS,
	  .hfgi = HFGI_GCS },
	{ PFR1, 52, .max = 1 },				/* MTEX */

	{ PFR2, 0, .max = 1 },				/* MTEPERM */
	{ PFR2, 4, .max = 1 },				/* MTESTOREONLY */
	{ PFR2, 8, .max = 1 },				/* MTEFAR */
	{ PFR2, 32, 1, .from = 1, .hcrx = HCRX_ENFPM },		/* FPMR */

	{ ZFR0, 0, .max = ANY }, { ZFR0, 4, .max = ANY }, { ZFR0, 12, .max = ANY },
	{ ZFR0, 16, .max = ANY }, { ZFR0, 20, .max = ANY }, { ZFR0, 24, .max = ANY },
	{ ZFR0, 32, .max = ANY }, { ZFR0, 40, .max = ANY }, { ZFR0, 44, .max = ANY },
	{ ZFR0, 48, .max = ANY }, { ZFR0, 52, .max = ANY }, { ZFR0, 56, .max = ANY },

	/* Single bits */
	{ FPFR0, 0, .max = ANY }, { FPFR0, 24, .max = ANY }, { FPFR0, 28, .max = ANY },

	{ DFR0, 0, .max = 10 },				/* DebugVer */
	{ DFR0, ID_AA64DFR0_PMU_SHIFT, .max = 8 },	/* 15: not Arm's */
	{ DFR0, 12, .max = ANY },			/* BRPs */
	{ DFR0, 20, .max = ANY },			/* WRPs */
	{ DFR0, 28, .max = ANY },			/* CTX_CMPs */
	{ DFR0, 36, .max = ANY },			/* DoubleLock; 15: none */

	{ ISAR0, 4, .max = 2 },				/* AES */
	{ ISAR0, 8, .max = 1 },				/* SHA1 */
	{ ISAR0, 12, .max = 2 },			/* SHA2 */
	{ ISAR0, 16, .max = 1 },			/* CRC32 */
	{ ISAR0, 20, .max = 3 },			/* Atomic */
	{ ISAR0, 28, .max = 1 },			/* RDM */
	{ ISAR0, 32, .max = 1 },			/* SHA3 */
	{ ISAR0, 36, .max = 1 },			/* SM3 */
	{ ISAR0, 40, .max = 1 },			/* SM4 */
	{ ISAR0, 44, .max = 1 },			/* DP */
	{ ISAR0, 48, .max = 1 },			/* FHM */
	{ ISAR0, 52, .max = 2 },			/* TS */
	{ ISAR0, 56, .max = 2 },			/* TLB */
	{ ISAR0, 60, .max = 1 },			/* RNDR */

	{ ISAR1, 0, .max = 2 },				/* DPB */
	{ ISAR1, 4, 5, .from = 1, .hcr = HCR_APK | HCR_API },	/* APA */
	{ ISAR1, 8, 5, .from = 1, .hcr = HCR_APK | HCR_API },	/* API */
	{ ISAR1, 12, .max = 1 },			/* JSCVT */
	{ ISAR1, 16, .max = 1 },			/* FCMA */
	{ ISAR1, 20, .max = 3 },			/* LRCPC */
	{ ISAR1, 24, 1, .from = 1, .hcr = HCR_APK | HCR_API },	/* GPA */
	{ ISAR1, 28, 1, .from = 1, .hcr = HCR_APK | HCR_API },	/* GPI */
	{ ISAR1, 32, .max = 1 },			/* FRINTTS */
	{ ISAR1, 36, .max = 1 },			/* SB */
	{ ISAR1, 40, .max = 2 },			/* SPECRES */
	{ ISAR1, 44, .max = 2 },			/* BF16 */
	{ ISAR1, 48, .max = 1 },			/* DGH */
	{ ISAR1, 52, .max = 1 },			/* I8MM */
	{ ISAR1, 56, .max = 1 },			/* XS */

	{ ISAR2, 4, .max = 1 },				/* RPRES */
	{ ISAR2, 8, 1, .from = 1, .hcr = HCR_APK | HCR_API },	/* GPA3 */
	{ ISAR2, 12, 5, .from = 1, .hcr = HCR_APK | HCR_API },	/* APA3 */
	{ ISAR2, 20, .max = 1 },			/* BC */
	{ ISAR2, 24, .max = 1 },			/* PAC_frac */
	{ ISAR2, 28, .max = 1 },			/* CLRBHB */
	{ ISAR2, 48, .max = 1 },			/* RPRFM */
	{ ISAR2, 52, .max = 2 },			/* CSSC */
	{ ISAR2, 56, .max = 1 },			/* LUT */
	{ ISAR2, 60, .max = 1 },			/* ATS1A */

	{ ISAR3, 4, .max = 1 },				/* FAMINMAX */
	{ ISAR3, 28, .max = 1 },			/* FPRCVT */

	{ MMFR0, 0, .max = ANY },			/* PARange */
	{ MMFR0, 4, .max = 2 },				/* ASIDBits */
	{ MMFR0, 8, .max = 1 },				/* BigEnd */
	{ MMFR0, 12, .max = 1 },			/* SNSMem */
	{ MMFR0, 16, .max = 1 },			/* BigEndEL0 */
	{ MMFR0, 20, .max = 2 },			/* TGran16 */
	{ MMFR0, 24, .max = ANY },			/* TGran64; 15: none */
	{ MMFR0, 28, .max = ANY },			/* TGran4; 15: none */
	{ MMFR0, 32, .max = 3 },			/* TGran16_2 */
	{ MMFR0, 36, .max = 2 },			/* TGran64_2 */
	{ MMFR0, 40, .max = 3 },			/* TGran4_2 */
	{ MMFR0, 44, .max = 1 },			/* ExS */
	{ MMFR0, 56, .max = 1 },			/* FGT */
	{ MMFR0, 60, .max = 2 },			/* ECV */

	{ MMFR1, 0, .max = 2 },				/* HAFDBS */
	{ MMFR1, 4, .max = 2 },				/* VMIDBits */
	{ MMFR1, 8, .max = 1 },				/* VH */
	{ MMFR1, 12, .max = 2 },			/* HPDS */
	{ MMFR1, 16, .max = 1 },			/* LO */
	{ MMFR1, ID_AA64MMFR1_PAN_SHIFT, .max = 3 },
	{ MMFR1, 24, .max = 1 },			/* SpecSEI */
	{ MMFR1, 28, .max = 1 },			/* XNX */
	{ MMFR1, 36, .max = 3 },			/* ETS */
	{ MMFR1, 40, .max = 1 },			/* HCX */
	{ MMFR1, 44, .max = 1 },			/* AFP */
	{ MMFR1, 48, .max = 1 },			/* nTLBPA */
	{ MMFR1, 52, .max = 1 },			/* TIDCP1 */
	{ MMFR1, 56, .max = 1 },			/* CMOW */
	{ MMFR1, 60, .max = 1 },			/* ECBHB */

	{ MMFR2, 0, .max = 1 },				/* CnP */
	{ MMFR2, 4, .max = 1 },				/* UAO */
	{ MMFR2, 8, .max = 1 },				/* LSM */
	{ MMFR2, 12, .max = 1 },			/* IESB */
	{ MMFR2, 16, .max = 1 },			/* VARange */
	{ MMFR2, 20, .max = 1 },			/* CCIDX */
	{ MMFR2, 28, .max = 1 },			/* ST */
	{ MMFR2, 32, .max = 1 },			/* AT */
	{ MMFR2, 36, .max = 2 },			/* IDS */
	{ MMFR2, 40, .max = 1 },			/* FWB */
	{ MMFR2, 48, .max = 2 },			/* TTL */
	{ MMFR2, BBM_SHIFT, .max = BBML3 },
	{ MMFR2, 56, .max = 2 },			/* EVT */
	{ MMFR2, 60, .max = 1 },			/* E0PD */

	{ MMFR3, 0, 1, .from = 1, .hcrx = HCRX_TCR2EN },	/* TCRX */
	{ MMFR3, 4, 1, .from = 1, .hcrx = HCRX_SCTLR2EN },	/* SCTLRX */
	{ MMFR3, 8, 1, .from = 1, .hfgr = HFGR_PIR },		/* S1PIE */
	{ MMFR3, 16, 1, .from = 1, .hfgr = HFGR_POR },		/* S1POE */
	{ MMFR3, 24, 1, .from = 1, .hfgr = HFGR_AIE },		/* AIE */
	{ MMFR3, 60, .max = 1 },			/* Spec_FPACC */

	{ MMFR4, 8, .max = 1 },				/* ASID2, by TCR2_EL1 */
};

#define FEATURES	(sizeof(features) / sizeof(features[0]))

static uint64_t guest_id[REGISTERS];
/* What the guest's features need, together. */
static struct feature enabled;

static uint64_t field_of(const struct feature *feature, uint64_t value)
{
	return ID_FIELD(value, feature->shift);
}

/* No bit of the field is set in guest_id before. */
static void add(const struct feature *feature, uint64_t cpu)
{
	uint64_t value = field_of(feature, cpu);

	if (value > feature->max && value != NONE)
		value = feature->max;
	guest_id[feature->reg] |= value << feature->shift;
	if (!feature->from || value < feature->from || value == NONE)
		return;
	enabled.hcr |= feature->hcr;
	enabled.hcrx |= feature->hcrx;
	enabled.hfgr |= feature->hfgr;
	enabled.hfgi |= feature->hfgi;
}

static bool has_hcrx(void)
{
	return ID_FIELD(SYSREG_READ(id_aa64mmfr1_el1), ID_AA64MMFR1_HCX_SHIFT);
}

static bool has_fine_grained_traps(void)
{
	return ID_FIELD(SYSREG_READ(id_aa64mmfr0_el1), ID_AA64MMFR0_FGT_SHIFT);
}

/*
 * An enable bit that the CPU does not have stays zero, and then what it enables would trap.
 * A register that the CPU does not have traps nothing.
 */
static void hide_what_cannot_be_enabled(void)
{
	struct feature missing = { 0 };
	const struct feature *feature;

	missing.hcr = enabled.hcr & ~feature_enable();
	if (has_hcrx())
		missing.hcrx = enabled.hcrx & ~SYSREG_READ(HCRX_EL2);
	if (has_fine_grained_traps()) {
		missing.hfgr = enabled.hfgr & ~(SYSREG_READ(HFGRTR_EL2) &
						SYSREG_READ(HFGWTR_EL2));
		missing.hfgi = enabled.hfgi & ~SYSREG_READ(HFGITR_EL2);
	}
	for (feature = features; feature < features + FEATURES; feature++)
		if (feature->hcr & missing.hcr || feature->hcrx & missing.hcrx ||
		    feature->hfgr & missing.hfgr || feature->hfgi & missing.hfgi)
			guest_id[feature->reg] &= ~(UINT64_C(0xf) << feature->shift);
}

void feature_init(bool bbml3)
{
	const struct feature *feature;
	uint32_t i;

	for (i = 0; i < AARCH64; i++)
		guest_id[i] = idregs_read(i);
	for (feature = features; feature < features + FEATURES; feature++) {
		guest_id[feature->reg] &= ~(UINT64_C(0xf) << feature->shift);
		add(feature, idregs_read(feature->reg));
	}
	hide_what_cannot_be_enabled();
	/* A Realm runs on no CPU without EL3 and RME, whatever QEMU's has. */
	guest_id[PFR0] |= UINT64_C(2) << ID_AA64PFR0_EL3_SHIFT |
			  UINT64_C(1) << ID_AA64PFR0_RME_SHIFT;
	/* QEMU never reports a conflict of TLB entries, so BBML3 is a matter of saying so. */
	if (bbml3)
		guest_id[MMFR2] |= BBML3 << BBM_SHIFT;
}

/* SVE at its longest; SME and AMU trap. */
static void set_vector_traps(void)
{
	uint64_t pfr0 = SYSREG_READ(id_aa64pfr0_el1);
	bool sve = ID_FIELD(guest_id[PFR0], ID_AA64PFR0_SVE_SHIFT);
	bool amu = ID_FIELD(pfr0, ID_AA64PFR0_AMU_SHIFT);

	SYSREG_WRITE(cptr_el2, CPTR_RES1 | CPTR_TSM | (sve ? 0 : CPTR_TZ) |
		     (amu ? CPTR_TAM : 0));
	arch_isb();
	if (sve)
		SYSREG_WRITE(ZCR_EL2, VECTOR_LENGTH);
}

uint64_t feature_enable(void)
{
	uint64_t hcr;

	set_vector_traps();
	if (has_hcrx())
		SYSREG_WRITE(HCRX_EL2, enabled.hcrx);
	if (has_fine_grained_traps()) {
		SYSREG_WRITE(HFGRTR_EL2, enabled.hfgr);
		SYSREG_WRITE(HFGWTR_EL2, enabled.hfgr);
		SYSREG_WRITE(HFGITR_EL2, enabled.hfgi);
		/* BRBE traps, and nothing else does. */
		SYSREG_WRITE(HDFGRTR_EL2, 0);
		SYSREG_WRITE(HDFGWTR_EL2, 0);
	}
	/* Read back, without the bits that the CPU does not have. */
	SYSREG_WRITE(hcr_el2, HCR_RW | enabled.hcr);
	hcr = SYSREG_READ(hcr_el2);
	arch_isb();
	return hcr & enabled.hcr;
}

uint64_t feature_id(uint32_t crm, uint32_t op2)
{
	return guest_id[INDEX(crm, op2)];
}
