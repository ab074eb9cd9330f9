/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a linear map is what it should be, however it was built. */
#ifndef IMAGE_CHECK_H
#define IMAGE_CHECK_H

#include "linear.h"

/*
 * The engine's word for it, the tables that it takes, what the MMU translates
 * each address to, and what memory holds. What is wrong is printed as a failure.
 */
void check_map(struct linear *linear, enum pt_mapping mapping);

/* The MMU translates va to pa, as ordinary memory. */
bool check_page(uint64_t va, uint64_t pa);
#endif
