/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs a guest from start to end: its console on the terminal, its end as an exit status. */
#ifndef TOOL_RUN_H
#define TOOL_RUN_H

#include <stdbool.h>
#include <stdio.h>

/**
 * struct run - how to watch a guest
 * @realm:	the emulator runs below the guest
 * @kernel:	descriptor of a kernel that was unpacked, or -1
 * @restarts:	start the guest again when it asks for a reset
 * @gdb:	QEMU's name of the device where gdb lets the guest run, or NULL
 * @timeout:	seconds until each boot is stopped; 0: never
 * @log:	file that gets the console as well, or NULL
 * @json:	stream that gets a summary of the last boot, or NULL
 * @quiet:	leave the console off the terminal
 */
struct run {
	bool realm;
	int kernel;
	bool restarts;
	const char *gdb;
	double timeout;
	const char *log;
	FILE *json;
	bool quiet;
};

/* @argv: QEMU's command line. Says on standard error how it ended; returns an exit status. */
int run_guest(const struct run *run, char **argv);

#endif
