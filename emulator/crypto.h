/* SPDX-License-Identifier: BSD-2-Clause */
/* Hashes, by BearSSL. They leave the guest's registers alone. */
#ifndef ERSI_EMULATOR_CRYPTO_H
#define ERSI_EMULATOR_CRYPTO_H

#include <stdint.h>

#define CRYPTO_SHA256_SIZE	32

/* digest may be part of data. */
void crypto_sha256(const void *data, uint32_t size, uint8_t digest[CRYPTO_SHA256_SIZE]);
#endif
