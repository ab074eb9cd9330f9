/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the files are that the command brings along: in a checkout's build, or installed. */
#ifndef TOOL_PATHS_H
#define TOOL_PATHS_H

/* The Realm emulator's firmware image; $EARLYRSI_FIRMWARE overrides. Caller frees. */
char *paths_find_firmware(void);

/* EDK2's image for QEMU, where distributions install it; $EARLYRSI_EFI overrides. Caller frees. */
char *paths_find_efi(void);

/* The script that changes a kernel tree; $EARLYRSI_APPLY overrides. Caller frees. */
char *paths_find_apply(void);

#endif
