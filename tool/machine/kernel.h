/* SPDX-License-Identifier: BSD-2-Clause */
/* From the file that the user calls the kernel to one that QEMU, or EDK2 in it, can start. */
#ifndef TOOL_KERNEL_H
#define TOOL_KERNEL_H

#include "machine.h"

/*
 * Looks at the machine's kernel and unpacks it if it is packed: then QEMU's is
 * MACHINE_KERNEL_FD, and kernel_fd and kernel_command say where from. One that cannot be
 * started ends the program with a message.
 */
void kernel_prepare(struct machine *machine);

#endif
