// SPDX-License-Identifier: BSD-2-Clause
#include "check.h"

#include <err.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exits.h"
#include "formats/disk.h"
#include "formats/firmware.h"
#include "machine/board.h"
#include "machine/kernel.h"

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
	need(machine->realm.firmware, firmware_check_emulator);
	if (machine->kernel.path)
		kernel_prepare(&machine->kernel, machine->memory, machine->efi);
	need_file(machine->initrd);
	need_file(machine->dtb);
	need_directory(machine->share);
	for (size_t i = 0; i < machine->drives.count; i++)
		need_disk(machine, machine->drives.list[i]);
	if (machine->is_realm && machine->pci && !board_has_low_pci(machine->qemu))
		errx(EXIT_NO_START, "%s puts PCI beyond a Realm's addresses: --pci needs QEMU 8.0 "
		     "or newer", machine->qemu);
}
