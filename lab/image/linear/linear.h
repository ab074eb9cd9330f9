/* SPDX-License-Identifier: BSD-2-Clause */
/* A linear map: all memory in TTBR1, each address a fixed distance from the physical one. */
#ifndef IMAGE_LINEAR_H
#define IMAGE_LINEAR_H

#include <pagetable/map.h>

#include "boot/options.h"
#include "platform/spans.h"
#include "pool.h"

/**
 * struct linear - a linear map, and what belongs to it
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
struct linear {
	struct pt_geometry geometry;
	struct pool pool;
	struct pt_range ranges[SPANS_MAX];
	uint32_t count;
	uint64_t pages;
	uint64_t offset;
	bool live;
	uint32_t bbm;
	enum pt_mapping mapping;
	enum breakage broken;
	struct pt_map map;
};

/* Describes a map of spans of whole pages; @geometry is set. False if it is too small for them. */
bool linear_describe(struct linear *linear, const struct spans *spans);

/* Tables that the description needs, and gives all its ranges this mapping. */
uint64_t linear_tables(struct linear *linear, enum pt_mapping mapping);

/* Builds it. False, with a message, if that fails. */
bool linear_build(struct linear *linear, enum pt_mapping mapping);

/* Addresses that the root resolves: what operations on all of the map are given. */
uint64_t linear_base(const struct linear *linear);
uint64_t linear_size(const struct linear *linear);

/* TTBR1 on this CPU; nothing if the map is not live. */
void linear_use(const struct linear *linear);
void linear_leave(void);

/* A message, and false, unless the status is right. */
bool linear_succeeds(const char *what, enum pt_status status);
#endif
