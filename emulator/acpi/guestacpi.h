/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The guest's ACPI tables (ACPI Specification 6.5, chapter 5.2): QEMU's own, with
 * an RSDP, an XSDT or RSDT and a FADT made anew, with every fault that was asked for.
 */
#ifndef ERSI_EMULATOR_ACPI_H
#define ERSI_EMULATOR_ACPI_H

#include "loader/options.h"
#include "machine/memory.h"

#define ERSI_ACPI_SIZE	0x600000	/* of the region, aligned to 2 MiB */

/* Returns the address of the RSDP, 0 when there is none. Fails with a message. */
uint64_t ersi_acpi_write(const struct ersi_options *options, const struct ersi_memory *memory,
			 const struct ersi_region *region);
#endif
