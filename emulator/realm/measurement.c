// SPDX-License-Identifier: BSD-2-Clause
#include "measurement.h"

#include <string.h>

#include "lock.h"

static uint8_t measurement[ERSI_RSI_MEASUREMENT_LAST + 1][CRYPTO_SHA256_SIZE] = {
	[ERSI_RSI_MEASUREMENT_INITIAL] = "earlyrsi: nothing was measured",
};
static struct lock measurement_lock;

void measurement_read(uint32_t index, uint8_t *value)
{
	memset(value, 0, ERSI_RSI_MEASUREMENT_SIZE);
	lock_take(&measurement_lock);
	memcpy(value, measurement[index], CRYPTO_SHA256_SIZE);
	lock_release(&measurement_lock);
}

void measurement_read_all(uint8_t value[ERSI_RSI_MEASUREMENT_LAST + 1][CRYPTO_SHA256_SIZE])
{
	lock_take(&measurement_lock);
	memcpy(value, measurement, sizeof(measurement));
	lock_release(&measurement_lock);
}

void measurement_extend(uint32_t index, const uint8_t *data, uint32_t size)
{
	uint8_t input[CRYPTO_SHA256_SIZE + ERSI_RSI_MEASUREMENT_SIZE];

	lock_take(&measurement_lock);
	memcpy(input, measurement[index], CRYPTO_SHA256_SIZE);
	memcpy(input + CRYPTO_SHA256_SIZE, data, size);
	crypto_sha256(input, CRYPTO_SHA256_SIZE + size, measurement[index]);
	lock_release(&measurement_lock);
}
