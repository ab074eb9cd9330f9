// SPDX-License-Identifier: BSD-2-Clause
/* The root of the ACPI tables: XSDT and RSDT, which list the others, and the RSDP. */
#include "acpitable.h"

#include "bytes.h"
#include "output/print.h"

/* ACPI 5.2.6 reserves OEMx for tables that nobody else knows. */
#define FILLER		"OEM0"
#define FILLER_OFFSET	0x80000

#define XSDT_ENTRY	8
#define RSDT_ENTRY	4
/* Of a table's header, so that its signature, and a list's entries, are on either side. */
#define SPLIT_HEADER	20
#define SPLIT_RSDP	16

struct list {
	const struct ersi_acpitables *tables;
	const char *name;
	uint8_t *base;
	uint32_t entry_size;
	uint32_t length;
};

static void add(struct list *list, uint64_t address)
{
	if (list->length + list->entry_size > ERSI_ACPI_PLACE_SIZE / 2)
		ersi_print_fail("option acpi: so many entries do not fit into the %s", list->name);
	ersi_bytes_put(list->base + list->length, list->entry_size, address);
	list->length += list->entry_size;
}

/* Entries in front of the real ones, which end a list of so many. */
static void add_fillers(struct list *list)
{
	const struct ersi_acpifault *entries = ersi_acpifault_find(list->tables->faults,
								   list->name,
								   ERSI_ACPIFAULT_ENTRIES);
	uint8_t *filler = (uint8_t *)(list->tables->base + ERSI_ACPI_PLACE_SPARE + FILLER_OFFSET);
	uint64_t i;

	if (!entries)
		return;
	memcpy(filler, list->tables->oem, ERSI_ACPI_HEADER);
	memcpy(filler, FILLER, ERSI_ACPI_SIGNATURE);
	ersi_bytes_put(filler + ERSI_ACPI_LENGTH, 4, ERSI_ACPI_HEADER);
	ersi_acpitable_sum(filler, ERSI_ACPI_CHECKSUM, ERSI_ACPI_HEADER);
	for (i = list->tables->count; i < entries->value; i++)
		add(list, (uint64_t)filler);
}

static void add_table(struct list *list, uint32_t index)
{
	const struct ersi_acpitables *tables = list->tables;
	uint64_t address = (uint64_t)tables->table[index];

	if (index == tables->fadt)
		address = ersi_acpitable_address(tables, "FACP", tables->table[index]);
	if (ersi_acpitable_has(tables, list->name, ERSI_ACPIFAULT_NULL))
		add(list, 0);
	add(list, address);
	if (ersi_acpitable_has(tables, list->name, ERSI_ACPIFAULT_DUPLICATE))
		add(list, address);
}

static uint8_t *write_list(const struct ersi_acpitables *tables, const char *name, uint64_t place,
			   uint32_t entry_size)
{
	struct list list = {
		.tables = tables,
		.name = name,
		.base = ersi_acpitable_place(tables, name, place, SPLIT_HEADER),
		.entry_size = entry_size,
		.length = ERSI_ACPI_HEADER,
	};
	uint32_t i;

	memcpy(list.base, tables->oem, ERSI_ACPI_HEADER);
	memcpy(list.base, name, ERSI_ACPI_SIGNATURE);
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_UNMAPPED))
		add(&list, ERSI_ACPI_NOWHERE);
	add_fillers(&list);
	for (i = 0; i < tables->count; i++)
		add_table(&list, i);
	ersi_bytes_put(list.base + ERSI_ACPI_LENGTH, 4, list.length);
	ersi_acpitable_seal(tables, name, list.base);
	return list.base;
}

static bool wants_rsdt(const struct ersi_acpitables *tables)
{
	uint32_t i;

	if (ersi_acpitable_has(tables, "RSDT", ERSI_ACPIFAULT_NONE))
		return false;
	for (i = 0; i < tables->faults->count; i++)
		if (!memcmp(tables->faults->list[i].table, "RSDT", ERSI_ACPI_SIGNATURE))
			return true;
	return ersi_acpitable_has(tables, "XSDT", ERSI_ACPIFAULT_NONE);
}

static uint64_t write_rsdp(const struct ersi_acpitables *tables, uint64_t xsdt, uint64_t rsdt)
{
	static const char name[] = "RSDP";
	const struct ersi_acpifault *revision = ersi_acpifault_find(tables->faults, name,
								    ERSI_ACPIFAULT_REVISION);
	uint8_t *rsdp = ersi_acpitable_place(tables, name, ERSI_ACPI_PLACE_RSDP, SPLIT_RSDP);
	uint32_t length = ersi_acpitable_length(tables, name, rsdp, ERSI_RSDP_SIZE);

	memcpy(rsdp, "RSD PTR ", 8);
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_SIGNATURE))
		rsdp[0] ^= 'a' - 'A';
	memcpy(rsdp + ERSI_RSDP_OEM, tables->oem + ERSI_ACPI_OEM, ERSI_ACPI_OEM_SIZE);
	rsdp[ERSI_RSDP_REVISION] = revision ? (uint8_t)revision->value : 2;
	ersi_bytes_put(rsdp + ERSI_RSDP_RSDT, 4, rsdt);
	ersi_bytes_put(rsdp + ERSI_RSDP_LENGTH, 4, length);
	ersi_bytes_put(rsdp + ERSI_RSDP_XSDT, 8, xsdt);
	ersi_acpitable_sum(rsdp, ERSI_RSDP_CHECKSUM, ERSI_RSDP_SIZE_1_0);
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_CHECKSUM))
		rsdp[ERSI_RSDP_CHECKSUM]++;
	/* The extended one covers the other, which may be wrong. */
	if (length <= ERSI_ACPI_PLACE_SIZE / 2)
		ersi_acpitable_sum(rsdp, ERSI_RSDP_EXTENDED, length);
	if (ersi_acpitable_has(tables, name, ERSI_ACPIFAULT_EXTENDED))
		rsdp[ERSI_RSDP_EXTENDED]++;
	return ersi_acpitable_address(tables, name, rsdp);
}

uint64_t ersi_acpilist_write(const struct ersi_acpitables *tables)
{
	uint64_t xsdt = 0, rsdt = 0, rsdp;

	if (!ersi_acpitable_has(tables, "XSDT", ERSI_ACPIFAULT_NONE))
		xsdt = ersi_acpitable_address(tables, "XSDT",
					      write_list(tables, "XSDT", ERSI_ACPI_PLACE_XSDT,
							 XSDT_ENTRY));
	if (wants_rsdt(tables))
		rsdt = ersi_acpitable_address(tables, "RSDT",
					      write_list(tables, "RSDT", ERSI_ACPI_PLACE_RSDT,
							 RSDT_ENTRY));
	/* One that nobody names is there all the same: who kexecs would have been told. */
	rsdp = write_rsdp(tables, xsdt, rsdt);
	return ersi_acpitable_has(tables, "RSDP", ERSI_ACPIFAULT_NONE) ? 0 : rsdp;
}
