// SPDX-License-Identifier: BSD-2-Clause
#include "bootrecord.h"

#include "bytes.h"
#include "crc32.h"
#include "earlyrsi/record.h"

#define NOWHERE		0x0b000000
#define VERSION_1_1	0x10001
#define VERSION_2_0	0x20000
#define NO_CONDUIT	3

/* The length that it has, and the one that it says. */
struct shape {
	uint32_t version;
	uint32_t size;
	uint32_t length;
	uint32_t conduit;
};

#define RIGHT	ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE, ERSI_RECORD_SMC

static const struct shape shapes[ERSI_RECORD_OPTIONS] = {
	[ERSI_RECORD_OPTION_SMC] = { RIGHT },
	[ERSI_RECORD_OPTION_HVC] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE,
				     ERSI_RECORD_HVC },
	[ERSI_RECORD_OPTION_NEWER] = { VERSION_1_1, ERSI_RECORD_ROOM, ERSI_RECORD_ROOM,
				       ERSI_RECORD_SMC },
	[ERSI_RECORD_OPTION_VERSION] = { VERSION_2_0, ERSI_RECORD_SIZE, ERSI_RECORD_SIZE,
					 ERSI_RECORD_SMC },
	[ERSI_RECORD_OPTION_MAGIC] = { RIGHT },
	[ERSI_RECORD_OPTION_SHORT] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE,
				       ERSI_RECORD_SIZE - 1, ERSI_RECORD_SMC },
	[ERSI_RECORD_OPTION_HUGE] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE, UINT32_MAX,
				      ERSI_RECORD_SMC },
	[ERSI_RECORD_OPTION_CHECKSUM] = { RIGHT },
	[ERSI_RECORD_OPTION_CONDUIT] = { ERSI_RECORD_VERSION_1_0, ERSI_RECORD_SIZE,
					 ERSI_RECORD_SIZE, NO_CONDUIT },
	[ERSI_RECORD_OPTION_LOST] = { RIGHT },
};

uint64_t ersi_record_write(enum ersi_record_option option, uint8_t *record)
{
	const struct shape *shape = &shapes[option];
	uint32_t checksum;

	if (option == ERSI_RECORD_OPTION_NONE)
		return 0;

	memset(record, 0, shape->size);
	ersi_bytes_put(record + ERSI_RECORD_MAGIC, 8, ERSI_RECORD_MAGIC_VALUE);
	ersi_bytes_put(record + ERSI_RECORD_VERSION, 4, shape->version);
	ersi_bytes_put(record + ERSI_RECORD_LENGTH, 4, shape->length);
	ersi_bytes_put(record + ERSI_RECORD_CONDUIT, 4, shape->conduit);
	if (option == ERSI_RECORD_OPTION_MAGIC)
		record[ERSI_RECORD_MAGIC] ^= 0x20;
	checksum = ersi_crc32(record, shape->size);
	if (option == ERSI_RECORD_OPTION_CHECKSUM)
		checksum++;
	ersi_bytes_put(record + ERSI_RECORD_CHECKSUM, 4, checksum);
	return option == ERSI_RECORD_OPTION_LOST ? NOWHERE : (uint64_t)record;
}
