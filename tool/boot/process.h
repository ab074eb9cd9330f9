/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU as a child process, with its console and its control channel. */
#ifndef TOOL_PROCESS_H
#define TOOL_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/**
 * struct process - a running QEMU
 * @pid:	of the child
 * @console:	descriptor to read the guest's console from
 * @control:	near end of the control channel
 * @ram:	the guest's RAM, if QEMU was told to use it
 */
struct process {
	pid_t pid;
	int console;
	int control;
	int ram;
};

/*
 * Starts QEMU; it dies with this process. On failure says why on standard error
 * and returns false. @argv: its command line, NULL-terminated. @kernel: what it
 * inherits as MACHINE_KERNEL_FD, or -1. @hold: a debugger lets the guest run.
 */
bool process_start(char **argv, int kernel, bool hold, struct process *qemu);

#endif
