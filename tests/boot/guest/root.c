// SPDX-License-Identifier: BSD-2-Clause
/* Hands over to a distribution's own init, on a disk that "guest.root=" names. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

#define ROOT		"/newroot"
#define DEFAULT_INIT	"/sbin/init"
#define PATIENCE	100	/* tenths of a second until the disk is there */

/* The value of NAME= on the kernel's command line, or NULL. */
static const char *parameter(char *line, const char *name)
{
	char *word, *rest;

	for (word = strtok_r(line, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
		if (!strncmp(word, name, strlen(name)))
			return word + strlen(name);
	}
	return NULL;
}

static const char *enter(const char *device)
{
	const char *const mounts[] = { "/dev", "/proc", "/sys" };

	for (int i = 0; access(device, F_OK) && i < PATIENCE; i++)
		usleep(100000);
	mkdir(ROOT, 0755);
	if (mount(device, ROOT, "ext4", 0, NULL))
		return "cannot mount it";
	for (size_t i = 0; i < sizeof(mounts) / sizeof(mounts[0]); i++) {
		char path[32];

		snprintf(path, sizeof(path), ROOT "%s", mounts[i]);
		if (mount(mounts[i], path, NULL, MS_MOVE, NULL))
			return "cannot move what is mounted";
	}
	if (chdir(ROOT) || mount(".", "/", NULL, MS_MOVE, NULL) || chroot(".") || chdir("/"))
		return "cannot make it the root";
	return NULL;
}

void enter_root(void)
{
	char line[4096], copy[4096];
	const char *device, *init, *fault;

	if (read_text("/proc/cmdline", line, sizeof(line)) < 0)
		return;
	strcpy(copy, line);
	device = parameter(line, "guest.root=");
	init = parameter(copy, "init=");
	if (!device)
		return;
	if (!init)
		init = DEFAULT_INIT;
	fault = enter(device);
	if (!fault) {
		execl(init, init, (char *)NULL);
		fault = "cannot run its init";
	}
	report("root %s: %s: %s", device, fault, strerror(errno));
}
