// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * Levels and what is in them (Arm ARM DDI0487, D8.2 and D8.3).
 */
#include <pagetable/geometry.h>

#define SHIFT_4K	12
#define SHIFT_16K	14
#define SHIFT_64K	16

/* TCR_ELx.TxSZ is at most 39 without FEAT_TTST, and at least 12. */
#define VA_BITS_LEAST	25
#define VA_BITS_MOST	52
#define VA_BITS_USUAL	48

bool pt_geometry_init(struct pt_geometry *geometry, uint32_t granule_shift, uint32_t va_bits,
		      enum pt_output output, bool high)
{
	bool is_64k = granule_shift == SHIFT_64K;
	uint32_t per_level, levels;

	if (granule_shift != SHIFT_4K && granule_shift != SHIFT_16K && !is_64k)
		return false;
	if (output == PT_OUTPUT_LPA && !is_64k)
		return false;
	if (output == PT_OUTPUT_LPA2 && is_64k)
		return false;
	if (va_bits < VA_BITS_LEAST || va_bits > VA_BITS_MOST)
		return false;
	if (va_bits > VA_BITS_USUAL && !is_64k && output != PT_OUTPUT_LPA2)
		return false;

	per_level = granule_shift - 3;
	levels = (va_bits - granule_shift + per_level - 1) / per_level;

	geometry->output = output;
	geometry->granule_shift = (uint8_t)granule_shift;
	geometry->va_bits = (uint8_t)va_bits;
	geometry->high = high;
	geometry->hpd = false;
	geometry->start_level = (int8_t)(PT_LEVEL_LAST + 1 - (int32_t)levels);

	return true;
}

bool pt_geometry_has_block(const struct pt_geometry *geometry, int32_t level)
{
	bool is_4k = geometry->granule_shift == SHIFT_4K;

	if (level >= 2)
		return true;
	if (level == 1)
		return is_4k || geometry->output != PT_OUTPUT_48;

	return level == 0 && is_4k && geometry->output == PT_OUTPUT_LPA2;
}

uint32_t pt_geometry_run(const struct pt_geometry *geometry, int32_t level)
{
	uint32_t run = 1;

	switch (geometry->granule_shift) {
	case SHIFT_4K:
		if (level >= 1)
			run = 16;
		break;
	case SHIFT_16K:
		if (level >= 2)
			run = level == 3 ? 128 : 32;
		break;
	default:
		if (level >= 2)
			run = 32;
	}

	/* A run that is larger than all there is would be a programming error. */
	return run <= pt_geometry_entries(geometry, level) ? run : 1;
}

uint64_t pt_geometry_base(const struct pt_geometry *geometry)
{
	return geometry->high ? ~(uint64_t)0 << geometry->va_bits : 0;
}
