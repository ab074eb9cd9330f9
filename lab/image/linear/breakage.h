/* SPDX-License-Identifier: BSD-2-Clause */
/* Faults on purpose, to show that the checks find them. */
#ifndef IMAGE_BREAKAGE_H
#define IMAGE_BREAKAGE_H

#include "boot/options.h"
#include "linear.h"

/* An access to an address that is in no map. */
void breakage_cause_fault(void);

/* In a live map, or in the memory that is checked. */
void breakage_cause(enum breakage what, struct linear *linear, const struct spans *tested);
#endif
