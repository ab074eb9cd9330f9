/* SPDX-License-Identifier: BSD-2-Clause */
/* What can be known to fail before QEMU starts. QEMU and the guest would tell less, and later. */
#ifndef TOOL_CHECK_H
#define TOOL_CHECK_H

#include "machine/machine.h"

/* Looks at all files and QEMU; the first that is wrong ends the program with a message. */
void check_files(struct machine *machine);

#endif
