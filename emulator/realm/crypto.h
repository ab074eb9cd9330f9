/* SPDX-License-Identifier: BSD-2-Clause */
/* Hashes and signatures, by BearSSL. They leave the guest's registers alone. */
#ifndef EMULATOR_CRYPTO_H
#define EMULATOR_CRYPTO_H

#include <stdint.h>

#define CRYPTO_SHA256_SIZE	32
#define CRYPTO_KEY_SIZE		48	/* of a private key, and of a public key's coordinate */
#define CRYPTO_SIGNATURE_SIZE	96

struct crypto_bytes {
	const void *at;
	uint32_t size;
};

/* digest may be part of data. */
void crypto_sha256(const void *data, uint32_t size, uint8_t digest[CRYPTO_SHA256_SIZE]);

/*
 * ES384 (RFC 9053 section 2.1) of both parts, one after the other. Deterministic (RFC 6979):
 * the emulator has no source of randomness.
 */
void crypto_sign(const uint8_t key[CRYPTO_KEY_SIZE], const struct crypto_bytes message[2],
		 uint8_t signature[CRYPTO_SIGNATURE_SIZE]);
#endif
