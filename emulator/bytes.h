/* SPDX-License-Identifier: BSD-2-Clause */
/* Little-endian fields at any alignment, as firmware tables have them. */
#ifndef EMULATOR_BYTES_H
#define EMULATOR_BYTES_H

#include <stdint.h>
#include <string.h>

static inline uint64_t bytes_get(const uint8_t *from, uint32_t size)
{
	uint64_t value = 0;

	memcpy(&value, from, size);
	return value;
}

static inline void bytes_put(uint8_t *to, uint32_t size, uint64_t value)
{
	memcpy(to, &value, size);
}
#endif
