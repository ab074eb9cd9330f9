/* SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only */
#ifndef EARLYRSI_TABLE_H
#define EARLYRSI_TABLE_H

#include <earlyrsi/fadt.h>
#include <earlyrsi/types.h>

#include "stream.h"

/* The largest page of Arm's architecture (DDI0487, D8.1) */
#define ERSI_TABLE_PAGE_MAX	0x10000
/*
 * Most bytes of the root table or a FADT, including what precedes it in its page, as normal
 * initialisation maps them. It ignores the RSDP's length, which has the same limit.
 */
#define ERSI_TABLE_SIZE_MAX	0x40000

/**
 * ersi_table_length() - read the length of a table
 * @header:	ERSI_ACPI_TABLE_HEADER bytes
 *
 * Return: the length in bytes.
 */
uint32_t ersi_table_length(const uint8_t *header);

/**
 * ersi_table_is_fadt() - check whether a table is a FADT
 * @header:	ERSI_ACPI_TABLE_HEADER bytes
 *
 * Return: true if its signature is that of the FADT, "FACP".
 */
bool ersi_table_is_fadt(const uint8_t *header);

/**
 * ersi_table_read_fadt() - read a FADT whose header was read before
 * @stream:	right behind the header, with the rest of the table in it
 * @header:	ERSI_ACPI_TABLE_HEADER bytes
 * @size:	length of the table, at least ERSI_ACPI_TABLE_HEADER
 * @fadt:	receives its fields
 * @sum:	receives the sum of all bytes, header included; 0 if it is correct
 *
 * Return: false if it cannot be mapped.
 */
bool ersi_table_read_fadt(struct ersi_stream *stream, const uint8_t *header, uint32_t size,
			  struct ersi_fadt *fadt, uint8_t *sum);

#endif
