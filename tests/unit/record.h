/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_RECORD_H
#define UNIT_RECORD_H

#include <earlyrsi/types.h>

/* Records as a boot loader would write them, by docs/kernel/handover.md and not by the probe. */

/* A right record: @length bytes, those beyond version 1.0 counting up. */
void record_make(uint8_t *record, uint32_t version, uint32_t length, uint32_t conduit);

/* A number of 4 bytes at an offset. */
void record_put(uint8_t *record, uint32_t offset, uint32_t value);

/* Make the checksum right for @length bytes, whatever length the record claims. */
void record_seal(uint8_t *record, uint32_t length);

/* CRC-32, the highest bit first. */
uint32_t record_crc(const uint8_t *bytes, uint32_t size);

#endif
