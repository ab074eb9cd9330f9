/* SPDX-License-Identifier: BSD-2-Clause */
/* What can be known to fail before QEMU starts. QEMU and the guest would tell less, and later. */
#ifndef ERSI_TOOL_CHECK_H
#define ERSI_TOOL_CHECK_H

#include "machine.h"

/* NULL, or why QEMU's machine would not be one that the emulator can use. */
const char *check_machine_options(const struct ersi_machine *machine);

/* Looks at all files; the first that is wrong ends the program with a message. */
void check_files(struct ersi_machine *machine);

#endif
