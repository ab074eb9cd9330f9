/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The Realm's measurements, SHA-256 (DEN0137 A7.1): 0 is the initial one, here a text that
 * says so; 1 to 4 can be extended.
 */
#ifndef EMULATOR_MEASUREMENT_H
#define EMULATOR_MEASUREMENT_H

#include <stdint.h>

#include "crypto.h"
#include "earlyrsi/rsi_abi.h"

/* value: ERSI_RSI_MEASUREMENT_SIZE bytes, the hash, then zeros. */
void measurement_read(uint32_t index, uint8_t *value);
/* All at one moment. */
void measurement_read_all(uint8_t value[ERSI_RSI_MEASUREMENT_LAST + 1][CRYPTO_SHA256_SIZE]);
/* size: at most ERSI_RSI_MEASUREMENT_SIZE bytes. */
void measurement_extend(uint32_t index, const uint8_t *data, uint32_t size);
#endif
