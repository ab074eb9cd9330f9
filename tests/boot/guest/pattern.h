/* SPDX-License-Identifier: BSD-2-Clause */
/* What the test disk holds: each sector is known from its number and unlike its neighbours. */
#ifndef ERSI_GUEST_PATTERN_H
#define ERSI_GUEST_PATTERN_H

#include <stdint.h>

#define PATTERN_SECTOR	512u
#define PATTERN_SECTORS	2048u	/* on the disk: 1 MiB */

/* @salt: 0 as the disk is made, something else for what the guest writes. */
static inline void pattern_fill(uint8_t *sector, uint32_t number, uint8_t salt)
{
	for (uint32_t i = 0; i < PATTERN_SECTOR; i++)
		sector[i] = (uint8_t)(number + (number >> 8) * 3 + i * 7 + salt);
}

#endif
