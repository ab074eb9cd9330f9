/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The image as a boot loader: it hands the conduit over in a configuration table
 * (docs/lab/records.md) and starts a kernel.
 */
#ifndef IMAGE_LOADER_H
#define IMAGE_LOADER_H

#include <stdbool.h>

#include "platform/platform.h"
#include "efiapi.h"

/* The load options name a kernel: start=FILE. */
bool loader_wanted(const char *options);

/* Returns EFI's status if the kernel does not start, or comes back. */
uint64_t loader_run(void *handle, const struct system_table *system, const void *fdt,
		    const struct handover *handover);
#endif
