// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#include <earlyrsi/le.h>

uint64_t ersi_le_read(const uint8_t *bytes, uint32_t size)
{
	uint64_t value = 0;
	uint32_t i;

	for (i = 0; i < size; i++)
		value |= (uint64_t)bytes[i] << (8 * i);

	return value;
}
