/* SPDX-License-Identifier: BSD-2-Clause */
/* The properties of QEMU's virt machine: -M virt,KEY=VALUE,... */
#ifndef TOOL_BOARD_H
#define TOOL_BOARD_H

#include <stdbool.h>

#include "args.h"

/* NULL, or why a machine with one of these properties, KEY=VALUE, would not run the emulator. */
const char *board_check(const struct args *properties);

/*
 * Adds -M. @type: "virt", or one of its versions. @realm: it runs the emulator. @low_pci: its PCI
 * host is below 4 GiB, in reach of every IPA width, also beside a DIMM. @properties: the user's.
 */
void board_add(const char *type, bool realm, bool low_pci, const struct args *properties,
	       struct args *args);

/* Has this QEMU what @low_pci needs? QEMU 8.0 brought it. Ends the program if QEMU does not run. */
bool board_has_low_pci(const char *qemu);

#endif
