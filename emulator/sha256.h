/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256, FIPS 180-4. */
#ifndef ERSI_EMULATOR_SHA256_H
#define ERSI_EMULATOR_SHA256_H

#include <stdint.h>

#define ERSI_SHA256_SIZE	32
/* All that is ever hashed: a measurement and what extends it. */
#define ERSI_SHA256_INPUT_MAX	(ERSI_SHA256_SIZE + 64)

/* size: at most ERSI_SHA256_INPUT_MAX bytes. digest may be part of data. */
void ersi_sha256(const uint8_t *data, uint32_t size, uint8_t digest[ERSI_SHA256_SIZE]);
#endif
