/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_LE_H
#define EARLYRSI_LE_H

#include <earlyrsi/types.h>

/**
 * ersi_le_read() - a little-endian number, of any alignment
 * @bytes:	the number, lowest byte first
 * @size:	how many bytes it has, at most 8
 *
 * Return: the number.
 */
uint64_t ersi_le_read(const uint8_t *bytes, uint32_t size);

#endif
