// SPDX-License-Identifier: BSD-2-Clause
#include "guestacpi.h"

#include "acpitable.h"
#include "bytes.h"
#include "loader/tableloader.h"
#include "output/print.h"

#define FADT		"FACP"
#define SPLIT_FADT	20

static uint32_t find(const struct ersi_acpitables *tables, const char *signature)
{
	uint32_t i;

	for (i = 0; i < tables->count; i++)
		if (!memcmp(tables->table[i], signature, ERSI_ACPI_SIGNATURE))
			break;
	return i;
}

static void remove_table(struct ersi_acpitables *tables, uint32_t index)
{
	for (tables->count--; index < tables->count; index++)
		tables->table[index] = tables->table[index + 1];
}

static void add_table(struct ersi_acpitables *tables, uint8_t *table)
{
	if (tables->count == ERSI_ACPI_TABLES_MAX)
		ersi_print_fail("more than %u ACPI tables", ERSI_ACPI_TABLES_MAX);
	tables->table[tables->count++] = table;
}

static void read_qemu_tables(struct ersi_acpitables *tables, uint64_t rsdp)
{
	const uint8_t *xsdt = (const uint8_t *)ersi_bytes_get((const uint8_t *)rsdp +
							      ERSI_RSDP_XSDT, 8);
	uint32_t length, i;

	if (!xsdt)
		ersi_print_fail("QEMU's ACPI tables: no XSDT");
	length = (uint32_t)ersi_bytes_get(xsdt + ERSI_ACPI_LENGTH, 4);
	tables->oem = xsdt;
	for (i = ERSI_ACPI_HEADER; i + 8 <= length; i += 8)
		add_table(tables, (uint8_t *)ersi_bytes_get(xsdt + i, 8));
}

/*
 * The DSDT's bridge knows its configuration space without an MCFG (_CBA). So its
 * _HID and _CID, which QEMU spells as text, become ones that no driver knows.
 */
static void hide_pcie(uint8_t *dsdt)
{
	static const char known[] = "PNP0A", unknown[] = "ERS0A";
	uint32_t length = (uint32_t)ersi_bytes_get(dsdt + ERSI_ACPI_LENGTH, 4);
	uint32_t i;

	for (i = ERSI_ACPI_HEADER; i + sizeof(known) <= length; i++)
		if (!memcmp(dsdt + i, known, sizeof(known) - 1))
			memcpy(dsdt + i, unknown, sizeof(unknown) - 1);
	ersi_acpitable_sum(dsdt, ERSI_ACPI_CHECKSUM, length);
}

/*
 * As in the device tree: no PCIe host where the guest has not its addresses, and
 * nothing of the DIMM, for which QEMU makes an SRAT.
 */
static void remove_hidden(struct ersi_acpitables *tables, uint32_t ipa_width)
{
	uint32_t srat = find(tables, "SRAT"), fadt = find(tables, FADT), mcfg;
	uint8_t *dsdt;

	if (fadt == tables->count)
		ersi_print_fail("QEMU's ACPI tables: no FADT");
	dsdt = (uint8_t *)ersi_bytes_get(tables->table[fadt] + ERSI_FADT_X_DSDT, 8);
	if (srat < tables->count)
		remove_table(tables, srat);
	mcfg = find(tables, "MCFG");
	if (mcfg < tables->count &&
	    ersi_bytes_get(tables->table[mcfg] + ERSI_MCFG_BASE, 8) >> (ipa_width - 1)) {
		remove_table(tables, mcfg);
		hide_pcie(dsdt);
	}
}

/* Faults of tables that stay where QEMU's loader put them. */
static void bend_others(const struct ersi_acpitables *tables)
{
	static const char *const own[] = { "RSDP", "XSDT", "RSDT", FADT };
	uint32_t i, j;

	for (i = 0; i < tables->faults->count; i++) {
		const char *name = tables->faults->list[i].table;

		for (j = 0; j < sizeof(own) / sizeof(own[0]); j++)
			if (!memcmp(name, own[j], ERSI_ACPI_SIGNATURE))
				break;
		if (j < sizeof(own) / sizeof(own[0]))
			continue;
		j = find(tables, name);
		if (j == tables->count)
			ersi_print_fail("option acpi: QEMU made no table %c%c%c%c", name[0],
					name[1], name[2], name[3]);
		ersi_acpitable_seal(tables, name, tables->table[j]);
	}
}

static void set_version(uint8_t *fadt, uint32_t version)
{
	uint32_t length = version >= 0x60 ? ERSI_FADT_LENGTH_6_0 :
			  version >= 0x50 ? ERSI_FADT_LENGTH_5_0 : ERSI_FADT_LENGTH_3_0;

	fadt[ERSI_ACPI_REVISION] = (uint8_t)(version >> 4);
	fadt[ERSI_FADT_MINOR] = version & 0xf;
	ersi_bytes_put(fadt + ERSI_ACPI_LENGTH, 4, length);
	if (version < 0x50)	/* reserved, long before 5.1 gave them a meaning */
		ersi_bytes_put(fadt + ERSI_FADT_BOOT_FLAGS, 2, 0);
}

static void write_fadt(struct ersi_acpitables *tables, enum ersi_conduit_option conduit)
{
	const struct ersi_acpifault *version = ersi_acpifault_find(tables->faults, FADT,
								   ERSI_ACPIFAULT_VERSION);
	const struct ersi_acpifault *flags = ersi_acpifault_find(tables->faults, FADT,
								 ERSI_ACPIFAULT_BOOT_FLAGS);
	uint8_t *fadt = ersi_acpitable_place(tables, FADT, ERSI_ACPI_PLACE_FADT, SPLIT_FADT);
	uint32_t index = find(tables, FADT);

	memcpy(fadt, tables->table[index],
	       (uint32_t)ersi_bytes_get(tables->table[index] + ERSI_ACPI_LENGTH, 4));
	tables->table[index] = fadt;
	tables->fadt = index;
	/* QEMU has the DSDT behind where the short ones end, and all is below 4 GiB. */
	ersi_bytes_put(fadt + ERSI_FADT_DSDT, 4, ersi_bytes_get(fadt + ERSI_FADT_X_DSDT, 8));
	ersi_bytes_put(fadt + ERSI_FADT_BOOT_FLAGS, 2,
		       conduit == ERSI_CONDUIT_SMC ? ERSI_FADT_PSCI :
		       conduit == ERSI_CONDUIT_HVC ? ERSI_FADT_PSCI | ERSI_FADT_HVC : 0);
	if (version)
		set_version(fadt, (uint32_t)version->value);
	if (flags)
		ersi_bytes_put(fadt + ERSI_FADT_BOOT_FLAGS, 2, flags->value);
	if (ersi_acpitable_has(tables, FADT, ERSI_ACPIFAULT_NOT_REDUCED))
		ersi_bytes_put(fadt + ERSI_FADT_FLAGS, 4,
			       ersi_bytes_get(fadt + ERSI_FADT_FLAGS, 4) & ~ERSI_FADT_HW_REDUCED);
	ersi_acpitable_seal(tables, FADT, fadt);
}

/* The same once more, with the other conduit. */
static void add_second_fadt(struct ersi_acpitables *tables)
{
	uint8_t *second = (uint8_t *)(tables->base + ERSI_ACPI_PLACE_SPARE);

	memcpy(second, tables->table[tables->fadt], ERSI_FADT_LENGTH_6_0);
	second[ERSI_FADT_BOOT_FLAGS] ^= ERSI_FADT_HVC;
	ersi_acpitable_sum(second, ERSI_ACPI_CHECKSUM,
			   (uint32_t)ersi_bytes_get(second + ERSI_ACPI_LENGTH, 4));
	add_table(tables, second);
}

static void order_fadt(struct ersi_acpitables *tables)
{
	uint8_t *fadt = tables->table[tables->fadt];

	if (ersi_acpitable_has(tables, FADT, ERSI_ACPIFAULT_TWO))
		add_second_fadt(tables);
	if (ersi_acpitable_has(tables, FADT, ERSI_ACPIFAULT_NONE)) {
		remove_table(tables, tables->fadt);
		tables->fadt = UINT32_MAX;
	} else if (ersi_acpitable_has(tables, FADT, ERSI_ACPIFAULT_LAST)) {
		remove_table(tables, tables->fadt);
		tables->fadt = tables->count;
		add_table(tables, fadt);
	}
}

uint64_t ersi_acpi_write(const struct ersi_options *options, const struct ersi_memory *memory,
			 const struct ersi_region *region)
{
	const struct ersi_region loaded = { region->base, ERSI_ACPI_PLACE_RSDP };
	struct ersi_acpitables tables = {
		.faults = &options->acpi_faults,
		.base = region->base,
		.memory_end = memory->base + memory->guest_size,
	};

	memset((void *)region->base, 0, region->size);
	read_qemu_tables(&tables, ersi_tableloader_run(&loaded));
	remove_hidden(&tables, options->ipa_width);
	bend_others(&tables);
	write_fadt(&tables, options->acpi_conduit);
	order_fadt(&tables);
	return ersi_acpilist_write(&tables);
}
