// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#include "bytes.h"

uint64_t ersi_bytes_number(const uint8_t *bytes, uint32_t size)
{
	uint64_t value = 0;
	uint32_t i;

	for (i = 0; i < size; i++)
		value |= (uint64_t)bytes[i] << (8 * i);

	return value;
}

uint64_t ersi_bytes_text(const char *text, uint32_t size)
{
	uint32_t length;

	for (length = 0; length < size && length < sizeof(uint64_t) && text[length]; length++)
		;

	return ersi_bytes_number((const uint8_t *)text, length);
}

uint8_t ersi_bytes_sum(const uint8_t *bytes, uint32_t size)
{
	uint8_t sum = 0;
	uint32_t i;

	for (i = 0; i < size; i++)
		sum = (uint8_t)(sum + bytes[i]);

	return sum;
}
