// SPDX-License-Identifier: BSD-2-Clause
#include "mmu.h"

#include "arch.h"
#include "idmap.h"

/* TCR_EL1, D24.2.186 */
#define TCR_T0SZ(bits)		((uint64_t)(64 - (bits)))
#define TCR_WALKS_0		(UINT64_C(1) << 8 | UINT64_C(1) << 10 | UINT64_C(3) << 12)
#define TCR_T1SZ(bits)		((uint64_t)(64 - (bits)) << 16)
#define TCR_WALKS_1		(UINT64_C(1) << 24 | UINT64_C(1) << 26 | UINT64_C(3) << 28)
#define TCR_TG1_16K		(UINT64_C(1) << 30)
#define TCR_TG1_4K		(UINT64_C(2) << 30)
#define TCR_TG1_64K		(UINT64_C(3) << 30)
#define TCR_IPS(parange)	((uint64_t)(parange) << 32)
#define TCR_DS			(UINT64_C(1) << 59)

#define PARANGE_48		5
#define PARANGE_52		6
#define IDMAP_BITS		48

struct mmu mmu;

static uint64_t parange(bool wide)
{
	const uint64_t range = ID_FIELD(SYSREG_READ(id_aa64mmfr0_el1), MMFR0_PARANGE_SHIFT);
	const uint64_t most = wide ? PARANGE_52 : PARANGE_48;

	return range < most ? range : most;
}

void mmu_init(void)
{
	idmap_init();
	mmu.tcr = TCR_T0SZ(IDMAP_BITS) | TCR_WALKS_0 | TCR_EPD1 | TCR_T1SZ(IDMAP_BITS) |
		       TCR_TG1_4K | TCR_IPS(parange(false));
	mmu.ttbr0 = idmap_root();
}

void mmu_use_lpa2(void)
{
	idmap_use_lpa2();
	mmu.tcr |= TCR_DS;
}

uint64_t mmu_tcr(const struct pt_geometry *geometry)
{
	const uint64_t tg1 = geometry->granule_shift == 12 ? TCR_TG1_4K :
			     geometry->granule_shift == 14 ? TCR_TG1_16K : TCR_TG1_64K;

	return TCR_T0SZ(IDMAP_BITS) | TCR_WALKS_0 | TCR_T1SZ(geometry->va_bits) | TCR_WALKS_1 |
	       tg1 | TCR_IPS(parange(geometry->output != PT_OUTPUT_48)) |
	       (geometry->output == PT_OUTPUT_LPA2 ? TCR_DS : 0);
}

/* With 52 bits of physical address TTBR bits 5:2 are bits 51:48 (D24.2.203). */
uint64_t mmu_ttbr(const struct pt_map *map)
{
	return (map->root & ((UINT64_C(1) << 48) - 1)) | (map->root >> 48 & 0xf) << 2;
}

static bool has_granule(uint32_t granule_shift, bool *lpa2)
{
	const uint64_t mmfr0 = SYSREG_READ(id_aa64mmfr0_el1);
	const uint64_t tgran4 = ID_FIELD(mmfr0, MMFR0_TGRAN4_SHIFT);
	const uint64_t tgran16 = ID_FIELD(mmfr0, MMFR0_TGRAN16_SHIFT);

	switch (granule_shift) {
	case 12:
		*lpa2 = tgran4 == 1;
		return tgran4 <= 1;
	case 14:
		*lpa2 = tgran16 == 2;
		return tgran16 == 1 || tgran16 == 2;
	default:
		*lpa2 = false;
		return ID_FIELD(mmfr0, MMFR0_TGRAN64_SHIFT) == 0;
	}
}

const char *mmu_geometry(uint32_t granule_shift, uint32_t va_bits,
			 struct pt_geometry *geometry)
{
	const uint64_t mmfr2 = SYSREG_READ(id_aa64mmfr2_el1);
	enum pt_output output = PT_OUTPUT_48;
	bool lpa2;

	if (!has_granule(granule_shift, &lpa2))
		return "granule";
	if (va_bits > 48 && granule_shift == 16) {
		if (!ID_FIELD(mmfr2, MMFR2_VARANGE_SHIFT))
			return "FEAT_LVA";
		output = parange(true) == PARANGE_52 ? PT_OUTPUT_LPA : PT_OUTPUT_48;
	} else if (va_bits > 48) {
		if (!lpa2)
			return "FEAT_LPA2";
		output = PT_OUTPUT_LPA2;
	}
	if (!pt_geometry_init(geometry, granule_shift, va_bits, output, true))
		return "geometry";
	return NULL;
}

uint32_t mmu_pa_bits(void)
{
	static const uint8_t bits[] = { 32, 36, 40, 42, 44, 48, 52, 56 };

	return bits[ID_FIELD(SYSREG_READ(id_aa64mmfr0_el1), MMFR0_PARANGE_SHIFT) & 7];
}

uint32_t mmu_bbm(void)
{
	return (uint32_t)ID_FIELD(SYSREG_READ(id_aa64mmfr2_el1), MMFR2_BBM_SHIFT);
}

uint64_t mmu_translate(uint64_t va)
{
	__asm__ volatile("at s1e1w, %0\n\tisb" : : "r"(va) : "memory");
	return SYSREG_READ(par_el1);
}
