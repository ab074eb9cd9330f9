/* SPDX-License-Identifier: BSD-2-Clause */
/* What the exit status of the command says; the manual page lists the same. */
#ifndef TOOL_EXITS_H
#define TOOL_EXITS_H

#define EXIT_POWERED_OFF	0
#define EXIT_NO_START		1	/* QEMU, a file or the guest's memory was not to be had */
#define EXIT_PANICKED		2
#define EXIT_TIMED_OUT		3
#define EXIT_REBOOTED		4	/* the guest asked for a reset */
#define EXIT_FAILED		5	/* QEMU, emulator or terminal, under a running guest */
#define EXIT_SIGNAL		128	/* plus the signal's number, as a shell reports it */
/* Usage errors: EX_USAGE (64), which argp uses of itself. */

#endif
