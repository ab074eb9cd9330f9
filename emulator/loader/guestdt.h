/* SPDX-License-Identifier: BSD-2-Clause */
/* The guest's device tree: QEMU's, without what is not the guest's, or a stub. */
#ifndef EMULATOR_GUESTDT_H
#define EMULATOR_GUESTDT_H

#include "efi.h"
#include "image.h"
#include "options.h"

/*
 * Edits the tree at the start of RAM in place, then moves it to image->fdt. efi: what a boot
 * by EFI handed over, NULL for a boot without.
 */
void guestdt_write(const struct options *options, const struct memory *memory,
		   const struct image *image, const struct efi *efi);
/* Likewise the tree for EDK2, which has flash and fw_cfg, too. */
void guestdt_write_edk2(const struct options *options, const struct memory *memory);
/*
 * The guest's tree, which guestdt_write() wrote with conduit=smc, names HVC from now on: a host
 * can change the tree after the guest has read it.
 */
void guestdt_turn_conduit(void);
#endif
