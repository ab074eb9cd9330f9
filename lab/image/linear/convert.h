/* SPDX-License-Identifier: BSD-2-Clause */
/* Single pages that go to the shared half of a Realm's address space, and come back. */
#ifndef IMAGE_CONVERT_H
#define IMAGE_CONVERT_H

#include "linear.h"

#define CONVERT_PAGES		4

/* Takes pages out of the spans, far from each other, to convert them later. */
void convert_choose(struct spans *spans, uint64_t page);

/*
 * With a live map of pages, in a Realm. The other CPUs go on with the pages
 * around. What is wrong is printed as a failure.
 */
void convert_run(struct linear *linear);
#endif
