/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's command line as text that a POSIX shell runs. */
#ifndef TOOL_DRYRUN_H
#define TOOL_DRYRUN_H

#include "args.h"
#include "machine.h"

/* One line on standard output. @args: as composed for @machine. */
void dryrun_print(const struct machine *machine, const struct args *args);

#endif
