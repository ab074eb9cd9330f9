/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The guest's images from fw_cfg into guest RAM, as Linux's arm64 boot
 * protocol (Documentation/arch/arm64/booting.rst) wants them.
 */
#ifndef ERSI_EMULATOR_IMAGE_H
#define ERSI_EMULATOR_IMAGE_H

#include "arch.h"
#include "machine/memory.h"
#include "options.h"
#include "bootrecord.h"

/* The guest's device tree is at the start of RAM, where QEMU put its own, or above the images. */
#define ERSI_IMAGE_FDT_SIZE	ERSI_BLOCK_SIZE

struct ersi_image {
	uint64_t entry;
	struct ersi_region kernel;	/* image_size bytes, not only the file */
	struct ersi_region initrd;	/* size 0: none */
	uint64_t fdt;			/* ERSI_IMAGE_FDT_SIZE bytes for it */
	uint64_t record;		/* a page for the boot loader's record, behind the tree */
};

/* Fails with a message when an image is missing, malformed, or does not fit. */
void ersi_image_load(const struct ersi_options *options, const struct ersi_memory *memory,
		     struct ersi_image *image);
/* Hands over such a record in the header of the kernel that was loaded. */
void ersi_image_hand_over(const struct ersi_image *image, enum ersi_record_option record);
#endif
