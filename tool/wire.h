/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers in a file's bytes; the caller has checked that they are there. */
#ifndef TOOL_WIRE_H
#define TOOL_WIRE_H

#include <stdint.h>

static inline uint32_t wire_le16(const uint8_t *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static inline uint32_t wire_le32(const uint8_t *at)
{
	return wire_le16(at) | wire_le16(at + 2) << 16;
}

static inline uint64_t wire_le64(const uint8_t *at)
{
	return wire_le32(at) | (uint64_t)wire_le32(at + 4) << 32;
}

#endif
