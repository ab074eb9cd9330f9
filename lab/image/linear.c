// SPDX-License-Identifier: BSD-2-Clause
#include "linear.h"

#include "arch.h"
#include "mmu.h"
#include "print.h"
#include "smp.h"

bool ersi_linear_succeeds(const char *what, enum pt_status status)
{
	if (status == PT_OK)
		return true;
	ersi_print_fail("%s: %s", what, pt_status_name(status));
	return false;
}

uint64_t ersi_linear_base(const struct ersi_linear *linear)
{
	return pt_geometry_base(&linear->geometry);
}

uint64_t ersi_linear_size(const struct ersi_linear *linear)
{
	return UINT64_C(1) << linear->geometry.va_bits;
}

static uint64_t attributes(const struct pt_geometry *geometry)
{
	return PT_ATTRIBUTE_INDEX(ERSI_MAIR_NORMAL) | PT_ATTRIBUTE_ACCESSED |
	       PT_ATTRIBUTE_PXN | PT_ATTRIBUTE_UXN |
	       (geometry->output == PT_OUTPUT_LPA2 ? 0 : PT_ATTRIBUTE_INNER_SHAREABLE);
}

bool ersi_linear_describe(struct ersi_linear *linear, const struct ersi_spans *spans)
{
	const uint64_t size = ersi_linear_size(linear);
	/* Far coarser than any block or run: physical and virtual are aligned alike. */
	const uint64_t first = spans->at[0].base & ~(size / 2 - 1);
	uint32_t i;

	if (spans->at[spans->count - 1].end - first > size)
		return false;
	linear->offset = ersi_linear_base(linear) - first;
	linear->count = spans->count;
	linear->pages = ersi_spans_size(spans) >> linear->geometry.granule_shift;
	for (i = 0; i < spans->count; i++)
		linear->ranges[i] = (struct pt_range){
			.va = spans->at[i].base + linear->offset,
			.pa = spans->at[i].base,
			.size = spans->at[i].end - spans->at[i].base,
			.attributes = attributes(&linear->geometry),
		};
	return true;
}

uint64_t ersi_linear_tables(struct ersi_linear *linear, enum pt_mapping mapping)
{
	uint64_t tables = 0;
	uint32_t i;

	for (i = 0; i < linear->count; i++)
		linear->ranges[i].mapping = mapping;
	ersi_linear_succeeds("number of tables",
			     pt_count_build(&linear->geometry, linear->ranges,
					    linear->count, &tables));
	return tables;
}

bool ersi_linear_build(struct ersi_linear *linear, enum pt_mapping mapping)
{
	uint32_t i;

	for (i = 0; i < linear->count; i++)
		linear->ranges[i].mapping = mapping;
	linear->map = (struct pt_map){
		.geometry = linear->geometry,
		.env = &linear->pool,
	};
	return ersi_linear_succeeds("build", pt_build(&linear->map, linear->ranges,
						      linear->count));
}

void ersi_linear_use(const struct ersi_linear *linear)
{
	if (!linear->live)
		return;
	ersi_mmu_set_linear(ersi_mmu_tcr(&linear->geometry), ersi_mmu_ttbr(&linear->map));
	ersi_smp_set_linear(ersi_mmu_tcr(&linear->geometry), ersi_mmu_ttbr(&linear->map),
			    linear->offset);
}

void ersi_linear_leave(void)
{
	ersi_mmu_set_linear(ersi_mmu.tcr, 0);
}
