/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's command line as text that a POSIX shell runs. */
#ifndef TOOL_DRYRUN_H
#define TOOL_DRYRUN_H

#include <stdbool.h>

#include "args.h"
#include "kernel.h"

/*
 * One line on standard output. @args: with MACHINE_RAM_FD if @ram_file, and with MACHINE_KERNEL_FD
 * if @kernel was unpacked.
 */
void dryrun_print(const struct kernel *kernel, bool ram_file, const struct args *args);

#endif
