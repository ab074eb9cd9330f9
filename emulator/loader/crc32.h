/* SPDX-License-Identifier: BSD-2-Clause */
/* The CRC of EFI's tables and of handover records (IEEE 802.3). */
#ifndef EMULATOR_CRC32_H
#define EMULATOR_CRC32_H

#include <stdint.h>

uint32_t crc32(const uint8_t *bytes, uint32_t size);
#endif
