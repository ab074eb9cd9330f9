// SPDX-License-Identifier: BSD-2-Clause
#include "run.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "console.h"
#include "control.h"
#include "exits.h"
#include "process.h"
#include "realm_report.h"
#include "summary.h"
#include "verdict.h"

/* A kernel that panics prints registers and a backtrace before it says that this was all. */
#define PANIC_GRACE	2.0
/* The rest of the line with which it says so. */
#define LINE_GRACE	0.1
/* Of a guest with a time limit, which no person watches: a boot loader may do nothing but reset. */
#define BOOTS_MAX	10
/* QEMU ends when told to, unless it hangs. */
#define STOP_GRACE	2.0

/* Until the emulator begins, with nothing yet loaded, QEMU needs less than one second. */
#define BEGIN_GRACE	20.0
/* An emulator that has failed ends the machine at once, if it can. */
#define FAIL_GRACE	2.0

struct session {
	struct process qemu;
	struct console console;
	struct control control;
	bool realm;
	int signals;
	int terminal;		/* -1: quiet */
	int log;		/* -1: none */

	/* Taken from the console and not yet on the terminal. */
	char pending[CONSOLE_CHUNK];
	size_t pending_at;
	size_t pending_end;

	double started;
	double limit;		/* when the time is up */
	double panic_limit;	/* when a panicking kernel is stopped */
	double realm_limit;	/* when a Realm that has not begun, or failed, is stopped */
	double kill_limit;	/* when a QEMU that should stop is killed */
	enum verdict_stop stopped;
	int signal;		/* that interrupted */
	int write_error;
	bool console_open;
	bool control_open;
	bool child_runs;
	int child_status;
};

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void stop(struct session *s, enum verdict_stop reason)
{
	if (s->stopped)
		return;
	s->stopped = reason;
	s->kill_limit = now() + STOP_GRACE;
	control_quit(s->qemu.control);
}

static void cannot_write(struct session *s)
{
	s->write_error = errno;
	s->terminal = -1;
	s->log = -1;
	s->pending_at = s->pending_end;
	stop(s, VERDICT_CANNOT_WRITE);
}

/* All of it: only a write of what was left over says why there was no more room. */
static bool write_log(struct session *s, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(s->log, bytes, length);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
		}
	}
	return true;
}

/* While the emulator is well, what looks like its last word is the guest's. */
static bool realm_runs(const struct session *s)
{
	struct report report;

	return realm_report_read(s->qemu.ram, &report) && report.end != REPORT_FAILED;
}

static void read_console(struct session *s)
{
	ssize_t n = read(s->qemu.console, s->pending, sizeof(s->pending));

	if (n <= 0) {
		s->console_open = n < 0 && errno == EINTR;
		return;
	}
	console_watch(&s->console, s->pending, (size_t)n);
	s->pending_at = 0;
	s->pending_end = s->terminal < 0 ? 0 : (size_t)n;
	if (s->log >= 0 && !write_log(s, s->pending, (size_t)n))
		cannot_write(s);

	if (s->console.panicked && isinf(s->panic_limit))
		s->panic_limit = now() + PANIC_GRACE;
	if (s->console.panic_complete)
		s->panic_limit = fmin(s->panic_limit, now() + LINE_GRACE);
	if (s->realm && s->console.error[0] && !realm_runs(s))
		s->realm_limit = fmin(s->realm_limit, now() + FAIL_GRACE);
}

static void write_terminal(struct session *s)
{
	ssize_t n = write(s->terminal, s->pending + s->pending_at, s->pending_end - s->pending_at);

	/* QEMU makes its terminal non-blocking, and that may be the same one. */
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n < 0)
		cannot_write(s);
	else
		s->pending_at += (size_t)n;
}

static void read_control(struct session *s)
{
	char bytes[1024];
	ssize_t n = read(s->qemu.control, bytes, sizeof(bytes));

	if (n > 0)
		control_watch(&s->control, bytes, (size_t)n);
	else
		s->control_open = n < 0 && errno == EINTR;
}

static void read_signal(struct session *s)
{
	struct signalfd_siginfo info;

	if (read(s->signals, &info, sizeof(info)) != (ssize_t)sizeof(info))
		return;
	if (info.ssi_signo != SIGCHLD) {
		s->signal = (int)info.ssi_signo;
		stop(s, VERDICT_INTERRUPTED);
	} else if (waitpid(s->qemu.pid, &s->child_status, WNOHANG) == s->qemu.pid) {
		s->child_runs = false;
	}
}

static void check_limits(struct session *s)
{
	double time = now();

	if (!s->stopped && time >= s->panic_limit)
		stop(s, VERDICT_PANICKED);
	if (!s->stopped && time >= s->realm_limit) {
		if (realm_runs(s))
			s->realm_limit = INFINITY;
		else
			stop(s, VERDICT_NO_EMULATOR);
	}
	if (!s->stopped && time >= s->limit)
		stop(s, VERDICT_TIMED_OUT);
	if (s->child_runs && time >= s->kill_limit) {
		kill(s->qemu.pid, SIGKILL);
		s->kill_limit = time + STOP_GRACE;
	}
}

static int until_next_limit(const struct session *s)
{
	double next = fmin(fmin(s->limit, s->panic_limit), s->realm_limit), left;

	if (s->stopped)
		next = s->kill_limit;
	left = next - now();

	if (isinf(next))
		return -1;
	/* Rounded up, so as not to wake a moment too early and spin. */
	return left > 0 ? (int)fmin(ceil(left * 1000), 60000) : 0;
}

static bool goes_on(const struct session *s)
{
	bool pending = s->pending_at < s->pending_end;

	/* If no process reads the terminal's end, a stopped guest does not wait for one. */
	if (s->stopped && !s->child_runs && now() >= s->kill_limit)
		return false;
	return s->child_runs || s->console_open || s->control_open || pending;
}

static void watch(struct session *s)
{
	while (goes_on(s)) {
		bool pending = s->pending_at < s->pending_end;
		struct pollfd fds[] = {
			{ .fd = s->signals, .events = POLLIN },
			{ .fd = s->control_open ? s->qemu.control : -1, .events = POLLIN },
			{ .fd = s->console_open && !pending ? s->qemu.console : -1,
			  .events = POLLIN },
			{ .fd = pending ? s->terminal : -1, .events = POLLOUT },
		};

		if (poll(fds, sizeof(fds) / sizeof(fds[0]), until_next_limit(s)) > 0) {
			if (fds[0].revents)
				read_signal(s);
			if (fds[1].revents)
				read_control(s);
			if (fds[2].revents)
				read_console(s);
			if (fds[3].revents)
				write_terminal(s);
		}
		check_limits(s);
	}
}

static int catch_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	/* nohup(1) asks for a guest that outlives its terminal. */
	if (signal(SIGHUP, SIG_DFL) == SIG_IGN)
		signal(SIGHUP, SIG_IGN);
	else
		sigaddset(&set, SIGHUP);
	/* The parent may have left it ignored: then it never comes, and there is no status. */
	signal(SIGCHLD, SIG_DFL);
	sigaddset(&set, SIGCHLD);
	signal(SIGPIPE, SIG_IGN);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -1;
	return signalfd(-1, &set, SFD_CLOEXEC);
}

/* @boots: how often the guest has been started, with this run */
static int run_once(const struct run *run, char **argv, unsigned int boots)
{
	struct session s = {
		.realm = run->realm,
		.terminal = run->quiet ? -1 : STDOUT_FILENO,
		.log = -1,
		.panic_limit = INFINITY,
		.kill_limit = INFINITY,
		.console_open = true,
		.control_open = true,
		.child_runs = true,
	};
	bool is_terminal = isatty(STDIN_FILENO);
	struct termios settings;
	int flags = fcntl(STDIN_FILENO, F_GETFL);
	struct verdict verdict;
	int status;

	if (run->log) {
		s.log = open(run->log, O_WRONLY | O_CREAT | O_CLOEXEC |
			     (boots > 1 ? O_APPEND : O_TRUNC), 0666);
		if (s.log < 0)
			err(EXIT_NO_START, "%s", run->log);
	}
	if (is_terminal && tcgetattr(STDIN_FILENO, &settings))
		is_terminal = false;
	s.signals = catch_signals();
	if (s.signals < 0)
		err(EXIT_NO_START, "cannot catch signals");

	s.started = now();
	s.limit = run->timeout > 0 ? s.started + run->timeout : INFINITY;
	/* gdb may hold the emulator for as long as a person likes. */
	s.realm_limit = run->realm && !run->gdb ? s.started + BEGIN_GRACE : INFINITY;
	if (!process_start(argv, run->kernel, run->gdb, &s.qemu))
		return EXIT_NO_START;
	watch(&s);
	verdict = (struct verdict){
		.stopped = s.stopped,
		.after = now() - s.started,
		.signal = s.signal,
		.write_error = s.write_error,
		.child_status = s.child_status,
		.end = s.control.end,
		.console = &s.console,
		.realm = s.realm,
	};
	verdict.reported = s.realm && realm_report_read(s.qemu.ram, &verdict.report);

	/* A QEMU that was killed leaves its terminal raw and non-blocking. */
	if (is_terminal) {
		tcsetattr(STDIN_FILENO, TCSANOW, &settings);
		fcntl(STDIN_FILENO, F_SETFL, flags);
	}
	/* A guest that is started again needs its own, and the memory of this one. */
	close(s.qemu.console);
	close(s.qemu.control);
	close(s.qemu.ram);
	close(s.signals);
	if (s.log >= 0)
		close(s.log);
	status = verdict_say(&verdict);
	if (run->json && !summary_write(run->json, &verdict, status, boots) &&
	    status == EXIT_POWERED_OFF)
		return EXIT_FAILED;
	return status;
}

int run_guest(const struct run *run, char **argv)
{
	unsigned int boots = 1;
	int status;

	for (;; boots++) {
		/* gdb takes the device without QEMU's options for it. */
		if (run->gdb)
			warnx("waiting for gdb: target remote %.*s",
			      (int)strcspn(run->gdb, ","), run->gdb);
		status = run_once(run, argv, boots);
		/* A new QEMU: the emulator begins with memory that it knows. */
		if (status != EXIT_REBOOTED || !run->restarts ||
		    (run->timeout > 0 && boots == BOOTS_MAX))
			return status;
	}
}
