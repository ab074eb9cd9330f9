/* SPDX-License-Identifier: BSD-2-Clause */
/* Pages that get another address, and then their own again, while all TLBs remember them. */
#ifndef IMAGE_REMAP_H
#define IMAGE_REMAP_H

#include "linear.h"

/* Beside all tables: pages of the pool's memory that are remapped. */
#define REMAP_PAGES		(POOL_TLBI_PAGES + 2)

/*
 * With a live map of pages; the other CPUs read when told to meanwhile, and work
 * afterwards. What is wrong is printed as a failure.
 */
void remap_run(struct linear *linear);
#endif
