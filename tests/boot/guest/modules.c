// SPDX-License-Identifier: BSD-2-Clause
/* Loads the modules that came in the initrd: distributions build drivers so. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"

#define FOLDER	"/modules"

static int load(const char *name)
{
	int folder = open(FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC);
	int error = 0;

	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0))
		error = errno;
	close(fd);
	close(folder);
	return error;
}

void load_modules(void)
{
	char order[4096], *name, *rest;
	int loaded = 0, error;

	/* In the order in which they need each other; this project's own kernels have none. */
	if (read_text(FOLDER "/order", order, sizeof(order)) < 0)
		return;
	for (name = strtok_r(order, "\n", &rest); name; name = strtok_r(NULL, "\n", &rest)) {
		error = load(name);
		/* A driver for what this guest is not or does not have may say so. */
		if (error && error != EEXIST && error != ENODEV)
			report("module %s failed: %s", name, strerror(error));
		else
			loaded++;
	}
	report("modules loaded=%d", loaded);
}
