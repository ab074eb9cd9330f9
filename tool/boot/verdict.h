/* SPDX-License-Identifier: BSD-2-Clause */
/* How a run ended: one line on standard error, or two, and an exit status. */
#ifndef TOOL_VERDICT_H
#define TOOL_VERDICT_H

#include <stdbool.h>

#include "console.h"
#include "control.h"
#include "emulator/output/report.h"

/* Why this command ended it. */
enum verdict_stop {
	VERDICT_NOT_STOPPED,
	VERDICT_TIMED_OUT,
	VERDICT_PANICKED,
	VERDICT_INTERRUPTED,
	VERDICT_CANNOT_WRITE,
	VERDICT_NO_EMULATOR,	/* no guest can run: the emulator failed, or never began */
};

/**
 * struct verdict - what is known of a run that is over
 * @stopped:	this command ended it, and why
 * @after:	seconds from its start
 * @signal:	that interrupted it
 * @write_error: errno of the write that failed
 * @child_status: QEMU's, as waitpid() has it
 * @end:	what QEMU said on how it ended
 * @console:	what was seen there
 * @realm:	the emulator was to run below the guest
 * @reported:	and it left @report
 * @report:	the emulator's
 */
struct verdict {
	enum verdict_stop stopped;
	double after;
	int signal;
	int write_error;
	int child_status;
	enum control_end end;
	const struct console *console;
	bool realm;
	bool reported;
	struct report report;
};

/* Says it, and returns the exit status. */
int verdict_say(const struct verdict *v);

#endif
