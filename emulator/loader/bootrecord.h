/* SPDX-License-Identifier: BSD-2-Clause */
/* A record by which firmware or a boot loader hands over the conduit: docs/kernel/handover.md. */
#ifndef EMULATOR_BOOTRECORD_H
#define EMULATOR_BOOTRECORD_H

#include <stdint.h>

/* None, valid ones, and faults of one that says SMC. */
enum bootrecord {
	BOOTRECORD_NONE,
	BOOTRECORD_SMC,
	BOOTRECORD_HVC,
	BOOTRECORD_NEWER,		/* version 1.1, and longer */
	BOOTRECORD_VERSION,		/* 2.0 */
	BOOTRECORD_MAGIC,
	BOOTRECORD_SHORT,		/* its length is one byte too small */
	BOOTRECORD_HUGE,		/* its length is 4 GiB - 1 */
	BOOTRECORD_CHECKSUM,
	BOOTRECORD_CONDUIT,		/* a number without meaning */
	BOOTRECORD_LOST,		/* right, but handed over with an address of nothing */
	BOOTRECORD_COUNT
};

#define BOOTRECORD_SIZE_MAX	64	/* bytes, at the most */

/* Writes the record; returns the address to hand over, 0 for none. */
uint64_t bootrecord_write(enum bootrecord option, uint8_t *record);
#endif
