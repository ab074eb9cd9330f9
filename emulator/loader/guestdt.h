/* SPDX-License-Identifier: BSD-2-Clause */
/* The device tree the guest gets: QEMU's, without what is not the guest's, or next to none. */
#ifndef ERSI_EMULATOR_GUESTDT_H
#define ERSI_EMULATOR_GUESTDT_H

#include "efi.h"
#include "image.h"
#include "options.h"

/*
 * Edits the tree at the start of RAM in place, then moves it to image->fdt. efi: what a boot
 * by EFI handed over, NULL for a boot without.
 */
void ersi_guestdt_write(const struct ersi_options *options, const struct ersi_memory *memory,
			const struct ersi_image *image, const struct ersi_efi *efi);
/* Likewise the tree for EDK2, which has flash and fw_cfg, too. */
void ersi_guestdt_write_edk2(const struct ersi_options *options,
			     const struct ersi_memory *memory);
/* Where the written tree names the conduit, "smc" or "hvc"; NULL if it does not. */
char *ersi_guestdt_psci_method(const struct ersi_image *image);
#endif
