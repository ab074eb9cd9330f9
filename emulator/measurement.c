// SPDX-License-Identifier: BSD-2-Clause
#include "measurement.h"

#include <string.h>

#include "lock.h"
#include "sha256.h"

static const uint8_t initial[] = "earlyrsi emulator: nothing was measured";
static uint8_t measurement[ERSI_RSI_MEASUREMENT_LAST + 1][ERSI_SHA256_SIZE];
static struct ersi_lock measurement_lock;

void ersi_measurement_init(void)
{
	ersi_sha256(initial, sizeof(initial) - 1, measurement[ERSI_RSI_MEASUREMENT_INITIAL]);
}

void ersi_measurement_read(uint32_t index, uint8_t *value)
{
	memset(value, 0, ERSI_RSI_MEASUREMENT_SIZE);
	ersi_lock_take(&measurement_lock);
	memcpy(value, measurement[index], ERSI_SHA256_SIZE);
	ersi_lock_release(&measurement_lock);
}

void ersi_measurement_extend(uint32_t index, const uint8_t *data, uint32_t size)
{
	uint8_t input[ERSI_SHA256_INPUT_MAX];

	ersi_lock_take(&measurement_lock);
	memcpy(input, measurement[index], ERSI_SHA256_SIZE);
	memcpy(input + ERSI_SHA256_SIZE, data, size);
	ersi_sha256(input, ERSI_SHA256_SIZE + size, measurement[index]);
	ersi_lock_release(&measurement_lock);
}
