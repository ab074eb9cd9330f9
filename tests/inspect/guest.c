// SPDX-License-Identifier: BSD-2-Clause
/* A /init that prints the machine's ACPI tables and device tree, as acpidump would. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINE_BYTES	16

static void print_file(const char *name, const char *path)
{
	unsigned char bytes[LINE_BYTES];
	unsigned int offset = 0;
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return;
	printf("%s @ 0x0000000000000000\n", name);
	while ((n = fread(bytes, 1, sizeof(bytes), file))) {
		printf("    %04X:", offset);
		for (size_t i = 0; i < sizeof(bytes); i++) {
			if (i < n)
				printf(" %02X", bytes[i]);
			else
				printf("   ");
		}
		printf("  ");
		for (size_t i = 0; i < n; i++)
			putchar(bytes[i] < ' ' || bytes[i] > '~' ? '.' : bytes[i]);
		putchar('\n');
		offset += (unsigned int)n;
	}
	putchar('\n');
	fclose(file);
}

static void print_tables(const char *folder)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;
	char path[512];

	while (directory && (entry = readdir(directory))) {
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (entry->d_type == DT_REG)
			print_file(entry->d_name, path);
	}
}

/* An initramfs made without root has no /dev/console, so the kernel opened none. */
static void open_console(void)
{
	int fd = open("/dev/console", O_RDWR);

	for (int i = 0; i < 3; i++)
		dup2(fd, i);
}

int main(void)
{
	mkdir("/dev", 0755);
	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	open_console();
	mkdir("/sys", 0755);
	mount("sysfs", "/sys", "sysfs", 0, NULL);

	printf("\nguest: tables\n");
	print_tables("/sys/firmware/acpi/tables");
	printf("guest: tree\n");
	print_file("FDT", "/sys/firmware/fdt");
	printf("guest: done\n");
	fflush(stdout);
	reboot(RB_POWER_OFF);
	return 1;
}
