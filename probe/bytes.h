/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_BYTES_H
#define EARLYRSI_BYTES_H

#include <earlyrsi/types.h>

/**
 * ersi_bytes_number() - read a little-endian number
 * @bytes:	the number, lowest byte first, of any alignment
 * @size:	number of bytes, at most 8
 *
 * Return: the number.
 */
uint64_t ersi_bytes_number(const uint8_t *bytes, uint32_t size);

/**
 * ersi_bytes_text() - put the beginning of a text into a number, for a finding
 * @text:	the text
 * @size:	bytes of it that can be read
 *
 * Return: its first eight bytes up to a NUL, the first byte lowest.
 */
uint64_t ersi_bytes_text(const char *text, uint32_t size);

/**
 * ersi_bytes_sum() - add up bytes, as the checksums of ACPI do
 * @bytes:	the bytes
 * @size:	number of bytes
 *
 * Return: their sum, modulo 256.
 */
uint8_t ersi_bytes_sum(const uint8_t *bytes, uint32_t size);

#endif
