/* SPDX-License-Identifier: BSD-2-Clause */
/* From the file that the user calls the kernel to one that QEMU, or EDK2 in it, can start. */
#ifndef TOOL_KERNEL_H
#define TOOL_KERNEL_H

#include <stdbool.h>
#include <stdint.h>

/**
 * struct kernel - a file that is to be booted, and what is in it
 * @path:	the user's file, or NULL: no kernel
 * @raw:	it has no header, and begins with its first instruction
 * @fd:		open on the arm64 Image that was unpacked from it, or -1: the file itself is one
 * @command:	in a shell, what unpacks that, or NULL
 */
struct kernel {
	const char *path;
	bool raw;
	int fd;
	char *command;
};

/*
 * Looks at a kernel, and unpacks it into @fd if it is packed. @size_max: bytes; @by_efi: EDK2
 * starts it. One that cannot be started ends the program with a message.
 */
void kernel_prepare(struct kernel *kernel, uint64_t size_max, bool by_efi);

#endif
