/* SPDX-License-Identifier: BSD-2-Clause */
/* The root of the ACPI tables. */
#ifndef EMULATOR_ACPILIST_H
#define EMULATOR_ACPILIST_H

#include "acpitable.h"

/* XSDT, RSDT and RSDP of these tables; returns the RSDP's address, 0 for none. */
uint64_t acpilist_write(const struct acpitables *tables);
#endif
