/* SPDX-License-Identifier: BSD-2-Clause */
/* Instructions, counted by the PMU (Arm ARM D13). */
#ifndef IMAGE_PMU_H
#define IMAGE_PMU_H

#include <stdbool.h>
#include <stdint.h>

/* An interval that was too long to count has this. */
#define PMU_UNKNOWN		UINT64_MAX

/* False if this CPU does not count INST_RETIRED; then all counts are PMU_UNKNOWN. */
bool pmu_init(void);

/* Begins an interval; one at a time. */
void pmu_start(void);
/* Adds what the interval has had so far to a sum. */
void pmu_add(uint64_t *sum);
#endif
