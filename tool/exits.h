/* SPDX-License-Identifier: BSD-2-Clause */
/* What the exit status of the command says; the manual page lists the same. */
#ifndef ERSI_TOOL_EXITS_H
#define ERSI_TOOL_EXITS_H

#define ERSI_EXIT_POWERED_OFF	0
#define ERSI_EXIT_NO_START	1	/* QEMU, a file or the guest's memory was not to be had */
#define ERSI_EXIT_PANICKED	2
#define ERSI_EXIT_TIMED_OUT	3
#define ERSI_EXIT_REBOOTED	4	/* the guest asked for a reset */
#define ERSI_EXIT_FAILED	5	/* QEMU, emulator or terminal, under a running guest */
#define ERSI_EXIT_SIGNAL	128	/* plus the signal's number, as a shell reports it */
/* Usage errors: EX_USAGE (64), which argp uses of itself. */

#endif
