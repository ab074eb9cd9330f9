/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's own word on how the guest ended: the SHUTDOWN event of its control channel (QMP). */
#ifndef ERSI_TOOL_CONTROL_H
#define ERSI_TOOL_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "args.h"

/* The descriptor that QEMU inherits for its end of the channel, a stream socket. */
#define ERSI_CONTROL_FD	4

enum ersi_control_end {
	ERSI_CONTROL_RUNNING,
	ERSI_CONTROL_POWERED_OFF,
	ERSI_CONTROL_RESET,
	ERSI_CONTROL_STOPPED,		/* by a signal or a command to QEMU */
};

/**
 * struct ersi_control - all zero to begin with
 * @end:	how the guest ended
 */
struct ersi_control {
	enum ersi_control_end end;

	/* private: */
	char line[1024];
	size_t length;
};

/* Adds what makes QEMU speak on ERSI_CONTROL_FD, and hold the guest until it is heard. */
void ersi_control_add(struct ersi_args *args);

/* Asks for events, and then for the guest to run; before QEMU starts. @fd: the near end. */
bool ersi_control_open(int fd);

/* Asks QEMU to end, now. */
void ersi_control_quit(int fd);

/* Takes the next bytes that came from QEMU into account. */
void ersi_control_watch(struct ersi_control *control, const char *bytes, size_t length);

#endif
