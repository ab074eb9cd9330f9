// SPDX-License-Identifier: BSD-2-Clause
#include "efi.h"

#include <earlyrsi/handover_abi.h>
#include <stddef.h>
#include <string.h>

#include "machine/idmap.h"
#include "efiapi.h"
#include "loader.h"

#define MAP_SIZE		0x10000
#define EXIT_TRIES		4
#define TABLES_MAX		256

static const struct guid acpi_20_guid = {
	0x8868e871, 0xe4f1, 0x11d3, { 0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81 }
};
static const struct guid fdt_guid = {
	0xb1b621d5, 0xf19c, 0x41a5, { 0x83, 0x0b, 0xd9, 0x15, 0x2c, 0x69, 0xaa, 0xe0 }
};
static const struct guid loaded_image_guid = LOADED_IMAGE_GUID;

static const struct guid record_guid = ERSI_RECORD_GUID(GUID);

static struct handover handover;
static uint8_t map[MAP_SIZE] __attribute__((aligned(8)));

extern const uint8_t __image_start[], __image_end[];
uint64_t efi_main(void *handle, const struct system_table *system);
void cache_clean(const void *start, const void *end);
__attribute__((noreturn)) void entry_leave_efi(const void *fdt, const struct handover *h);

static const void *find_table(const struct system_table *system, const struct guid *guid)
{
	uint64_t i;

	for (i = 0; i < system->table_count && i < TABLES_MAX; i++)
		if (!memcmp(&system->tables[i].guid, guid, sizeof(*guid)))
			return system->tables[i].table;
	return NULL;
}

static void find_tables(const struct system_table *system, struct handover *to)
{
	to->rsdp = (uint64_t)find_table(system, &acpi_20_guid);
	to->record = (uint64_t)find_table(system, &record_guid);
}

void efi_find_tables(struct handover *to)
{
	const struct system_table *system = to->system;

	if ((uint64_t)system % 8 == 0 && idmap_has((uint64_t)system, sizeof(*system)) &&
	    (uint64_t)system->tables % 8 == 0 && system->table_count <= TABLES_MAX &&
	    idmap_has((uint64_t)system->tables, system->table_count * sizeof(*system->tables)))
		find_tables(system, to);
}

/* UCS-2; a character outside ASCII is in no option. */
static void read_options(const struct system_table *system, void *handle)
{
	void *interface;
	const struct loaded_image *image;
	uint32_t i, length;

	if (system->boot->handle_protocol(handle, &loaded_image_guid, &interface))
		return;
	image = interface;
	length = image->options ? image->options_size / 2 : 0;
	for (i = 0; i < length && i < CMDLINE_SIZE - 1 && image->options[i]; i++)
		handover.cmdline[i] = image->options[i] < 0x80 ? (char)image->options[i] : '?';
}

uint64_t efi_main(void *handle, const struct system_table *system)
{
	const void *fdt = find_table(system, &fdt_guid);
	uint64_t key, size = 0, status = EFI_LOAD_ERROR;
	uint32_t version, i;

	find_tables(system, &handover);
	handover.map = map;
	read_options(system, handle);
	if (loader_wanted(handover.cmdline))
		return loader_run(handle, system, fdt, &handover);
	/* The map may change between the two calls, by a timer of firmware's. */
	for (i = 0; i < EXIT_TRIES && status; i++) {
		size = sizeof(map);
		status = system->boot->get_memory_map(&size, map, &key, &handover.descriptor_size,
						      &version);
		if (!status)
			status = system->boot->exit_boot_services(handle, key);
	}
	if (status) {
		if (system->console)
			system->console->output_string(system->console,
				u"image: cannot exit EFI's boot services\r\n");
		return status;
	}
	handover.map_size = size;
	cache_clean(__image_start, __image_end);
	entry_leave_efi(fdt, &handover);
}

/* A kernel's now: the loader's memory, that of boot services, which have ended, and free memory. */
static bool is_free(uint32_t type)
{
	return (type >= LOADER_CODE && type <= BOOT_SERVICES_DATA) || type == CONVENTIONAL;
}

static bool has_tables(uint32_t type)
{
	return type == RUNTIME_DATA || type == ACPI_RECLAIM || type == ACPI_NVS;
}

void efi_read_memory(const struct handover *from, struct platform *platform)
{
	const struct memory_descriptor *entry;
	uint64_t at, size;

	if (from->descriptor_size < sizeof(*entry) || from->descriptor_size % 8)
		return;
	for (at = 0; at + from->descriptor_size <= from->map_size; at += from->descriptor_size) {
		entry = (const struct memory_descriptor *)(from->map + at);
		if (!(entry->attributes & MEMORY_WB) || entry->pages > UINT64_MAX / EFI_PAGE_SIZE)
			continue;
		size = entry->pages * EFI_PAGE_SIZE;
		if (is_free(entry->type))
			spans_add(&platform->ram, entry->base, size);
		else if (has_tables(entry->type))
			idmap_add(entry->base, size, IDMAP_NORMAL);
	}
}
