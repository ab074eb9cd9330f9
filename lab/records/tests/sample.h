/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef RECORDS_SAMPLE_H
#define RECORDS_SAMPLE_H

#include <earlyrsi/types.h>

/* Records as a boot loader would write them, made after docs/lab/records.md alone. */

/* A correct record of @length bytes, of which those beyond version 1.0 count up */
void sample_make(uint8_t *record, uint32_t version, uint32_t length, uint32_t conduit);

/* Write a number of 4 bytes at an offset. */
void sample_put(uint8_t *record, uint32_t offset, uint32_t value);

/* Write the checksum of @length bytes, whatever length the record claims. */
void sample_seal(uint8_t *record, uint32_t length);

/* CRC-32, calculated from the highest bit on */
uint32_t sample_crc(const uint8_t *bytes, uint32_t size);

#endif
