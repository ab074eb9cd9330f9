// SPDX-License-Identifier: BSD-2-Clause
#include "sample.h"

void sample_put(uint8_t *record, uint32_t offset, uint32_t value)
{
	uint32_t i;

	for (i = 0; i < 4; i++)
		record[offset + i] = (uint8_t)(value >> (8 * i));
}

static uint32_t reverse(uint32_t value, uint32_t bits)
{
	uint32_t reversed = 0, i;

	for (i = 0; i < bits; i++)
		if (value & (uint32_t)1 << i)
			reversed |= (uint32_t)1 << (bits - 1 - i);

	return reversed;
}

uint32_t sample_crc(const uint8_t *bytes, uint32_t size)
{
	uint32_t crc = UINT32_MAX, i, bit;

	for (i = 0; i < size; i++) {
		crc ^= reverse(bytes[i], 8) << 24;
		for (bit = 0; bit < 8; bit++)
			crc = crc << 1 ^ (crc >> 31) * 0x04c11db7;
	}

	return ~reverse(crc, 32);
}

void sample_seal(uint8_t *record, uint32_t length)
{
	sample_put(record, 16, 0);
	sample_put(record, 16, sample_crc(record, length));
}

void sample_make(uint8_t *record, uint32_t version, uint32_t length, uint32_t conduit)
{
	uint32_t i;

	memset(record, 0, 32);
	memcpy(record, "EARLYRSI", 8);
	sample_put(record, 8, version);
	sample_put(record, 12, length);
	sample_put(record, 20, conduit);
	for (i = 32; i < length; i++)
		record[i] = (uint8_t)i;
	sample_seal(record, length);
}
