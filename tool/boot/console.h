/* SPDX-License-Identifier: BSD-2-Clause */
/* What the guest's console says of the guest. Any bytes may come, in pieces of any length. */
#ifndef TOOL_CONSOLE_H
#define TOOL_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>

#define CONSOLE_CHUNK		4096	/* bytes watched at a time, at most */
#define CONSOLE_LINE		160	/* bytes kept of a line's beginning */
#define CONSOLE_TAIL		31	/* bytes in which a phrase may have begun */

/**
 * struct console - recognises phrases; all zero to begin with
 * @any:		the console has said something
 * @panicked:		a Linux kernel panicked
 * @panic_complete:	and has said all that it is going to say
 * @guest_speaks:	there was a line that was not the emulator's
 * @error:		the emulator's error message, if that is the last line, or empty
 */
struct console {
	bool any;
	bool panicked;
	bool panic_complete;
	bool guest_speaks;
	char error[CONSOLE_LINE + 1];

	/* private: */
	char tail[CONSOLE_TAIL];
	size_t tail_length;
	char line[CONSOLE_LINE];
	size_t line_length;
};

/* Takes the next @length bytes (at most CONSOLE_CHUNK) into account. */
void console_watch(struct console *console, const char *bytes, size_t length);

#endif
