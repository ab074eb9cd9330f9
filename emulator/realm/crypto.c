// SPDX-License-Identifier: BSD-2-Clause
#include "crypto.h"

#include <bearssl.h>

#include "el2/cpu.h"
#include "el2/simd.h"
#include "output/print.h"

/* Debian compiles the library to use SIMD registers. Too large for a CPU's stack. */
static struct simd guest_simd[CPU_MAX];

static void library_begin(void)
{
	simd_save(&guest_simd[cpu_this()->index]);
}

static void library_end(void)
{
	simd_restore(&guest_simd[cpu_this()->index]);
}

void crypto_sha256(const void *data, uint32_t size, uint8_t digest[CRYPTO_SHA256_SIZE])
{
	br_sha256_context context;

	library_begin();
	br_sha256_init(&context);
	br_sha256_update(&context, data, size);
	br_sha256_out(&context, digest);
	library_end();
}

void crypto_sign(const uint8_t key[CRYPTO_KEY_SIZE], const struct crypto_bytes message[2],
		 uint8_t signature[CRYPTO_SIGNATURE_SIZE])
{
	const br_ec_private_key private = {
		.curve = BR_EC_secp384r1,
		.x = (uint8_t *)(uintptr_t)key,
		.xlen = CRYPTO_KEY_SIZE,
	};
	uint8_t hash[br_sha384_SIZE];
	br_sha384_context context;
	size_t size;

	library_begin();
	br_sha384_init(&context);
	br_sha384_update(&context, message[0].at, message[0].size);
	br_sha384_update(&context, message[1].at, message[1].size);
	br_sha384_out(&context, hash);
	size = br_ecdsa_i31_sign_raw(&br_ec_prime_i31, &br_sha384_vtable, hash, &private,
				     signature);
	library_end();
	if (size != CRYPTO_SIGNATURE_SIZE)
		print_fail("a token cannot be signed; this is a bug in the emulator");
}
