// SPDX-License-Identifier: BSD-2-Clause
#include "verdict.h"

#include <err.h>
#include <string.h>
#include <sys/wait.h>

#include "exits.h"
#include "realm_report.h"

/*
 * The report is the emulator's own word. Without one no guest was started, and then all that is
 * on the console is the emulator's.
 */
static int say_realm_failed(const struct verdict *v)
{
	const char *why = v->reported ? v->report.message : v->console->error;

	if (v->reported && v->report.started) {
		warnx("the emulator failed after %.1f s: %s", v->after, why);
		return EXIT_FAILED;
	}
	if (*why)
		warnx("the Realm could not start: %s", why);
	else
		warnx("the Realm could not start: the emulator said nothing within %.1f s "
		      "(is it the right --cpu?)", v->after);
	return EXIT_NO_START;
}

static int say_stopped(const struct verdict *v)
{
	switch (v->stopped) {
	case VERDICT_TIMED_OUT:
		warnx("guest was still running after %.1f s and was stopped; --timeout SECONDS "
		      "sets the limit, 0 removes it", v->after);
		return EXIT_TIMED_OUT;
	case VERDICT_PANICKED:
		warnx("guest panicked after %.1f s", v->after);
		return EXIT_PANICKED;
	case VERDICT_INTERRUPTED:
		warnx("interrupted by SIG%s after %.1f s", sigabbrev_np(v->signal), v->after);
		return EXIT_SIGNAL + v->signal;
	case VERDICT_NO_EMULATOR:
		return say_realm_failed(v);
	default:
		warnx("cannot write the guest's console: %s", strerror(v->write_error));
		return EXIT_FAILED;
	}
}

/* A power-off that the guest did not ask for is not a success. */
static int say_powered_off(const struct verdict *v)
{
	if (v->realm && (!v->reported || v->report.end != REPORT_OFF)) {
		warnx("QEMU powered off after %.1f s, but the emulator's guest did not ask for it",
		      v->after);
		return EXIT_FAILED;
	}
	if (v->console->panicked) {
		warnx("guest panicked after %.1f s, and powered off", v->after);
		return EXIT_PANICKED;
	}
	warnx("guest powered off after %.1f s", v->after);
	return EXIT_POWERED_OFF;
}

static int say_reset(const struct verdict *v)
{
	if (v->realm && (!v->reported || v->report.end == REPORT_FAILED))
		return say_realm_failed(v);
	if (v->console->panicked) {
		warnx("guest panicked after %.1f s, and asked for a reset", v->after);
		return EXIT_PANICKED;
	}
	warnx("guest asked for a reset after %.1f s", v->after);
	return EXIT_REBOOTED;
}

/* A guest that is gone by itself: QEMU's word counts for more than the console's. */
static int say_ended(const struct verdict *v)
{
	if (v->end == CONTROL_POWERED_OFF)
		return say_powered_off(v);
	if (v->end == CONTROL_RESET)
		return say_reset(v);
	if (WIFSIGNALED(v->child_status))
		warnx("QEMU was killed by SIG%s after %.1f s",
		      sigabbrev_np(WTERMSIG(v->child_status)), v->after);
	else
		warnx("QEMU ended with status %d after %.1f s", WEXITSTATUS(v->child_status),
		      v->after);
	return v->console->any ? EXIT_FAILED : EXIT_NO_START;
}

int verdict_say(const struct verdict *v)
{
	int status = v->stopped ? say_stopped(v) : say_ended(v);

	/* If the emulator failed that has been said, and is why. */
	if (status != EXIT_POWERED_OFF && v->reported && v->report.started &&
	    v->report.end != REPORT_FAILED)
		realm_report_explain(&v->report);
	else if (v->stopped == VERDICT_TIMED_OUT && v->realm && !v->reported)
		warnx("the emulator did not start in that time");
	return status;
}
