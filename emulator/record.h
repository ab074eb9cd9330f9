/* SPDX-License-Identifier: BSD-2-Clause */
/* A record by which firmware or a boot loader hands over the conduit: docs/kernel/handover.md. */
#ifndef ERSI_EMULATOR_RECORD_H
#define ERSI_EMULATOR_RECORD_H

#include <stdint.h>

/* None, right ones, and what may be wrong with one that says SMC. */
enum ersi_record_option {
	ERSI_RECORD_OPTION_NONE,
	ERSI_RECORD_OPTION_SMC,
	ERSI_RECORD_OPTION_HVC,
	ERSI_RECORD_OPTION_NEWER,	/* version 1.1, and longer */
	ERSI_RECORD_OPTION_VERSION,	/* 2.0 */
	ERSI_RECORD_OPTION_MAGIC,
	ERSI_RECORD_OPTION_SHORT,	/* one byte too short, so it says */
	ERSI_RECORD_OPTION_HUGE,	/* 4 GiB - 1, so it says */
	ERSI_RECORD_OPTION_CHECKSUM,
	ERSI_RECORD_OPTION_CONDUIT,	/* one that is none */
	ERSI_RECORD_OPTION_LOST,	/* right, but it is said to be where nothing is */
	ERSI_RECORD_OPTIONS
};

#define ERSI_RECORD_ROOM	64	/* bytes, at the most */

/* Writes the record; returns the address to hand over, 0 for none. */
uint64_t ersi_record_write(enum ersi_record_option option, uint8_t *record);
#endif
