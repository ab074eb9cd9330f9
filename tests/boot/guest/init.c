// SPDX-License-Identifier: BSD-2-Clause
/* The guest's /init: reports on the kernel under it, then powers off. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

void report(const char *format, ...)
{
	va_list ap;

	fputs("guest: ", stdout);
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
}

int read_text(const char *path, char *text, int size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int length = 0;
	ssize_t n = 1;

	if (fd < 0)
		return -1;
	while (n > 0 && length < size - 1) {
		n = read(fd, text + length, (size_t)(size - 1 - length));
		if (n > 0)
			length += (int)n;
	}
	close(fd);
	text[length] = '\0';
	return n < 0 ? -1 : length;
}

int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -1;
	n = write(fd, text, strlen(text));
	close(fd);
	return n == (ssize_t)strlen(text) ? 0 : -1;
}

static void mount_one(const char *type, const char *where)
{
	mkdir(where, 0755);
	if (mount(type, where, type, 0, NULL) && errno != EBUSY)
		report("mount %s failed: %s", type, strerror(errno));
}

/* An initramfs made without root has no /dev/console, so the kernel opened none. */
static void open_console(void)
{
	int fd = open("/dev/console", O_RDWR);

	for (int i = 0; i < 3; i++)
		dup2(fd, i);
	if (fd > 2)
		close(fd);
}

/* A word of the kernel's command line that the kernel does not know comes to init. */
static bool wants_traffic(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], "traffic"))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	mkdir("/dev", 0755);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	open_console();
	/* The kernel's own messages must not land in the middle of a report. */
	mount_one("proc", "/proc");
	write_text("/proc/sys/kernel/printk", "1");
	mount_one("sysfs", "/sys");
	load_modules();
	enter_root();
	mount_one("debugfs", "/sys/kernel/debug");
	mount_one("configfs", "/sys/kernel/config");

	report("start");
	report_acpi();
	report_linear_map();
	report_cpus();
	report_virtio_blk();
	report_virtio_rng();
	report_cpu_hotplug();
	report_attestation();
	if (wants_traffic(argc, argv))
		report_traffic();
	report_swiotlb();
	report_warnings();
	report("done");

	reboot(RB_POWER_OFF);
	report("power-off failed: %s", strerror(errno));
	return 1;
}
