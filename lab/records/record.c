// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
/*
 * The record in which a boot stage hands over the conduit. See docs/lab/records.md.
 */
#include <earlyrsi/env.h>
#include <earlyrsi/handover_abi.h>

#include "record.h"

#define MAJOR(version)	((version) >> 16)

static uint64_t number(const uint8_t *bytes, uint32_t size)
{
	uint64_t value = 0;

	while (size)
		value = value << 8 | bytes[--size];

	return value;
}

/* A record may be anywhere, so it may cross the limit of one mapping. */
static bool copy(void *env, uint64_t pa, uint8_t *to, uint32_t size)
{
	uint32_t rest, count;
	void *va;

	for (; size; size -= count) {
		rest = (uint32_t)(ERSI_ENV_MAP_SIZE - pa % ERSI_ENV_MAP_SIZE);
		count = size < rest ? size : rest;
		va = pa + count < pa ? NULL : ersi_env_map(env, pa, count);
		if (!va)
			return false;
		memcpy(to, va, count);
		ersi_env_unmap(env, va, count);
		to += count;
		pa += count;
	}

	return true;
}

static uint32_t add_to_crc(uint32_t crc, const uint8_t *bytes, uint32_t size)
{
	uint32_t i, bit;

	for (i = 0; i < size; i++) {
		crc ^= bytes[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? ERSI_RECORD_POLYNOMIAL : 0);
	}

	return crc;
}

/* The checksum covers what newer versions have added. */
static bool read_crc(void *env, uint64_t pa, const uint8_t *record, uint32_t length,
		     uint32_t *crc)
{
	uint8_t bytes[ERSI_RECORD_SIZE];
	uint32_t at, size;

	memcpy(bytes, record, sizeof(bytes));
	memset(bytes + ERSI_RECORD_CHECKSUM, 0, sizeof(*crc));
	*crc = add_to_crc(~(uint32_t)0, bytes, sizeof(bytes));

	for (at = ERSI_RECORD_SIZE; at < length; at += size) {
		size = length - at < sizeof(bytes) ? length - at : sizeof(bytes);
		if (!copy(env, pa + at, bytes, size))
			return false;
		*crc = add_to_crc(*crc, bytes, size);
	}

	*crc = ~*crc;
	return true;
}

/* The part that is the same in all versions */
static bool check_frame(void *env, uint64_t pa, const uint8_t *record,
			struct ersi_finding *finding)
{
	uint64_t magic = number(record + ERSI_RECORD_MAGIC, 8);
	uint32_t length = (uint32_t)number(record + ERSI_RECORD_LENGTH, 4);
	uint32_t checksum = (uint32_t)number(record + ERSI_RECORD_CHECKSUM, 4);
	uint32_t crc;

	if (magic != ERSI_RECORD_MAGIC_VALUE)
		return ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, ERSI_RECORD_MAGIC_VALUE,
					magic);
	if (length < ERSI_RECORD_SIZE)
		return ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, ERSI_RECORD_SIZE, length);
	if (length > ERSI_RECORD_SIZE_MAX)
		return ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, ERSI_RECORD_SIZE_MAX,
					length);
	if (!read_crc(env, pa, record, length, &crc))
		return ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, length, 0);
	if (checksum != crc)
		return ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, crc, checksum);

	return true;
}

static void judge(uint64_t pa, const uint8_t *record, struct ersi_finding *finding)
{
	uint32_t version = (uint32_t)number(record + ERSI_RECORD_VERSION, 4);
	uint32_t conduit = (uint32_t)number(record + ERSI_RECORD_CONDUIT, 4);

	if (MAJOR(version) != MAJOR(ERSI_RECORD_VERSION_1_0))
		ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, ERSI_RECORD_VERSION_1_0, version);
	else if (conduit == ERSI_RECORD_SMC)
		ersi_finding_conduit(finding, ERSI_CONDUIT_SMC);
	else if (conduit == ERSI_RECORD_HVC)
		ersi_finding_conduit(finding, ERSI_CONDUIT_HVC);
	else
		ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, ERSI_RECORD_SMC, conduit);
}

void record_find(void *env, uint64_t pa, struct ersi_finding *finding)
{
	uint8_t record[ERSI_RECORD_SIZE];

	ersi_finding_set(finding, ERSI_DIAG_NOT_READ, 0, 0, 0);
	if (!pa)
		return;

	if (!copy(env, pa, record, sizeof(record)))
		ersi_finding_set(finding, ERSI_DIAG_RECORD, pa, sizeof(record), 0);
	else if (check_frame(env, pa, record, finding))
		judge(pa, record, finding);
}
