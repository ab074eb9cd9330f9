// SPDX-License-Identifier: BSD-2-Clause
#include "linear.h"

#include "machine/arch.h"
#include "machine/mmu.h"
#include "machine/print.h"
#include "machine/smp.h"

bool linear_succeeds(const char *what, enum pt_status status)
{
	if (status == PT_OK)
		return true;
	print_fail("%s: %s", what, pt_status_name(status));
	return false;
}

uint64_t linear_base(const struct linear *linear)
{
	return pt_geometry_base(&linear->geometry);
}

uint64_t linear_size(const struct linear *linear)
{
	return UINT64_C(1) << linear->geometry.va_bits;
}

static uint64_t attributes(const struct pt_geometry *geometry)
{
	return PT_ATTRIBUTE_INDEX(MAIR_NORMAL) | PT_ATTRIBUTE_ACCESSED |
	       PT_ATTRIBUTE_PXN | PT_ATTRIBUTE_UXN |
	       (geometry->output == PT_OUTPUT_LPA2 ? 0 : PT_ATTRIBUTE_INNER_SHAREABLE);
}

bool linear_describe(struct linear *linear, const struct spans *spans)
{
	const uint64_t size = linear_size(linear);
	/* Far coarser than any block or run: physical and virtual are aligned alike. */
	const uint64_t first = spans->at[0].base & ~(size / 2 - 1);
	uint32_t i;

	if (spans->at[spans->count - 1].end - first > size)
		return false;
	linear->offset = linear_base(linear) - first;
	linear->count = spans->count;
	linear->pages = spans_size(spans) >> linear->geometry.granule_shift;
	for (i = 0; i < spans->count; i++)
		linear->ranges[i] = (struct pt_range){
			.va = spans->at[i].base + linear->offset,
			.pa = spans->at[i].base,
			.size = spans->at[i].end - spans->at[i].base,
			.attributes = attributes(&linear->geometry),
		};
	return true;
}

uint64_t linear_tables(struct linear *linear, enum pt_mapping mapping)
{
	uint64_t tables = 0;
	uint32_t i;

	for (i = 0; i < linear->count; i++)
		linear->ranges[i].mapping = mapping;
	linear_succeeds("number of tables", pt_count_build(&linear->geometry, linear->ranges,
							   linear->count, &tables));
	return tables;
}

bool linear_build(struct linear *linear, enum pt_mapping mapping)
{
	uint32_t i;

	for (i = 0; i < linear->count; i++)
		linear->ranges[i].mapping = mapping;
	linear->map = (struct pt_map){
		.geometry = linear->geometry,
		.env = &linear->pool,
	};
	return linear_succeeds("build", pt_build(&linear->map, linear->ranges, linear->count));
}

void linear_use(const struct linear *linear)
{
	if (!linear->live)
		return;
	mmu_set_linear(mmu_tcr(&linear->geometry), mmu_ttbr(&linear->map));
	smp_set_linear(mmu_tcr(&linear->geometry), mmu_ttbr(&linear->map), linear->offset);
}

void linear_leave(void)
{
	mmu_set_linear(mmu.tcr, 0);
}
