// SPDX-License-Identifier: BSD-2-Clause
#include "paths.h"

#include <err.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "exits.h"

static char *copy(const char *path)
{
	char *text = strdup(path);

	if (!text)
		err(EXIT_NO_START, "out of memory");
	return text;
}

/*
 * Both places are relative to the program itself: no path is compiled in, so a
 * checkout can move and an installation can be staged.
 */
static char *find(const char *variable, const char *built, const char *installed)
{
	const char *set = getenv(variable);
	const char *places[] = { built, installed };
	char self[PATH_MAX];
	ssize_t length;
	char *path;

	if (set && *set)
		return copy(set);

	length = readlink("/proc/self/exe", self, sizeof(self) - 1);
	if (length < 0)
		err(EXIT_NO_START, "cannot locate this program");
	self[length] = '\0';
	dirname(self);

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (asprintf(&path, "%s/%s", self, places[i]) < 0)
			err(EXIT_NO_START, "out of memory");
		if (!access(path, R_OK))
			return path;
		free(path);
	}
	errx(EXIT_NO_START, "neither %s/%s nor %s/%s exists; set %s", self, built, self,
	     installed, variable);
}

char *paths_find_efi(void)
{
	static const char *const places[] = {
		"/usr/share/qemu-efi-aarch64/QEMU_EFI.fd",	/* Debian, Ubuntu */
		"/usr/share/edk2/aarch64/QEMU_EFI.fd",		/* Fedora */
		"/usr/share/edk2/aarch64/QEMU_CODE.fd",		/* Arch */
		"/usr/share/qemu/aavmf-aarch64-code.bin",	/* openSUSE */
	};
	const char *set = getenv("EARLYRSI_EFI");

	if (set && *set)
		return copy(set);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (!access(places[i], R_OK))
			return copy(places[i]);
	}
	errx(EXIT_NO_START, "EDK2 for arm64 is not installed (Debian: qemu-efi-aarch64); name its "
	     "image by --efi");
}

char *paths_find_firmware(void)
{
	return find("EARLYRSI_FIRMWARE", "../emulator/realm.bin", "../share/earlyrsi/realm.bin");
}

char *paths_find_apply(void)
{
	return find("EARLYRSI_APPLY", "../../linux/apply", "../share/earlyrsi/linux/apply");
}
