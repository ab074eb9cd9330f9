/* SPDX-License-Identifier: BSD-2-Clause */
/* A range of addresses. */
#ifndef EMULATOR_REGION_H
#define EMULATOR_REGION_H

#include <stdint.h>

struct region {
	uint64_t base;
	uint64_t size;
};
#endif
