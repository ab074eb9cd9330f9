/* SPDX-License-Identifier: BSD-2-Clause */
/* QEMU's fw_cfg device, DMA interface (QEMU docs/specs/fw_cfg). */
#ifndef EMULATOR_FWCFG_H
#define EMULATOR_FWCFG_H

#include <stdint.h>

#define FWCFG_SIGNATURE		0x00
#define FWCFG_KERNEL_SIZE	0x08
#define FWCFG_INITRD_SIZE	0x0b
#define FWCFG_KERNEL_DATA	0x11
#define FWCFG_INITRD_DATA	0x12
#define FWCFG_CMDLINE_SIZE	0x14
#define FWCFG_CMDLINE_DATA	0x15
#define FWCFG_FILE_DIR		0x19

void fwcfg_init(uint64_t base);
/* Reads an item from its start. The device gives zeros beyond its end. */
void fwcfg_read(uint16_t item, void *to, uint32_t size);
/* A little-endian number, as the sizes are. */
uint32_t fwcfg_number(uint16_t item);
/* Item of the named file and its size; 0 when there is none. */
uint16_t fwcfg_file(const char *name, uint32_t *size);
#endif
