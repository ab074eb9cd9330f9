/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * System registers and barriers of the AArch64 EL2 the emulator runs at.
 * Field names and numbers are those of the Arm Architecture Reference Manual
 * (DDI 0487), chapter D24.
 */
#ifndef EMULATOR_ARCH_H
#define EMULATOR_ARCH_H

#define PAGE_SHIFT		12
#define PAGE_SIZE		0x1000
#define BLOCK_SIZE		0x200000
#define WINDOW_BASE		0x200000
#define WINDOW_SIZE		0x200000

/* HCR_EL2 */
#define HCR_VM			(UINT64_C(1) << 0)
#define HCR_SWIO		(UINT64_C(1) << 1)
#define HCR_TID3		(UINT64_C(1) << 18)
#define HCR_TSC			(UINT64_C(1) << 19)
#define HCR_HCD			(UINT64_C(1) << 29)
#define HCR_RW			(UINT64_C(1) << 31)

/* ESR_ELx */
#define ESR_EC(esr)		(((esr) >> 26) & 0x3f)
#define ESR_EC_SHIFT		26
#define ESR_IL			(UINT64_C(1) << 25)
#define ESR_ISS_MASK		UINT64_C(0x1ffffff)
#define EC_UNKNOWN		UINT64_C(0x00)
#define EC_LS64			UINT64_C(0x0a)
#define EC_HVC64		UINT64_C(0x16)
#define EC_SMC64		UINT64_C(0x17)
#define EC_SYSREG		UINT64_C(0x18)
#define EC_SVE			UINT64_C(0x19)
#define EC_SME			UINT64_C(0x1d)
#define EC_IABT_LOW		UINT64_C(0x20)
#define EC_DABT_LOW		UINT64_C(0x24)

/* ISS of instruction and data aborts */
#define ABT_ISV			(UINT64_C(1) << 24)
#define ABT_SRT(esr)		(((esr) >> 16) & 0x1f)
#define ABT_FNV			(UINT64_C(1) << 10)
#define ABT_EA			(UINT64_C(1) << 9)
#define ABT_S1PTW		(UINT64_C(1) << 7)
#define ABT_WNR			(UINT64_C(1) << 6)
#define ABT_FSC			UINT64_C(0x3f)
#define FSC_SEA			UINT64_C(0x10)

/* SPSR_ELx */
#define SPSR_EL1H		UINT64_C(0x5)
#define SPSR_MODE		UINT64_C(0xf)
#define SPSR_NRW		(UINT64_C(1) << 4)
#define SPSR_DAIF		(UINT64_C(0xf) << 6)
#define SPSR_SSBS		(UINT64_C(1) << 12)
#define SPSR_ALLINT		(UINT64_C(1) << 13)
#define SPSR_PAN		(UINT64_C(1) << 22)
#define SPSR_DIT		(UINT64_C(1) << 24)
#define SPSR_TCO		(UINT64_C(1) << 25)
#define SPSR_NZCV		(UINT64_C(0xf) << 28)
#define SPSR_EXLOCK		(UINT64_C(1) << 34)

/* SCTLR_EL1 */
#define SCTLR_EL1_RES1		UINT64_C(0x30d00800)
#define SCTLR_EE		(UINT64_C(1) << 25)
#define SCTLR_SPAN		(UINT64_C(1) << 23)
#define SCTLR_DSSBS		(UINT64_C(1) << 44)
#define SCTLR_SPINTMASK		(UINT64_C(1) << 62)

/* One four-bit field of an ID register. */
#define ID_FIELD(reg, shift)		(((reg) >> (shift)) & 0xf)
#define ID_AA64PFR0_EL3_SHIFT		12
#define ID_AA64PFR0_SVE_SHIFT		32
#define ID_AA64PFR0_AMU_SHIFT		44
#define ID_AA64PFR0_RME_SHIFT		52
#define ID_AA64PFR1_MTE_SHIFT		8
#define ID_AA64PFR1_NMI_SHIFT		36
#define ID_AA64PFR1_GCS_SHIFT		44
#define ID_AA64PFR1_SSBS_SHIFT		4
#define ID_AA64MMFR0_FGT_SHIFT		56
#define ID_AA64MMFR1_HCX_SHIFT		40
#define ID_AA64MMFR1_PAN_SHIFT		20
#define ID_AA64DFR0_PMU_SHIFT		8

#ifndef __ASSEMBLER__
#include <stdint.h>

/* In two steps, so that a name may itself be a macro. */
#define ARCH_STRING_OF(name)	#name
#define ARCH_STRING(name)	ARCH_STRING_OF(name)
#define SYSREG_READ(name)							\
	({									\
		uint64_t value_;						\
		__asm__ volatile("mrs %0, " ARCH_STRING(name) : "=r"(value_));	\
		value_;								\
	})
#define SYSREG_WRITE(name, value)						\
	__asm__ volatile("msr " ARCH_STRING(name) ", %0"			\
			 : : "r"((uint64_t)(value)) : "memory")

static inline void arch_isb(void)
{
	__asm__ volatile("isb" : : : "memory");
}

static inline void arch_dsb(void)
{
	__asm__ volatile("dsb ish" : : : "memory");
}
#endif /* __ASSEMBLER__ */
#endif
