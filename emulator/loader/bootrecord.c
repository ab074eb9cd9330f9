// SPDX-License-Identifier: BSD-2-Clause
#include "bootrecord.h"

#include "bytes.h"
#include "crc32.h"
#include "earlyrsi/handover_abi.h"

#define NOWHERE		0x0b000000
#define VERSION_1_1	0x10001
#define VERSION_2_0	0x20000
#define NO_CONDUIT	3

/* size is its real length, length the one that it states. */
struct shape {
	uint32_t version;
	uint32_t size;
	uint32_t length;
	uint32_t conduit;
};

#define RIGHT	ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE, ERSI_RECORD_SMC

static const struct shape shapes[BOOTRECORD_COUNT] = {
	[BOOTRECORD_SMC] = { RIGHT },
	[BOOTRECORD_HVC] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE,
				     ERSI_RECORD_HVC },
	[BOOTRECORD_NEWER] = { VERSION_1_1, BOOTRECORD_SIZE_MAX, BOOTRECORD_SIZE_MAX,
				       ERSI_RECORD_SMC },
	[BOOTRECORD_VERSION] = { VERSION_2_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE,
					 ERSI_RECORD_SMC },
	[BOOTRECORD_MAGIC] = { RIGHT },
	[BOOTRECORD_SHORT] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE,
				       ERSI_RECORD_SIZE - 1, ERSI_RECORD_SMC },
	[BOOTRECORD_HUGE] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, UINT32_MAX,
				      ERSI_RECORD_SMC },
	[BOOTRECORD_CHECKSUM] = { RIGHT },
	[BOOTRECORD_CONDUIT] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE,
					 ERSI_RECORD_SIZE, NO_CONDUIT },
	[BOOTRECORD_LOST] = { RIGHT },
};

uint64_t bootrecord_write(enum bootrecord option, uint8_t *record)
{
	const struct shape *shape = &shapes[option];
	uint32_t checksum;

	if (option == BOOTRECORD_NONE)
		return 0;

	memset(record, 0, shape->size);
	bytes_put(record + ERSI_RECORD_MAGIC, 8, ERSI_RECORD_MAGIC_VALUE);
	bytes_put(record + ERSI_RECORD_VERSION, 4, shape->version);
	bytes_put(record + ERSI_RECORD_LENGTH, 4, shape->length);
	bytes_put(record + ERSI_RECORD_CONDUIT, 4, shape->conduit);
	if (option == BOOTRECORD_MAGIC)
		record[ERSI_RECORD_MAGIC] ^= 0x20;
	checksum = crc32(record, shape->size);
	if (option == BOOTRECORD_CHECKSUM)
		checksum++;
	bytes_put(record + ERSI_RECORD_CHECKSUM, 4, checksum);
	return option == BOOTRECORD_LOST ? NOWHERE : (uint64_t)record;
}
