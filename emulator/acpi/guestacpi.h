/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The guest's ACPI tables (ACPI Specification 6.5, chapter 5.2): QEMU's own, with
 * an RSDP, an XSDT or RSDT and a FADT of the emulator, and the faults that option acpi names.
 */
#ifndef EMULATOR_GUESTACPI_H
#define EMULATOR_GUESTACPI_H

#include "loader/options.h"
#include "machine/memory.h"

#define GUESTACPI_SIZE	0x600000	/* of the region, aligned to 2 MiB */

/* Returns the address of the RSDP, 0 when there is none. Fails with a message. */
uint64_t guestacpi_write(const struct options *options, const struct memory *memory,
			 const struct region *region);
#endif
