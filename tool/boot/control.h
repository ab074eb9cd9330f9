/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's own word on how the guest ended: the SHUTDOWN event of its control channel (QMP). */
#ifndef TOOL_CONTROL_H
#define TOOL_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "args.h"

/* The descriptor that QEMU inherits for its end of the channel, a stream socket. */
#define CONTROL_FD	4

enum control_end {
	CONTROL_RUNNING,
	CONTROL_POWERED_OFF,
	CONTROL_RESET,
	CONTROL_STOPPED,		/* by a signal or a command to QEMU */
};

/**
 * struct control - all zero to begin with
 * @end:	how the guest ended
 */
struct control {
	enum control_end end;

	/* private: */
	char line[1024];
	size_t length;
};

/* Adds what makes QEMU speak on CONTROL_FD, and hold the guest until it is heard. */
void control_add(struct args *args);

/*
 * Asks for events, and then for the guest to run; before QEMU starts. @fd: the near end.
 * @hold: a debugger lets it run.
 */
bool control_open(int fd, bool hold);

/* Asks QEMU to end, now. */
void control_quit(int fd);

/* Takes the next bytes that came from QEMU into account. */
void control_watch(struct control *control, const char *bytes, size_t length);

#endif
