// SPDX-License-Identifier: BSD-2-Clause OR GPL-2.0-only
#include <earlyrsi/acpi_abi.h>

#include "bytes.h"
#include "table.h"

/* FADT: offsets of fields (ACPI 6.5, table 5.9) */
#define FADT_FLAGS	112
#define FADT_ARM_FLAGS	129
#define FADT_MINOR	131

uint32_t ersi_table_length(const uint8_t *header)
{
	return (uint32_t)ersi_bytes_number(header + ERSI_ACPI_TABLE_LENGTH, sizeof(uint32_t));
}

bool ersi_table_is_fadt(const uint8_t *header)
{
	return !memcmp(header, "FACP", ERSI_ACPI_SIGNATURE_SIZE);
}

bool ersi_table_read_fadt(struct ersi_stream *stream, const uint8_t *header, uint32_t size,
			  struct ersi_fadt *fadt, uint8_t *sum)
{
	uint32_t used = size < ERSI_FADT_LEAST ? size : ERSI_FADT_LEAST;
	uint8_t bytes[ERSI_FADT_LEAST] = { 0 };

	memcpy(bytes, header, ERSI_ACPI_TABLE_HEADER);
	if (!ersi_stream_read(stream, bytes + ERSI_ACPI_TABLE_HEADER,
			      used - ERSI_ACPI_TABLE_HEADER))
		return false;

	fadt->length = size;
	fadt->revision = bytes[ERSI_ACPI_TABLE_REVISION];
	fadt->flags = (uint32_t)ersi_bytes_number(bytes + FADT_FLAGS, sizeof(fadt->flags));
	fadt->arm_boot_flags = (uint16_t)ersi_bytes_number(bytes + FADT_ARM_FLAGS,
							   sizeof(fadt->arm_boot_flags));
	fadt->minor = bytes[FADT_MINOR];

	*sum = ersi_bytes_sum(bytes, used);
	return ersi_stream_sum(stream, size - used, sum);
}
