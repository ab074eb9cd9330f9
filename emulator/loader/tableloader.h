/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's ACPI tables, by the commands of its fw_cfg file etc/table-loader. */
#ifndef EMULATOR_TABLELOADER_H
#define EMULATOR_TABLELOADER_H

#include "machine/platform.h"

/* Puts the tables into the region; returns the RSDP's address. Fails with a message. */
uint64_t tableloader_run(const struct region *region);
#endif
