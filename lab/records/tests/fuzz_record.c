// SPDX-License-Identifier: BSD-2-Clause
/*
 * Any bytes as a record. Besides what the sanitizers check, the environment's
 * contract must be kept, a finding must make sense, and a record must name a conduit
 * if and only if it does so by a second, independent reader.
 *
 * The first byte of the input: bit 0, repair the checksum, since the fuzzer will
 * not guess it; the others, where in a page the record begins.
 */
#include <stdlib.h>

#include "lab/records/record.h"
#include "tests/unit/fake.h"

#include "sample.h"

/* What can be mapped at once ends behind this page. */
#define MEMORY_PA	(ERSI_ENV_MAP_SIZE - 0x1000)
#define RECORD_MAX	0x2000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static uint32_t number(const uint8_t *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

static enum ersi_conduit read_record(uint8_t *record, uint32_t size)
{
	uint32_t checksum, length, conduit;

	if (size < 32 || memcmp(record, "EARLYRSI", 8))
		return ERSI_CONDUIT_NONE;
	length = number(record + 12);
	if (length < 32 || length > 4096 || length > size)
		return ERSI_CONDUIT_NONE;
	checksum = number(record + 16);
	sample_seal(record, length);
	conduit = number(record + 20);
	if (checksum != number(record + 16) || number(record + 8) >> 16 != 1)
		return ERSI_CONDUIT_NONE;

	return conduit == 1 ? ERSI_CONDUIT_HVC : conduit == 2 ? ERSI_CONDUIT_SMC :
								ERSI_CONDUIT_NONE;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fake fake = { .memory_pa = MEMORY_PA };
	struct ersi_finding finding;
	uint32_t length;

	if (size < 2 || size > RECORD_MAX)
		return 0;
	fake.memory_pa += 0x1000 - (data[0] >> 1);
	fake.memory_size = (uint32_t)size - 1;
	fake.memory = malloc(size - 1);
	require(fake.memory);
	memcpy(fake.memory, data + 1, size - 1);
	if (data[0] & 1 && fake.memory_size >= 32) {
		length = number(fake.memory + 12);
		sample_seal(fake.memory, length >= 20 && length <= fake.memory_size ? length : 32);
	}

	record_find(&fake, fake.memory_pa, &finding);
	require(!fake_verify(&fake));
	require((finding.diagnosis == ERSI_DIAG_FOUND) == (finding.conduit != ERSI_CONDUIT_NONE));
	require(finding.diagnosis == ERSI_DIAG_FOUND || finding.diagnosis == ERSI_DIAG_RECORD);
	require(finding.conduit == read_record(fake.memory, fake.memory_size));

	free(fake.memory);
	return 0;
}
