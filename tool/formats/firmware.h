/* SPDX-License-Identifier: BSD-2-Clause */
/* Is a file the firmware that it is given as? */
#ifndef TOOL_FIRMWARE_H
#define TOOL_FIRMWARE_H

/* Both: NULL if it is, otherwise what is wrong, to complete "PATH: ...". */

/* The Realm emulator, of the version that this command goes with. */
const char *firmware_check_emulator(const char *path);

/* EFI firmware for arm64, as QEMU starts it from its first flash. */
const char *firmware_check_efi(const char *path);

#endif
