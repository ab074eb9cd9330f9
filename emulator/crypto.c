// SPDX-License-Identifier: BSD-2-Clause
#include "crypto.h"

#include <bearssl.h>

#include "cpu.h"
#include "simd.h"

/* Debian compiles the library to use SIMD registers. Too large for a CPU's stack. */
static struct simd guest_simd[ERSI_CPU_MAX];

static void library_begin(void)
{
	simd_save(&guest_simd[ersi_cpu_this()->index]);
}

static void library_end(void)
{
	simd_restore(&guest_simd[ersi_cpu_this()->index]);
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
