/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses in device trees (Devicetree Specification, release 0.4, section 2.3). */
#ifndef EMULATOR_DT_H
#define EMULATOR_DT_H

#include <libfdt.h>
#include <stdbool.h>

#include "region.h"

/* The number in count cells. */
uint64_t dt_number(const fdt32_t *cells, int32_t count);
/* Entry index of a node's reg, in its parent's cells. False: there is none. */
bool dt_reg(const void *fdt, int32_t parent, int32_t node, uint32_t index, struct region *region);
/* Entry index of a bridge's ranges, in its parent's addresses. False: there is none. */
bool dt_range(const void *fdt, int32_t parent, int32_t node, uint32_t index,
	      struct region *region);
#endif
