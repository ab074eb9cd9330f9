// SPDX-License-Identifier: BSD-2-Clause
#include "control.h"

#include <string.h>
#include <sys/socket.h>

void control_add(struct args *args)
{
	args_add(args, "-S");
	args_add(args, "-chardev");
	args_add(args, "socket,id=control,fd=%d", CONTROL_FD);
	args_add(args, "-qmp");
	args_add(args, "chardev:control");
}

static bool command(int fd, const char *text)
{
	ssize_t length = (ssize_t)strlen(text);

	return send(fd, text, (size_t)length, MSG_NOSIGNAL | MSG_DONTWAIT) == length;
}

/*
 * QEMU, docs/interop/qmp-spec: no events before the client has named its
 * capabilities. A guest may power off sooner than that, so it starts only after it.
 */
bool control_open(int fd, bool hold)
{
	return command(fd, "{\"execute\": \"qmp_capabilities\"}\n") &&
	       (hold || command(fd, "{\"execute\": \"cont\"}\n"));
}

void control_quit(int fd)
{
	/* A QEMU that no longer listens is killed before long. */
	command(fd, "{\"execute\": \"quit\"}\n");
}

/*
 * QEMU writes each event as one line, and of the ones it sends here only
 * SHUTDOWN has a "reason" (qapi/run-state.json, ShutdownCause).
 */
static void end_line(struct control *control)
{
	control->line[control->length] = '\0';
	control->length = 0;

	if (!strstr(control->line, "\"event\": \"SHUTDOWN\""))
		return;
	if (strstr(control->line, "\"guest-reset\""))
		control->end = CONTROL_RESET;
	else if (strstr(control->line, "\"guest-shutdown\""))
		control->end = CONTROL_POWERED_OFF;
	else
		control->end = CONTROL_STOPPED;
}

void control_watch(struct control *control, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			end_line(control);
		else if (control->length < sizeof(control->line) - 1)
			control->line[control->length++] = bytes[i];
	}
}
