// SPDX-License-Identifier: BSD-2-Clause
#include "console.h"

#include <string.h>

/* Linux kernel/panic.c prints these before and after all that it has to say. */
static const char panic_begins[] = "Kernel panic - not syncing";
static const char panic_ends[] = "---[ end Kernel panic";
/* The emulator begins its lines so; it speaks before the guest's first instruction. */
static const char realm_speaks[] = "realm: ";
static const char realm_refuses[] = "realm: error: ";

_Static_assert(sizeof(panic_begins) - 2 <= ERSI_CONSOLE_TAIL, "a phrase may straddle two chunks");
_Static_assert(sizeof(panic_ends) - 2 <= ERSI_CONSOLE_TAIL, "a phrase may straddle two chunks");

static bool contains(const char *bytes, size_t length, const char *phrase)
{
	return memmem(bytes, length, phrase, strlen(phrase)) != NULL;
}

/* Phrases are searched in the bytes, not in lines: a line may be endless. */
static void find_phrases(struct ersi_console *console, const char *bytes, size_t length)
{
	char window[ERSI_CONSOLE_TAIL + ERSI_CONSOLE_CHUNK];
	size_t total = console->tail_length + length;

	memcpy(window, console->tail, console->tail_length);
	memcpy(window + console->tail_length, bytes, length);

	if (contains(window, total, panic_begins))
		console->panicked = true;
	if (contains(window, total, panic_ends))
		console->panic_complete = console->panicked;

	console->tail_length = total < ERSI_CONSOLE_TAIL ? total : ERSI_CONSOLE_TAIL;
	memcpy(console->tail, window + total - console->tail_length, console->tail_length);
}

static bool line_begins(const struct ersi_console *console, const char *phrase)
{
	size_t length = strlen(phrase);

	return console->line_length >= length && !memcmp(console->line, phrase, length);
}

static void end_line(struct ersi_console *console)
{
	/* What a guest prints later can look like the emulator's words, but does not count. */
	if (!line_begins(console, realm_speaks))
		console->kernel_speaks = true;

	if (!console->kernel_speaks && !console->refused[0] &&
	    line_begins(console, realm_refuses)) {
		size_t skip = strlen(realm_refuses);
		size_t length = console->line_length - skip;

		memcpy(console->refused, console->line + skip, length);
		console->refused[length] = '\0';
		/* It is printed on the terminal later: no control characters. */
		for (size_t i = 0; i < length; i++) {
			if (console->refused[i] < ' ' || console->refused[i] > '~')
				console->refused[i] = '?';
		}
	}
	console->line_length = 0;
}

void ersi_console_watch(struct ersi_console *console, const char *bytes, size_t length)
{
	if (length)
		console->any = true;
	find_phrases(console, bytes, length);

	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			end_line(console);
		else if (bytes[i] != '\r' && console->line_length < ERSI_CONSOLE_LINE)
			console->line[console->line_length++] = bytes[i];
	}
}
