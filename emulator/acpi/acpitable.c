// SPDX-License-Identifier: BSD-2-Clause
#include "acpitable.h"

#include "arch.h"
#include "bytes.h"
#include "output/print.h"

/* Linux maps at most so much of a table at once. */
#define WINDOW_SIZE	0x40000

bool ersi_acpitable_has(const struct ersi_acpitables *tables, const char *name,
			enum ersi_acpifault_kind kind)
{
	return ersi_acpifault_find(tables->faults, name, kind);
}

uint8_t *ersi_acpitable_place(const struct ersi_acpitables *tables, const char *name,
			      uint64_t place, uint32_t split)
{
	uint64_t address = tables->base + place;

	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_CROSS_PAGE))
		address += ERSI_PAGE_SIZE - split;
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_CROSS_WINDOW))
		address += WINDOW_SIZE - split;
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_UNALIGNED))
		address++;
	return (uint8_t *)address;
}

uint64_t ersi_acpitable_address(const struct ersi_acpitables *tables, const char *name,
				const uint8_t *table)
{
	return ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_LOST) ? ERSI_ACPI_NOWHERE :
								       (uint64_t)table;
}

uint32_t ersi_acpitable_length(const struct ersi_acpitables *tables, const char *name,
			       const uint8_t *table, uint32_t length)
{
	const struct ersi_acpifault *fault = ersi_acpifault_find(tables->faults, name,
								 ERSI_ACPIFAULT_LENGTH);
	uint64_t beyond = tables->memory_end - (uint64_t)table + ERSI_PAGE_SIZE;

	if (!fault)
		return length;
	if (fault->value != ERSI_ACPIFAULT_BEYOND)
		return (uint32_t)fault->value;
	if (beyond > UINT32_MAX)
		ersi_print_fail("option acpi: no length reaches beyond so much memory; "
				"give QEMU a smaller -m");
	return (uint32_t)beyond;
}

void ersi_acpitable_sum(uint8_t *table, uint32_t offset, uint32_t length)
{
	uint8_t sum = 0;
	uint32_t i;

	table[offset] = 0;
	for (i = 0; i < length; i++)
		sum = (uint8_t)(sum + table[i]);
	table[offset] = (uint8_t)-sum;
}

void ersi_acpitable_seal(const struct ersi_acpitables *tables, const char *name, uint8_t *table)
{
	const struct ersi_acpifault *revision = ersi_acpifault_find(tables->faults, name,
								    ERSI_ACPIFAULT_REVISION);
	uint32_t length = (uint32_t)ersi_bytes_get(table + ERSI_ACPI_LENGTH, 4);

	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_SIGNATURE))
		table[0] ^= 'a' - 'A';
	if (revision)
		table[ERSI_ACPI_REVISION] = (uint8_t)revision->value;
	length = ersi_acpitable_length(tables, name, table, length);
	ersi_bytes_put(table + ERSI_ACPI_LENGTH, 4, length);
	/* What is behind the place is not the table's, whatever its length says. */
	if (length <= ERSI_ACPI_PLACE_SIZE / 2)
		ersi_acpitable_sum(table, ERSI_ACPI_CHECKSUM, length);
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_CHECKSUM))
		table[ERSI_ACPI_CHECKSUM]++;
}
