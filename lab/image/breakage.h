/* SPDX-License-Identifier: BSD-2-Clause */
/* Faults on purpose, to show that the checks find them. */
#ifndef ERSI_IMAGE_BREAKAGE_H
#define ERSI_IMAGE_BREAKAGE_H

#include "linear.h"
#include "options.h"

/* An access to an address that is in no map. */
void ersi_breakage_cause_fault(void);

/* In a live map, or in the memory that is checked. */
void ersi_breakage_cause(enum ersi_break what, struct ersi_linear *linear,
			 const struct ersi_spans *tested);
#endif
