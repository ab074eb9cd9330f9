/* SPDX-License-Identifier: BSD-2-Clause */
/* All that the boot stage before tells of the machine, read in order. */
#ifndef IMAGE_DISCOVERY_H
#define IMAGE_DISCOVERY_H

#include "platform.h"

/*
 * By device tree and ACPI, and memory from the EFI map if there is one: EFI's own, as
 * an application, or that of a stub before, which the tree's /chosen tells. Maps what
 * it reads. False if no memory can be used.
 */
bool discovery_read(const void *fdt, const struct handover *handover,
		   struct platform *platform);
#endif
