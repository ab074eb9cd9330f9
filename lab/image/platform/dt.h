/* SPDX-License-Identifier: BSD-2-Clause */
/* What the image needs of a flattened device tree (Devicetree Specification 0.4). */
#ifndef IMAGE_DT_H
#define IMAGE_DT_H

#include <stdbool.h>

#include "platform.h"

/* Maps the tree and checks all of its structure. False if it cannot be used. */
bool dt_open(const void *fdt, struct platform *platform);

/*
 * What an EFI stub left in /chosen (Linux, Documentation/arch/arm/uefi.rst): the
 * system table, not mapped yet, and the memory map. False if there is nothing.
 */
bool dt_read_efi(const void *fdt, struct handover *handover);

/* The memory nodes; not where EFI's map says what is memory. */
void dt_read_memory(struct platform *platform);

/* All the rest: reservations, initrd, console, CPUs, command line. */
void dt_read(struct platform *platform);
#endif
