// SPDX-License-Identifier: BSD-2-Clause
#include "acpitable.h"

#include "arch.h"
#include "bytes.h"
#include "output/print.h"

/* Linux maps at most this much of a table at a time. */
#define MAPPING_MAX	0x40000

bool acpitable_has(const struct acpitables *tables, const char *name, enum acpifault_kind kind)
{
	return acpifault_find(tables->faults, name, kind);
}

uint8_t *acpitable_place(const struct acpitables *tables, const char *name,
			 uint64_t place, uint32_t split)
{
	uint64_t address = tables->base + place;

	if (acpitable_has(tables, name, ACPIFAULT_CROSS_PAGE))
		address += PAGE_SIZE - split;
	if (acpitable_has(tables, name, ACPIFAULT_CROSS_WINDOW))
		address += MAPPING_MAX - split;
	if (acpitable_has(tables, name, ACPIFAULT_UNALIGNED))
		address++;
	return (uint8_t *)address;
}

uint64_t acpitable_address(const struct acpitables *tables, const char *name,
			   const uint8_t *table)
{
	return acpitable_has(tables, name, ACPIFAULT_LOST) ? ACPI_NOWHERE :
								       (uint64_t)table;
}

uint32_t acpitable_length(const struct acpitables *tables, const char *name,
			  const uint8_t *table, uint32_t length)
{
	const struct acpifault *fault = acpifault_find(tables->faults, name, ACPIFAULT_LENGTH);
	uint64_t beyond = tables->memory_end - (uint64_t)table + PAGE_SIZE;

	if (!fault)
		return length;
	if (fault->value != ACPIFAULT_BEYOND)
		return (uint32_t)fault->value;
	if (beyond > UINT32_MAX)
		print_fail("option acpi: with this much memory no length reaches beyond it; "
			   "give QEMU a smaller -m");
	return (uint32_t)beyond;
}

void acpitable_sum(uint8_t *table, uint32_t offset, uint32_t length)
{
	uint8_t sum = 0;
	uint32_t i;

	table[offset] = 0;
	for (i = 0; i < length; i++)
		sum = (uint8_t)(sum + table[i]);
	table[offset] = (uint8_t)-sum;
}

void acpitable_seal(const struct acpitables *tables, const char *name, uint8_t *table)
{
	const struct acpifault *revision = acpifault_find(tables->faults, name,
							  ACPIFAULT_REVISION);
	uint32_t length = (uint32_t)bytes_get(table + ACPI_LENGTH, 4);

	if (acpitable_has(tables, name, ACPIFAULT_SIGNATURE))
		table[0] ^= 'a' - 'A';
	if (revision)
		table[ACPI_REVISION] = (uint8_t)revision->value;
	length = acpitable_length(tables, name, table, length);
	bytes_put(table + ACPI_LENGTH, 4, length);
	/* A faulty length may exceed the table's room. */
	if (length <= ACPI_PLACE_SIZE / 2)
		acpitable_sum(table, ACPI_CHECKSUM, length);
	if (acpitable_has(tables, name, ACPIFAULT_CHECKSUM))
		table[ACPI_CHECKSUM]++;
}
