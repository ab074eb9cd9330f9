/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FUZZ_IMAGE_H
#define FUZZ_IMAGE_H

#include <earlyrsi/types.h>

/* Memory as the fuzzers lay it out: its address, and offsets in it. The RSDP is first. */
#define IMAGE_PA		0x1000
#define IMAGE_ROOT		0x40
#define IMAGE_FADT		0x100
#define IMAGE_OTHER		0x280
#define IMAGE_EFI_RECORD	0x3a0
#define IMAGE_BOOT_RECORD	0x3c0
#define IMAGE_INITRD		0x400
#define IMAGE_SIZE		0x800

/* Right tables but for their checksums, with one FADT or two, and an initrd with another */
void image_make(uint8_t *memory, bool xsdt, bool two_fadts);

/* Make the checksums of tables right, as far as they are there. */
void image_repair(uint8_t *memory, uint64_t size);

#endif
