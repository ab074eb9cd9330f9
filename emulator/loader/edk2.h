/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * EDK2's ArmVirtQemu as the guest: UEFI firmware that runs at address 0, finds
 * the device tree at the start of RAM and kernel and ACPI tables in fw_cfg.
 */
#ifndef EMULATOR_EDK2_H
#define EMULATOR_EDK2_H

#include "machine/memory.h"

/* Loads it out of the guest's reach, into memory taken from the guest. Fails with a message. */
void edk2_load(struct memory *memory, struct region *code);
/* What it needs besides other devices; it knows no shared half. Returns its entry. */
uint64_t edk2_map(const struct platform *platform, const struct region *code, bool with_fwcfg);
#endif
