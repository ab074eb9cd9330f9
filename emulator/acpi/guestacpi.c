// SPDX-License-Identifier: BSD-2-Clause
#include "guestacpi.h"

#include "acpilist.h"
#include "bytes.h"
#include "loader/tableloader.h"
#include "output/print.h"

#define FADT		"FACP"
#define SPLIT_FADT	20

static uint32_t find(const struct acpitables *tables, const char *signature)
{
	uint32_t i;

	for (i = 0; i < tables->count; i++)
		if (!memcmp(tables->table[i], signature, ACPI_SIGNATURE))
			break;
	return i;
}

static void remove_table(struct acpitables *tables, uint32_t index)
{
	for (tables->count--; index < tables->count; index++)
		tables->table[index] = tables->table[index + 1];
}

static void add_table(struct acpitables *tables, uint8_t *table)
{
	if (tables->count == ACPI_TABLES_MAX)
		print_fail("more than %u ACPI tables", ACPI_TABLES_MAX);
	tables->table[tables->count++] = table;
}

static void read_qemu_tables(struct acpitables *tables, uint64_t rsdp)
{
	const uint8_t *xsdt = (const uint8_t *)bytes_get((const uint8_t *)rsdp + RSDP_XSDT, 8);
	uint32_t length, i;

	if (!xsdt)
		print_fail("QEMU's ACPI tables: no XSDT");
	length = (uint32_t)bytes_get(xsdt + ACPI_LENGTH, 4);
	tables->oem = xsdt;
	for (i = ACPI_HEADER; i + 8 <= length; i += 8)
		add_table(tables, (uint8_t *)bytes_get(xsdt + i, 8));
}

/*
 * The DSDT's bridge knows its configuration space without an MCFG (_CBA). So its
 * _HID and _CID, which QEMU spells as text, become ones that no driver knows.
 */
static void hide_pcie(uint8_t *dsdt)
{
	static const char known[] = "PNP0A", unknown[] = "ERS0A";
	uint32_t length = (uint32_t)bytes_get(dsdt + ACPI_LENGTH, 4);
	uint32_t i;

	for (i = ACPI_HEADER; i + sizeof(known) <= length; i++)
		if (!memcmp(dsdt + i, known, sizeof(known) - 1))
			memcpy(dsdt + i, unknown, sizeof(unknown) - 1);
	acpitable_sum(dsdt, ACPI_CHECKSUM, length);
}

/*
 * As in the device tree: no PCIe host if the guest cannot address it. No SRAT either, which
 * QEMU makes for DIMMs.
 */
static void remove_hidden(struct acpitables *tables, uint32_t ipa_width)
{
	uint32_t srat = find(tables, "SRAT"), fadt = find(tables, FADT), mcfg;
	uint8_t *dsdt;

	if (fadt == tables->count)
		print_fail("QEMU's ACPI tables: no FADT");
	dsdt = (uint8_t *)bytes_get(tables->table[fadt] + FADT_X_DSDT, 8);
	if (srat < tables->count)
		remove_table(tables, srat);
	mcfg = find(tables, "MCFG");
	if (mcfg < tables->count &&
	    bytes_get(tables->table[mcfg] + MCFG_BASE, 8) >> (ipa_width - 1)) {
		remove_table(tables, mcfg);
		hide_pcie(dsdt);
	}
}

/* Faults of tables that stay where QEMU's loader put them. */
static void bend_others(const struct acpitables *tables)
{
	static const char *const own[] = { "RSDP", "XSDT", "RSDT", FADT };
	uint32_t i, j;

	for (i = 0; i < tables->faults->count; i++) {
		const char *name = tables->faults->list[i].table;

		for (j = 0; j < sizeof(own) / sizeof(own[0]); j++)
			if (!memcmp(name, own[j], ACPI_SIGNATURE))
				break;
		if (j < sizeof(own) / sizeof(own[0]))
			continue;
		j = find(tables, name);
		if (j == tables->count)
			print_fail("option acpi: QEMU made no table %c%c%c%c", name[0],
				   name[1], name[2], name[3]);
		acpitable_seal(tables, name, tables->table[j]);
	}
}

static void set_version(uint8_t *fadt, uint32_t version)
{
	uint32_t length = version >= 0x60 ? FADT_LENGTH_6_0 :
			  version >= 0x50 ? FADT_LENGTH_5_0 : FADT_LENGTH_3_0;

	fadt[ACPI_REVISION] = (uint8_t)(version >> 4);
	fadt[FADT_MINOR] = version & 0xf;
	bytes_put(fadt + ACPI_LENGTH, 4, length);
	if (version < 0x50)	/* reserved until ACPI 5.1 */
		bytes_put(fadt + FADT_BOOT_FLAGS, 2, 0);
}

static void write_fadt(struct acpitables *tables, enum options_conduit conduit)
{
	const struct acpifault *version = acpifault_find(tables->faults, FADT, ACPIFAULT_VERSION);
	const struct acpifault *flags = acpifault_find(tables->faults, FADT,
						       ACPIFAULT_BOOT_FLAGS);
	uint8_t *fadt = acpitable_place(tables, FADT, ACPI_PLACE_FADT, SPLIT_FADT);
	uint32_t index = find(tables, FADT);

	memcpy(fadt, tables->table[index],
	       (uint32_t)bytes_get(tables->table[index] + ACPI_LENGTH, 4));
	tables->table[index] = fadt;
	tables->fadt = index;
	/* QEMU sets X_DSDT only, which short FADTs lack. All tables are below 4 GiB. */
	bytes_put(fadt + FADT_DSDT, 4, bytes_get(fadt + FADT_X_DSDT, 8));
	bytes_put(fadt + FADT_BOOT_FLAGS, 2,
		  conduit == OPTIONS_CONDUIT_SMC ? FADT_PSCI :
		  conduit == OPTIONS_CONDUIT_HVC ? FADT_PSCI | FADT_HVC : 0);
	if (version)
		set_version(fadt, (uint32_t)version->value);
	if (flags)
		bytes_put(fadt + FADT_BOOT_FLAGS, 2, flags->value);
	if (acpitable_has(tables, FADT, ACPIFAULT_NOT_REDUCED))
		bytes_put(fadt + FADT_FLAGS, 4,
			  bytes_get(fadt + FADT_FLAGS, 4) & ~FADT_HW_REDUCED);
	acpitable_seal(tables, FADT, fadt);
}

/* A copy with the other conduit. */
static void add_second_fadt(struct acpitables *tables)
{
	uint8_t *second = (uint8_t *)(tables->base + ACPI_PLACE_SPARE);

	memcpy(second, tables->table[tables->fadt], FADT_LENGTH_6_0);
	second[FADT_BOOT_FLAGS] ^= FADT_HVC;
	acpitable_sum(second, ACPI_CHECKSUM, (uint32_t)bytes_get(second + ACPI_LENGTH, 4));
	add_table(tables, second);
}

static void order_fadt(struct acpitables *tables)
{
	uint8_t *fadt = tables->table[tables->fadt];

	if (acpitable_has(tables, FADT, ACPIFAULT_TWO))
		add_second_fadt(tables);
	if (acpitable_has(tables, FADT, ACPIFAULT_NONE)) {
		remove_table(tables, tables->fadt);
		tables->fadt = UINT32_MAX;
	} else if (acpitable_has(tables, FADT, ACPIFAULT_LAST)) {
		remove_table(tables, tables->fadt);
		tables->fadt = tables->count;
		add_table(tables, fadt);
	}
}

uint64_t guestacpi_write(const struct options *options, const struct memory *memory,
			 const struct region *region)
{
	const struct region loaded = { region->base, ACPI_PLACE_RSDP };
	struct acpitables tables = {
		.faults = &options->acpi_faults,
		.base = region->base,
		.memory_end = memory->base + memory->guest_size,
	};

	memset((void *)region->base, 0, region->size);
	read_qemu_tables(&tables, tableloader_run(&loaded));
	remove_hidden(&tables, options->ipa_width);
	bend_others(&tables);
	write_fadt(&tables, options->acpi_conduit);
	order_fadt(&tables);
	return acpilist_write(&tables);
}
