/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of earlyrsi boot: a machine that can be built, or a message that says why not. */
#ifndef TOOL_REQUEST_H
#define TOOL_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "args.h"
#include "machine/machine.h"
#include "run.h"

/**
 * struct request - what the user asked for
 * @machine:	to boot
 * @run:	how to watch it
 * @qemu_args:	more arguments for QEMU
 * @json:	file for a summary, or NULL
 * @dry_run:	only print QEMU's command line
 */
struct request {
	struct machine machine;
	struct run run;
	struct args qemu_args;
	const char *json;
	bool dry_run;

	/* private: */
	bool no_reboot;
	bool limited;			/* --timeout was given */
	uint64_t given;			/* single-valued options, a bit for each */
};

/* Files have not been looked at yet. A request that makes no sense ends the program. */
void request_parse(int argc, char **argv, struct request *request);

#endif
