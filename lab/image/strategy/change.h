/* SPDX-License-Identifier: BSD-2-Clause */
/* A change to the linear map while other CPUs are running. */
#ifndef IMAGE_CHANGE_H
#define IMAGE_CHANGE_H

#include "linear/linear.h"
#include "observation.h"

/*
 * Tells the others what to do. The change is held when the engine first publishes or
 * invalidates, and the CPUs are observed then. A map that is not live is not observed.
 */
void change_begin(struct linear *linear, enum others others, struct observation *observation);

/* What was not as it should be is printed as a failure. */
void change_end(struct linear *linear, const struct observation *observation);
#endif
