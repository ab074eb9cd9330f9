/* SPDX-License-Identifier: BSD-2-Clause */
/* What the image needs of ACPI beyond the conduit: the CPUs and the console. */
#ifndef IMAGE_ACPI_H
#define IMAGE_ACPI_H

#include "platform.h"

/*
 * Where the device tree left them out: CPUs from the MADT, the UART from the
 * SPCR. Tables that are not mapped, too short or have a wrong checksum are not
 * used.
 */
void acpi_read(struct platform *platform);
#endif
