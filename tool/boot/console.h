/* SPDX-License-Identifier: BSD-2-Clause */
/* What the guest's console says of the guest. Any bytes may come, in pieces of any length. */
#ifndef ERSI_TOOL_CONSOLE_H
#define ERSI_TOOL_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>

#define ERSI_CONSOLE_CHUNK	4096	/* bytes watched at a time, at most */
#define ERSI_CONSOLE_LINE	160	/* bytes kept of a line's beginning */
#define ERSI_CONSOLE_TAIL	31	/* bytes in which a phrase may have begun */

/**
 * struct ersi_console - recognises phrases; all zero to begin with
 * @any:		the console has said something
 * @panicked:		a Linux kernel panicked
 * @panic_complete:	and has said all that it is going to say
 * @guest_speaks:	there was a line that was not the emulator's
 * @error:		the emulator's error message, if that is the last line, or empty
 */
struct ersi_console {
	bool any;
	bool panicked;
	bool panic_complete;
	bool guest_speaks;
	char error[ERSI_CONSOLE_LINE + 1];

	/* private: */
	char tail[ERSI_CONSOLE_TAIL];
	size_t tail_length;
	char line[ERSI_CONSOLE_LINE];
	size_t line_length;
};

/* Takes the next @length bytes (at most ERSI_CONSOLE_CHUNK) into account. */
void ersi_console_watch(struct ersi_console *console, const char *bytes, size_t length);

#endif
