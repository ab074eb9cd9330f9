/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * System registers and barriers of AArch64's EL1. Field names and numbers are
 * those of the Arm Architecture Reference Manual (DDI 0487), chapter D24.
 */
#ifndef ERSI_IMAGE_ARCH_H
#define ERSI_IMAGE_ARCH_H

/* CurrentEL, bits 3:2 */
#define ERSI_EL2		(2 << 2)

/* SCTLR_EL1: RES1 without the extensions that would give the bits a meaning */
#define ERSI_SCTLR_RES1		0x30d00980
#define ERSI_SCTLR_M		(1 << 0)
#define ERSI_SCTLR_C		(1 << 2)
#define ERSI_SCTLR_I		(1 << 12)
#define ERSI_SCTLR_ON		(ERSI_SCTLR_RES1 | ERSI_SCTLR_M | ERSI_SCTLR_C | ERSI_SCTLR_I)

/* TCR_EL1: no walks by TTBR1 */
#define ERSI_TCR_EPD1		(1 << 23)

/* MAIR_EL1: index 0 is Normal write-back memory, 1 Device-nGnRE */
#define ERSI_MAIR		0x04ff
#define ERSI_MAIR_NORMAL	0
#define ERSI_MAIR_DEVICE	1

/* ESR_EL1 */
#define ERSI_ESR_EC(esr)	((esr) >> 26 & 0x3f)
#define ERSI_ESR_FSC(esr)	((esr) & 0x3f)
#define ERSI_EC_DATA_ABORT	0x25
#define ERSI_FSC_EXTERNAL	0x10

/* One four-bit field of an ID register. */
#define ERSI_ID_FIELD(reg, shift)	((reg) >> (shift) & 0xf)
#define ERSI_MMFR0_PARANGE_SHIFT	0
#define ERSI_MMFR0_TGRAN16_SHIFT	20
#define ERSI_MMFR0_TGRAN64_SHIFT	24
#define ERSI_MMFR0_TGRAN4_SHIFT		28
#define ERSI_MMFR2_VARANGE_SHIFT	16
#define ERSI_MMFR2_BBM_SHIFT		52
#define ERSI_DFR0_PMUVER_SHIFT		8

#define ERSI_MPIDR_AFFINITY	0xff00ffffff

#ifndef __ASSEMBLER__
#include <stdint.h>

/* In two steps, so that a name may itself be a macro. */
#define ERSI_STRING_OF(name)	#name
#define ERSI_STRING(name)	ERSI_STRING_OF(name)
#define ERSI_SYSREG_READ(name)							\
	({									\
		uint64_t value_;						\
		__asm__ volatile("mrs %0, " ERSI_STRING(name) : "=r"(value_));	\
		value_;								\
	})
#define ERSI_SYSREG_WRITE(name, value)						\
	__asm__ volatile("msr " ERSI_STRING(name) ", %0"			\
			 : : "r"((uint64_t)(value)) : "memory")

static inline void ersi_arch_isb(void)
{
	__asm__ volatile("isb" : : : "memory");
}

static inline void ersi_arch_dsb(void)
{
	__asm__ volatile("dsb ish" : : : "memory");
}

/* All of EL1's translations, on all CPUs. */
static inline void ersi_arch_tlbi_all(void)
{
	__asm__ volatile("dsb ishst\n\ttlbi vmalle1is\n\tdsb ish\n\tisb" : : : "memory");
}

static inline void ersi_arch_yield(void)
{
	__asm__ volatile("yield" : : : "memory");
}
#endif /* __ASSEMBLER__ */
#endif
