/* SPDX-License-Identifier: BSD-2-Clause */
/* A linear map: all memory in TTBR1, each address a fixed distance from the physical one. */
#ifndef ERSI_IMAGE_LINEAR_H
#define ERSI_IMAGE_LINEAR_H

#include <pagetable/map.h>

#include "options.h"
#include "pool.h"
#include "spans.h"

/**
 * struct ersi_linear - a linear map, and what belongs to it
 * @geometry:	of its tables
 * @pool:	where they are
 * @ranges:	what it maps; all have the same mapping
 * @count:	how many
 * @pages:	pages in all ranges
 * @offset:	virtual minus physical address
 * @live:	it is a map of the memory there is, and gets used
 * @bbm:	level of FEAT_BBM to go by
 * @mapping:	of maps that have blocks
 * @broken:	what is broken on purpose
 * @map:	the map
 */
struct ersi_linear {
	struct pt_geometry geometry;
	struct ersi_pool pool;
	struct pt_range ranges[ERSI_SPANS_MAX];
	uint32_t count;
	uint64_t pages;
	uint64_t offset;
	bool live;
	uint32_t bbm;
	enum pt_mapping mapping;
	enum ersi_break broken;
	struct pt_map map;
};

/* Describes a map of spans of whole pages; @geometry is set. False if it is too small for them. */
bool ersi_linear_describe(struct ersi_linear *linear, const struct ersi_spans *spans);

/* Tables that the description needs, and gives all its ranges this mapping. */
uint64_t ersi_linear_tables(struct ersi_linear *linear, enum pt_mapping mapping);

/* Builds it. False, with a message, if that fails. */
bool ersi_linear_build(struct ersi_linear *linear, enum pt_mapping mapping);

/* Addresses that the root resolves: what operations on all of the map are given. */
uint64_t ersi_linear_base(const struct ersi_linear *linear);
uint64_t ersi_linear_size(const struct ersi_linear *linear);

/* TTBR1 on this CPU; nothing if the map is not live. */
void ersi_linear_use(const struct ersi_linear *linear);
void ersi_linear_leave(void);

/* A message, and false, unless the status is right. */
bool ersi_linear_succeeds(const char *what, enum pt_status status);
#endif
