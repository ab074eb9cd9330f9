/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a linear map is what it should be, whoever built it. */
#ifndef ERSI_IMAGE_CHECK_H
#define ERSI_IMAGE_CHECK_H

#include "linear.h"

/*
 * The engine's word for it, the tables that it takes, what the MMU translates
 * each address to, and what memory holds. What is wrong is printed as a failure.
 */
void ersi_check_map(struct ersi_linear *linear, enum pt_mapping mapping);

/* The MMU translates va to pa, as ordinary memory. */
bool ersi_check_page(uint64_t va, uint64_t pa);
#endif
