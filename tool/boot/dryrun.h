/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's command line as text that a POSIX shell runs. */
#ifndef ERSI_TOOL_DRYRUN_H
#define ERSI_TOOL_DRYRUN_H

#include "args.h"
#include "machine.h"

/* One line on standard output. @args: as composed for @machine. */
void dryrun_print(const struct ersi_machine *machine, const struct ersi_args *args);

#endif
