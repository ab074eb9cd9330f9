/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs a guest from start to end: its console on the terminal, its end as an exit status. */
#ifndef TOOL_RUN_H
#define TOOL_RUN_H

#include <stdbool.h>

/**
 * struct run - how to watch a guest
 * @realm:	the emulator runs below the guest
 * @kernel:	descriptor of a kernel that was unpacked, or -1
 * @hold:	a debugger lets the guest run, not this command
 * @boots:	how often this guest has been started, with this run; from the second one the log
 *		goes on
 * @timeout:	seconds until it is stopped; 0: never
 * @log:	file that gets the console as well, or NULL
 * @json:	file that gets a summary, or NULL
 * @quiet:	leave the console off the terminal
 */
struct run {
	bool realm;
	int kernel;
	bool hold;
	unsigned int boots;
	double timeout;
	const char *log;
	const char *json;
	bool quiet;
};

/* @argv: QEMU's command line. Says on standard error how it ended; returns an exit status. */
int run_guest(const struct run *run, char **argv);

#endif
