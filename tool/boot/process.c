// SPDX-License-Identifier: BSD-2-Clause
#include "process.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "control.h"
#include "machine/machine.h"

/* Above every descriptor that the child gets at a fixed number, so that dup2() overwrites none. */
#define FIRST_FD	10

/* What the child's descriptors are made of; the near ends first in each pair. */
struct plumbing {
	int console[2];
	int control[2];
	int exec_error[2];
	int input;
	int ram;
	int kernel;		/* -1: none */
};

static bool raise_fd(int *fd)
{
	int high = fcntl(*fd, F_DUPFD_CLOEXEC, FIRST_FD);

	if (high < 0)
		return false;
	close(*fd);
	*fd = high;
	return true;
}

static bool raise_pair(int fds[2])
{
	return raise_fd(&fds[0]) && raise_fd(&fds[1]);
}

/*
 * A terminal in the foreground is the guest's input; anything else would be read
 * behind the back of the script that runs this command.
 */
static int open_input(void)
{
	if (isatty(STDIN_FILENO) && tcgetpgrp(STDIN_FILENO) == getpgrp())
		return dup(STDIN_FILENO);
	return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

static bool lay(struct plumbing *p, bool hold)
{
	/* RAM has no name in any file system, so it disappears with the last process. */
	p->ram = memfd_create("earlyrsi-ram", MFD_CLOEXEC);
	p->input = open_input();
	if (p->kernel >= 0 && !raise_fd(&p->kernel))
		return false;
	return p->ram >= 0 && p->input >= 0 && raise_fd(&p->ram) && raise_fd(&p->input) &&
	       !pipe2(p->console, O_CLOEXEC) && raise_pair(p->console) &&
	       !pipe2(p->exec_error, O_CLOEXEC) && raise_pair(p->exec_error) &&
	       !socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, p->control) &&
	       raise_pair(p->control) && control_open(p->control[0], hold);
}

static void become(char **argv, const struct plumbing *p, pid_t parent)
{
	sigset_t none;
	int error;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent ||
	    dup2(p->input, STDIN_FILENO) < 0 || dup2(p->console[1], STDOUT_FILENO) < 0 ||
	    dup2(p->ram, MACHINE_RAM_FD) < 0 || dup2(p->control[1], CONTROL_FD) < 0 ||
	    (p->kernel >= 0 && dup2(p->kernel, MACHINE_KERNEL_FD) < 0))
		_exit(127);
	execvp(argv[0], argv);

	error = errno;
	if (write(p->exec_error[1], &error, sizeof(error)) != (ssize_t)sizeof(error))
		_exit(126);
	_exit(127);
}

bool process_start(char **argv, int kernel, bool hold, struct process *qemu)
{
	struct plumbing p = { .kernel = kernel };
	pid_t parent = getpid();
	int error;

	if (!lay(&p, hold)) {
		warn("cannot prepare to run %s", argv[0]);
		return false;
	}

	qemu->pid = fork();
	if (!qemu->pid)
		become(argv, &p, parent);
	if (qemu->pid < 0) {
		warn("cannot start a process for %s", argv[0]);
		return false;
	}

	close(p.input);
	if (p.kernel >= 0)
		close(p.kernel);
	close(p.console[1]);
	close(p.control[1]);
	close(p.exec_error[1]);

	/* The far end closes as QEMU begins to run; bytes mean that it did not. */
	if (read(p.exec_error[0], &error, sizeof(error)) == (ssize_t)sizeof(error)) {
		warnx("cannot run %s: %s", argv[0], strerror(error));
		return false;
	}
	close(p.exec_error[0]);

	qemu->console = p.console[0];
	qemu->control = p.control[0];
	qemu->ram = p.ram;
	return true;
}
