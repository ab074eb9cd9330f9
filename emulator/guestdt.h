/* SPDX-License-Identifier: BSD-2-Clause */
/* The device tree the guest gets: QEMU's, without what is not the guest's. */
#ifndef ERSI_EMULATOR_GUESTDT_H
#define ERSI_EMULATOR_GUESTDT_H

#include "image.h"
#include "options.h"

/* Edits the tree at the start of RAM in place. */
void ersi_guestdt_write(const struct ersi_options *options, const struct ersi_memory *memory,
			const struct ersi_image *image);
#endif
