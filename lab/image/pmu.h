/* SPDX-License-Identifier: BSD-2-Clause */
/* Instructions, counted by the PMU (Arm ARM D13). */
#ifndef ERSI_IMAGE_PMU_H
#define ERSI_IMAGE_PMU_H

#include <stdbool.h>
#include <stdint.h>

/* An interval that was too long to count has this. */
#define ERSI_PMU_UNKNOWN	UINT64_MAX

/* False if this CPU does not count INST_RETIRED; then all counts are ERSI_PMU_UNKNOWN. */
bool ersi_pmu_init(void);

/* Begins an interval; one at a time. */
void ersi_pmu_start(void);
/* Adds what the interval has had so far to a sum. */
void ersi_pmu_add(uint64_t *sum);
#endif
