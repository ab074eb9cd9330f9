// SPDX-License-Identifier: BSD-2-Clause
#include "acpi.h"

#include <earlyrsi/acpi_abi.h>
#include <earlyrsi/types.h>

#include "machine/arch.h"
#include "machine/idmap.h"

/* RSDP, ACPI 6.5 section 5.2.5.3 */
#define RSDP_REVISION		15
#define RSDP_RSDT		16
#define RSDP_XSDT		24
#define RSDP_SIZE		36
#define TABLES_MAX		128
/* More than any table that the image uses */
#define TABLE_SIZE_MAX		0x40000

/* MADT, section 5.2.12: GICC structures (table 5.37) */
#define MADT_ENTRIES		44
#define MADT_GICC		0xb
#define GICC_FLAGS		12
#define GICC_ENABLED		0x1
#define GICC_MPIDR		68
#define GICC_SIZE		76

/* Serial Port Console Redirection table: a generic address at 40 */
#define SPCR_TYPE		36
#define SPCR_PL011		0x03
#define SPCR_SBSA_32		0x0d
#define SPCR_SBSA		0x0e
#define SPCR_SPACE		40
#define SPCR_ADDRESS		44
#define SPCR_SIZE		52
#define SPACE_MEMORY		0

static uint64_t number(const uint8_t *bytes, uint32_t size)
{
	uint64_t value = 0;

	while (size)
		value = value << 8 | bytes[--size];
	return value;
}

static uint32_t length_of(const uint8_t *table)
{
	return (uint32_t)number(table + ERSI_ACPI_TABLE_LENGTH, 4);
}

/* A table that can be read and is what it should be. */
static bool is_usable(const uint8_t *table, const char *signature)
{
	uint8_t sum = 0;
	uint32_t i;

	if (!idmap_has((uint64_t)table, ERSI_ACPI_TABLE_HEADER) ||
	    memcmp(table, signature, ERSI_ACPI_SIGNATURE_SIZE) ||
	    length_of(table) < ERSI_ACPI_TABLE_HEADER || length_of(table) > TABLE_SIZE_MAX ||
	    !idmap_has((uint64_t)table, length_of(table)))
		return false;
	for (i = 0; i < length_of(table); i++)
		sum = (uint8_t)(sum + table[i]);
	return !sum;
}

static const uint8_t *find_root(uint64_t rsdp, uint32_t *entry_size)
{
	const uint8_t *at = (const uint8_t *)rsdp;
	const uint8_t *root;

	if (!rsdp || !idmap_has(rsdp, RSDP_SIZE))
		return NULL;
	*entry_size = at[RSDP_REVISION] >= 2 ? 8 : 4;
	root = (const uint8_t *)(*entry_size == 8 ? number(at + RSDP_XSDT, 8) :
						    number(at + RSDP_RSDT, 4));
	return is_usable(root, *entry_size == 8 ? "XSDT" : "RSDT") ? root : NULL;
}

static const uint8_t *find_table(uint64_t rsdp, const char *signature)
{
	const uint8_t *root, *table;
	uint32_t size, i;

	root = find_root(rsdp, &size);
	if (!root)
		return NULL;
	for (i = 0; i < TABLES_MAX; i++) {
		if (ERSI_ACPI_TABLE_HEADER + (i + 1) * size > length_of(root))
			return NULL;
		table = (const uint8_t *)number(root + ERSI_ACPI_TABLE_HEADER + i * size, size);
		if (is_usable(table, signature))
			return table;
	}
	return NULL;
}

static void read_cpus(const uint8_t *madt, struct platform *platform)
{
	const uint32_t length = length_of(madt);
	uint32_t at, size;

	for (at = MADT_ENTRIES; at + 2 <= length; at += size) {
		size = madt[at + 1];
		if (size < 2 || size > length - at)
			return;
		if (madt[at] == MADT_GICC && size >= GICC_SIZE &&
		    number(madt + at + GICC_FLAGS, 4) & GICC_ENABLED)
			platform_add_cpu(platform, number(madt + at + GICC_MPIDR, 8) &
					 MPIDR_AFFINITY);
	}
}

static void read_console(const uint8_t *spcr, struct platform *platform)
{
	uint8_t type;

	if (length_of(spcr) < SPCR_SIZE)
		return;
	type = spcr[SPCR_TYPE];
	if (spcr[SPCR_SPACE] == SPACE_MEMORY &&
	    (type == SPCR_PL011 || type == SPCR_SBSA_32 || type == SPCR_SBSA))
		platform->uart = number(spcr + SPCR_ADDRESS, 8);
}

void acpi_read(struct platform *platform)
{
	const uint8_t *madt = find_table(platform->rsdp, "APIC");
	const uint8_t *spcr = find_table(platform->rsdp, "SPCR");

	if (madt && !platform->cpus)
		read_cpus(madt, platform);
	if (spcr && !platform->uart)
		read_console(spcr, platform);
}
