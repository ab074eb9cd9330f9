/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * System registers and barriers of AArch64's EL1. Field names and numbers are
 * those of the Arm Architecture Reference Manual (DDI 0487), chapter D24.
 */
#ifndef IMAGE_ARCH_H
#define IMAGE_ARCH_H

/* CurrentEL, bits 3:2 */
#define CURRENT_EL2		(2 << 2)

/* SCTLR_EL1: RES1 without the extensions that would give the bits a meaning */
#define SCTLR_RES1		0x30d00980
#define SCTLR_M			(1 << 0)
#define SCTLR_C			(1 << 2)
#define SCTLR_I			(1 << 12)
#define SCTLR_ON		(SCTLR_RES1 | SCTLR_M | SCTLR_C | SCTLR_I)

/* TCR_EL1: no walks by TTBR1 */
#define TCR_EPD1		(1 << 23)

/* MAIR_EL1: index 0 is Normal write-back memory, 1 Device-nGnRE */
#define MAIR			0x04ff
#define MAIR_NORMAL		0
#define MAIR_DEVICE		1

/* ESR_EL1 */
#define ESR_EC(esr)		((esr) >> 26 & 0x3f)
#define ESR_FSC(esr)		((esr) & 0x3f)
#define EC_DATA_ABORT		0x25
#define FSC_EXTERNAL		0x10

/* One four-bit field of an ID register. */
#define ID_FIELD(reg, shift)		((reg) >> (shift) & 0xf)
#define MMFR0_PARANGE_SHIFT		0
#define MMFR0_TGRAN16_SHIFT		20
#define MMFR0_TGRAN64_SHIFT		24
#define MMFR0_TGRAN4_SHIFT		28
#define MMFR2_VARANGE_SHIFT		16
#define MMFR2_BBM_SHIFT			52
#define DFR0_PMUVER_SHIFT		8

#define MPIDR_AFFINITY		0xff00ffffff

#ifndef __ASSEMBLER__
#include <stdint.h>

/* In two steps, so that a name may itself be a macro. */
#define STRING_OF(name)		#name
#define STRING(name)		STRING_OF(name)
#define SYSREG_READ(name)							\
	({									\
		uint64_t value_;						\
		__asm__ volatile("mrs %0, " STRING(name) : "=r"(value_));	\
		value_;								\
	})
#define SYSREG_WRITE(name, value)						\
	__asm__ volatile("msr " STRING(name) ", %0"				\
			 : : "r"((uint64_t)(value)) : "memory")

static inline void arch_isb(void)
{
	__asm__ volatile("isb" : : : "memory");
}

static inline void arch_dsb(void)
{
	__asm__ volatile("dsb ish" : : : "memory");
}

static inline void arch_yield(void)
{
	__asm__ volatile("yield" : : : "memory");
}
#endif /* __ASSEMBLER__ */
#endif
