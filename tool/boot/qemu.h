/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU as a child process, with its console and its control channel. */
#ifndef ERSI_TOOL_QEMU_H
#define ERSI_TOOL_QEMU_H

#include <stdbool.h>
#include <sys/types.h>

/**
 * struct ersi_qemu - a running QEMU
 * @pid:	of the child
 * @console:	descriptor to read the guest's console from
 * @control:	near end of the control channel
 * @ram:	the guest's RAM, if QEMU was told to use it
 */
struct ersi_qemu {
	pid_t pid;
	int console;
	int control;
	int ram;
};

/*
 * Starts QEMU; it dies with this process. On failure says why on standard error
 * and returns false. @argv: its command line, NULL-terminated. @kernel: what it
 * inherits as ERSI_MACHINE_KERNEL_FD, or -1.
 */
bool ersi_qemu_start(char **argv, int kernel, struct ersi_qemu *qemu);

#endif
