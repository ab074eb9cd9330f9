// SPDX-License-Identifier: BSD-2-Clause
#include "crc32.h"

#define POLYNOMIAL	0xedb88320u

uint32_t crc32(const uint8_t *bytes, uint32_t size)
{
	uint32_t crc = UINT32_MAX, bit;

	while (size--) {
		crc ^= *bytes++;
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? POLYNOMIAL : 0);
	}
	return ~crc;
}
