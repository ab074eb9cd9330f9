// SPDX-License-Identifier: BSD-2-Clause
/* The root of the ACPI tables: XSDT and RSDT, which list the others, and the RSDP. */
#include "acpilist.h"

#include "bytes.h"
#include "output/print.h"

/* ACPI 5.2.6 reserves OEMx for private tables. */
#define FILLER		"OEM0"
#define FILLER_OFFSET	0x80000

#define XSDT_ENTRY	8
#define RSDT_ENTRY	4
/* Of a table's header, so that its signature, and a list's entries, are on either side. */
#define SPLIT_HEADER	20
#define SPLIT_RSDP	16

struct list {
	const struct acpitables *tables;
	const char *name;
	uint8_t *base;
	uint32_t entry_size;
	uint32_t length;
};

static void add(struct list *list, uint64_t address)
{
	if (list->length + list->entry_size > ACPI_PLACE_SIZE / 2)
		print_fail("option acpi: so many entries do not fit into the %s", list->name);
	bytes_put(list->base + list->length, list->entry_size, address);
	list->length += list->entry_size;
}

/* Entries in front of the real ones, which end a list of so many. */
static void add_fillers(struct list *list)
{
	const struct acpifault *entries = acpifault_find(list->tables->faults,
							 list->name, ACPIFAULT_ENTRIES);
	uint8_t *filler = (uint8_t *)(list->tables->base + ACPI_PLACE_SPARE + FILLER_OFFSET);
	uint64_t i;

	if (!entries)
		return;
	memcpy(filler, list->tables->oem, ACPI_HEADER);
	memcpy(filler, FILLER, ACPI_SIGNATURE);
	bytes_put(filler + ACPI_LENGTH, 4, ACPI_HEADER);
	acpitable_sum(filler, ACPI_CHECKSUM, ACPI_HEADER);
	for (i = list->tables->count; i < entries->value; i++)
		add(list, (uint64_t)filler);
}

static void add_table(struct list *list, uint32_t index)
{
	const struct acpitables *tables = list->tables;
	uint64_t address = (uint64_t)tables->table[index];

	if (index == tables->fadt)
		address = acpitable_address(tables, "FACP", tables->table[index]);
	if (acpitable_has(tables, list->name, ACPIFAULT_NULL))
		add(list, 0);
	add(list, address);
	if (acpitable_has(tables, list->name, ACPIFAULT_DUPLICATE))
		add(list, address);
}

static uint8_t *write_list(const struct acpitables *tables, const char *name, uint64_t place,
			   uint32_t entry_size)
{
	struct list list = {
		.tables = tables,
		.name = name,
		.base = acpitable_place(tables, name, place, SPLIT_HEADER),
		.entry_size = entry_size,
		.length = ACPI_HEADER,
	};
	uint32_t i;

	memcpy(list.base, tables->oem, ACPI_HEADER);
	memcpy(list.base, name, ACPI_SIGNATURE);
	if (acpitable_has(tables, name, ACPIFAULT_UNMAPPED))
		add(&list, ACPI_NOWHERE);
	add_fillers(&list);
	for (i = 0; i < tables->count; i++)
		add_table(&list, i);
	bytes_put(list.base + ACPI_LENGTH, 4, list.length);
	acpitable_seal(tables, name, list.base);
	return list.base;
}

static bool wants_rsdt(const struct acpitables *tables)
{
	uint32_t i;

	if (acpitable_has(tables, "RSDT", ACPIFAULT_NONE))
		return false;
	for (i = 0; i < tables->faults->count; i++)
		if (!memcmp(tables->faults->list[i].table, "RSDT", ACPI_SIGNATURE))
			return true;
	return acpitable_has(tables, "XSDT", ACPIFAULT_NONE);
}

static uint64_t write_rsdp(const struct acpitables *tables, uint64_t xsdt, uint64_t rsdt)
{
	static const char name[] = "RSDP";
	const struct acpifault *revision = acpifault_find(tables->faults, name,
							  ACPIFAULT_REVISION);
	uint8_t *rsdp = acpitable_place(tables, name, ACPI_PLACE_RSDP, SPLIT_RSDP);
	uint32_t length = acpitable_length(tables, name, rsdp, RSDP_SIZE);

	memcpy(rsdp, "RSD PTR ", 8);
	if (acpitable_has(tables, name, ACPIFAULT_SIGNATURE))
		rsdp[0] ^= 'a' - 'A';
	memcpy(rsdp + RSDP_OEM, tables->oem + ACPI_OEM, ACPI_OEM_SIZE);
	rsdp[RSDP_REVISION] = revision ? (uint8_t)revision->value : 2;
	bytes_put(rsdp + RSDP_RSDT, 4, rsdt);
	bytes_put(rsdp + RSDP_LENGTH, 4, length);
	bytes_put(rsdp + RSDP_XSDT, 8, xsdt);
	acpitable_sum(rsdp, RSDP_CHECKSUM, RSDP_SIZE_1_0);
	if (acpitable_has(tables, name, ACPIFAULT_CHECKSUM))
		rsdp[RSDP_CHECKSUM]++;
	/* The extended one covers the other, which may be wrong. */
	if (length <= ACPI_PLACE_SIZE / 2)
		acpitable_sum(rsdp, RSDP_EXTENDED, length);
	if (acpitable_has(tables, name, ACPIFAULT_EXTENDED))
		rsdp[RSDP_EXTENDED]++;
	return acpitable_address(tables, name, rsdp);
}

uint64_t acpilist_write(const struct acpitables *tables)
{
	uint64_t xsdt = 0, rsdt = 0, rsdp;

	if (!acpitable_has(tables, "XSDT", ACPIFAULT_NONE))
		xsdt = acpitable_address(tables, "XSDT",
					 write_list(tables, "XSDT", ACPI_PLACE_XSDT, XSDT_ENTRY));
	if (wants_rsdt(tables))
		rsdt = acpitable_address(tables, "RSDT",
					 write_list(tables, "RSDT", ACPI_PLACE_RSDT, RSDT_ENTRY));
	/* An RSDP that EFI does not name is there nevertheless; only kexec would know it. */
	rsdp = write_rsdp(tables, xsdt, rsdt);
	return acpitable_has(tables, "RSDP", ACPIFAULT_NONE) ? 0 : rsdp;
}
