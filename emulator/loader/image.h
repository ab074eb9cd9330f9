/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The guest's images from fw_cfg into guest RAM, as Linux's arm64 boot
 * protocol (Documentation/arch/arm64/booting.rst) wants them.
 */
#ifndef EMULATOR_IMAGE_H
#define EMULATOR_IMAGE_H

#include "arch.h"
#include "machine/memory.h"
#include "options.h"
#include "bootrecord.h"

/* The guest's device tree is at the start of RAM, where QEMU put its own, or above the images. */
#define IMAGE_FDT_SIZE		BLOCK_SIZE

struct image {
	uint64_t entry;
	struct region kernel;		/* image_size bytes, not only the file */
	struct region initrd;		/* size 0: none */
	uint64_t fdt;			/* IMAGE_FDT_SIZE bytes for it */
	uint64_t record;		/* a page for the boot loader's record, after the tree */
};

/* Fails with a message when an image is missing, malformed, or does not fit. */
void image_load(const struct options *options, const struct memory *memory, struct image *image);
/* Hands over such a record in the header of the kernel that was loaded. */
void image_hand_over(const struct image *image, enum bootrecord record);
#endif
