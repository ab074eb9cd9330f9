// SPDX-License-Identifier: BSD-2-Clause
#include "check.h"

#include <err.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exits.h"
#include "formats/disk.h"
#include "formats/firmware.h"
#include "machine/kernel.h"

/* Values as QEMU's -M takes them; each list ends with NULL. */
static const char *const on[] = { "on", "yes", "true", "y", NULL };
static const char *const off[] = { "off", "no", "false", "n", NULL };
static const char *const gic[] = { "3", "4", "max", NULL };
static const char *const none[] = { NULL };

static const struct rule {
	const char *key;
	const char *const *allowed;
	const char *fault;
} rules[] = {
	{ "virtualization", on, "a Realm needs EL2: --machine-option virtualization=on, "
	  "which is the default" },
	{ "secure", off, "the emulator starts at EL2, not at EL3: a Realm needs secure=off" },
	{ "gic-version", gic, "a Realm needs a GICv3: --machine-option gic-version=3, "
	  "which is the default" },
	{ "memory-backend", none, "a Realm's memory is this command's own: no memory-backend" },
	{ "firmware", none, "a Realm's firmware is the emulator: no --machine-option firmware" },
};

static bool is_allowed(const struct rule *rule, const char *value)
{
	for (const char *const *allowed = rule->allowed; *allowed; allowed++) {
		if (!strcmp(*allowed, value))
			return true;
	}
	return false;
}

const char *check_machine_options(const struct machine *machine)
{
	for (size_t i = 0; i < machine->machine_options.count; i++) {
		const char *option = machine->machine_options.list[i];
		const char *equals = strchr(option, '=');

		for (size_t j = 0; j < sizeof(rules) / sizeof(rules[0]); j++) {
			if (strlen(rules[j].key) == (size_t)(equals - option) &&
			    !strncmp(option, rules[j].key, strlen(rules[j].key)) &&
			    !is_allowed(&rules[j], equals + 1))
				return rules[j].fault;
		}
	}
	return NULL;
}

static void need_file(const char *path)
{
	if (path && access(path, R_OK))
		err(EXIT_NO_START, "%s", path);
}

static void need(const char *path, const char *(*check)(const char *path))
{
	const char *fault = path ? check(path) : NULL;

	if (fault)
		errx(EXIT_NO_START, "%s: %s", path, fault);
}

static void need_disk(struct machine *machine, const char *path)
{
	struct disk disk = disk_recognise(path);

	if (!disk.format)
		errx(EXIT_NO_START, "%s: %s", path, disk.fault);
	args_add(&machine->drive_formats, "%s", disk.format);
}

static void need_directory(const char *path)
{
	struct stat st;

	if (!path)
		return;
	if (stat(path, &st))
		err(EXIT_NO_START, "%s", path);
	if (!S_ISDIR(st.st_mode))
		errx(EXIT_NO_START, "%s: not a directory, which --share needs", path);
}

void check_files(struct machine *machine)
{
	need(machine->efi, firmware_check_efi);
	need(machine->firmware, firmware_check_emulator);
	if (machine->kernel)
		kernel_prepare(machine);
	need_file(machine->initrd);
	need_file(machine->dtb);
	need_directory(machine->share);
	for (size_t i = 0; i < machine->drives.count; i++)
		need_disk(machine, machine->drives.list[i]);
}
