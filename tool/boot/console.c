// SPDX-License-Identifier: BSD-2-Clause
#include "console.h"

#include <string.h>

/* Linux kernel/panic.c prints these before and after all that it has to say. */
static const char panic_begins[] = "Kernel panic - not syncing";
static const char panic_ends[] = "---[ end Kernel panic";
/* The emulator begins its lines so, and the last one if it cannot go on. */
static const char realm_speaks[] = "realm: ";
static const char realm_fails[] = "realm: error: ";

_Static_assert(sizeof(panic_begins) - 2 <= CONSOLE_TAIL, "a phrase may straddle two chunks");
_Static_assert(sizeof(panic_ends) - 2 <= CONSOLE_TAIL, "a phrase may straddle two chunks");

static bool contains(const char *bytes, size_t length, const char *phrase)
{
	return memmem(bytes, length, phrase, strlen(phrase)) != NULL;
}

/* Phrases are searched in the bytes, not in lines: a line may be endless. */
static void find_phrases(struct console *console, const char *bytes, size_t length)
{
	char window[CONSOLE_TAIL + CONSOLE_CHUNK];
	size_t total = console->tail_length + length;

	memcpy(window, console->tail, console->tail_length);
	memcpy(window + console->tail_length, bytes, length);

	if (contains(window, total, panic_begins))
		console->panicked = true;
	if (contains(window, total, panic_ends))
		console->panic_complete = console->panicked;

	console->tail_length = total < CONSOLE_TAIL ? total : CONSOLE_TAIL;
	memcpy(console->tail, window + total - console->tail_length, console->tail_length);
}

/* It is printed on the terminal later: no control characters. */
static void keep_error(struct console *console, const char *text, size_t length)
{
	memcpy(console->error, text, length);
	console->error[length] = '\0';
	for (size_t i = 0; i < length; i++) {
		if (console->error[i] < ' ' || console->error[i] > '~')
			console->error[i] = '?';
	}
}

static void end_line(struct console *console)
{
	const char *end = console->line + console->line_length;
	const char *at = memmem(console->line, console->line_length, realm_fails,
				strlen(realm_fails));

	if (console->line_length < strlen(realm_speaks) ||
	    memcmp(console->line, realm_speaks, strlen(realm_speaks)))
		console->guest_speaks = true;

	/* It ends the run, so what is said later shows that it was not the emulator's. */
	console->error[0] = '\0';
	/* A guest may have been in the middle of a line. */
	if (at) {
		at += strlen(realm_fails);
		keep_error(console, at, (size_t)(end - at));
	}
	console->line_length = 0;
}

void console_watch(struct console *console, const char *bytes, size_t length)
{
	if (length)
		console->any = true;
	find_phrases(console, bytes, length);

	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\n')
			end_line(console);
		else if (bytes[i] != '\r' && console->line_length < CONSOLE_LINE)
			console->line[console->line_length++] = bytes[i];
	}
}
