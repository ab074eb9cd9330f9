// SPDX-License-Identifier: BSD-2-Clause
#include "efi.h"

#include "arch.h"
#include "bytes.h"
#include "crc32.h"
#include "earlyrsi/handover_abi.h"

/* The region: one page of firmware's, then the stub's own data with the memory map. */
#define FIRMWARE_SIZE		PAGE_SIZE
#define CONFIG_OFFSET		0x200
#define RUNTIME_OFFSET		0x400
#define VENDOR_OFFSET		0x500
#define INITRD_OFFSET		0x800
#define MEMRESERVE_OFFSET	0xa00
#define RECORD_OFFSET		0xc00
#define MAP_OFFSET		FIRMWARE_SIZE

/* EFI_SYSTEM_TABLE, 4.3 */
#define SYSTEM_SIGNATURE	UINT64_C(0x5453595320494249)	/* "IBI SYST" */
#define SYSTEM_REVISION		8
#define SYSTEM_SIZE_FIELD	12
#define SYSTEM_CRC32		16
#define SYSTEM_VENDOR		24
#define SYSTEM_VENDOR_REVISION	32
#define SYSTEM_TABLES		104
#define SYSTEM_TABLE		112
#define SYSTEM_SIZE		120
#define REVISION_2_10		0x20064

#define GUID_SIZE		16
#define CONFIG_SIZE		24
#define RUNTIME_PROPERTIES_SIZE	8

/* EFI_MEMORY_DESCRIPTOR, 7.2.3 */
#define DESCRIPTOR_SIZE		48
#define DESCRIPTOR_VERSION	1
#define DESCRIPTOR_PHYSICAL	8
#define DESCRIPTOR_PAGES	24
#define DESCRIPTOR_ATTRIBUTE	32
#define MEMORY_WB		0x8
#define LOADER_CODE		1
#define LOADER_DATA		2
#define RUNTIME_DATA		6
#define CONVENTIONAL		7
#define ACPI_RECLAIM		9

static const uint8_t acpi_20_guid[GUID_SIZE] = {
	0x71, 0xe8, 0x68, 0x88, 0xf1, 0xe4, 0xd3, 0x11,
	0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81,
};

static const uint8_t runtime_properties_guid[GUID_SIZE] = {
	0x8a, 0x91, 0x66, 0xeb, 0xef, 0x7e, 0x2a, 0x40,
	0x84, 0x2e, 0x93, 0x1d, 0x21, 0xc3, 0x8a, 0xe9,
};

/* Linux's own: how its stub passes the initrd, and a list of what to leave alone at kexec. */
static const uint8_t initrd_guid[GUID_SIZE] = {
	0x27, 0xe4, 0x68, 0x55, 0xfc, 0x68, 0x3d, 0x4f,
	0xac, 0x74, 0xca, 0x55, 0x52, 0x31, 0xcc, 0x68,
};

static const uint8_t memreserve_guid[GUID_SIZE] = {
	0xc6, 0xb0, 0x8e, 0x88, 0xde, 0x8e, 0xf5, 0x4f,
	0xa8, 0xf0, 0x9a, 0xee, 0x5c, 0xb9, 0x77, 0xc2,
};

#define BYTES2(x)	(x) & 0xff, (x) >> 8 & 0xff
#define BYTES4(x)	BYTES2(x), BYTES2((x) >> 16)
#define GUID(a, b, c, ...)	BYTES4(a), BYTES2(b), BYTES2(c), __VA_ARGS__

static const uint8_t record_guid[GUID_SIZE] = { ERSI_RECORD_GUID(GUID) };

struct map {
	uint8_t *next;
	uint64_t end;		/* of the described part */
	uint32_t size;
};

static void describe(struct map *map, uint32_t type, uint64_t end)
{
	if (end == map->end)
		return;
	bytes_put(map->next, 4, type);
	bytes_put(map->next + DESCRIPTOR_PHYSICAL, 8, map->end);
	bytes_put(map->next + DESCRIPTOR_PAGES, 8, (end - map->end) >> PAGE_SHIFT);
	bytes_put(map->next + DESCRIPTOR_ATTRIBUTE, 8, MEMORY_WB);
	map->next += DESCRIPTOR_SIZE;
	map->size += DESCRIPTOR_SIZE;
	map->end = end;
}

/* In the order of addresses: free up to the region, then the region in whole pages. */
static void describe_region(struct map *map, uint32_t type, const struct region *region)
{
	uint64_t end = region->base + region->size + PAGE_SIZE - 1;

	if (!region->size)
		return;
	describe(map, CONVENTIONAL, region->base & ~(uint64_t)(PAGE_SIZE - 1));
	describe(map, type, end & ~(uint64_t)(PAGE_SIZE - 1));
}

static void write_map(const struct memory *memory, const struct image *image,
		      const struct region *region, const struct region *acpi, struct efi *efi)
{
	const struct region fdt = { memory->base, IMAGE_FDT_SIZE };
	const struct region firmware = { region->base, FIRMWARE_SIZE };
	const struct region stub = { region->base + FIRMWARE_SIZE, FIRMWARE_SIZE };
	struct map map = { (uint8_t *)region->base + MAP_OFFSET, memory->base, 0 };

	describe_region(&map, LOADER_DATA, &fdt);
	describe_region(&map, LOADER_CODE, &image->kernel);
	describe_region(&map, LOADER_DATA, &image->initrd);
	describe_region(&map, RUNTIME_DATA, &firmware);
	describe_region(&map, LOADER_DATA, &stub);
	describe_region(&map, ACPI_RECLAIM, acpi);
	describe(&map, CONVENTIONAL, memory->base + memory->guest_size);
	efi->map = region->base + MAP_OFFSET;
	efi->map_size = map.size;
	efi->descriptor_size = DESCRIPTOR_SIZE;
	efi->descriptor_version = DESCRIPTOR_VERSION;
}

static uint8_t *add_table(uint8_t *config, const uint8_t *guid, const void *table)
{
	memcpy(config, guid, GUID_SIZE);
	bytes_put(config + GUID_SIZE, 8, (uint64_t)table);
	return config + CONFIG_SIZE;
}

/* Returns how many configuration tables there are. */
static uint32_t write_tables(uint8_t *base, const struct image *image, uint64_t rsdp,
			     enum bootrecord record)
{
	uint64_t handover = bootrecord_write(record, base + RECORD_OFFSET);
	uint8_t *config = base + CONFIG_OFFSET, *end = config;
	uint8_t *properties = base + RUNTIME_OFFSET, *initrd = base + INITRD_OFFSET;

	/* Version 1; no service works at run time, as there is no firmware (4.6.2). */
	bytes_put(properties, 2, 1);
	bytes_put(properties + 2, 2, RUNTIME_PROPERTIES_SIZE);
	end = add_table(end, runtime_properties_guid, properties);
	end = add_table(end, memreserve_guid, base + MEMRESERVE_OFFSET);	/* empty */
	if (rsdp)
		end = add_table(end, acpi_20_guid, (const void *)rsdp);
	if (handover)
		end = add_table(end, record_guid, (const void *)handover);
	if (image->initrd.size) {
		bytes_put(initrd, 8, image->initrd.base);
		bytes_put(initrd + 8, 8, image->initrd.size);
		end = add_table(end, initrd_guid, initrd);
	}
	return (uint32_t)(end - config) / CONFIG_SIZE;
}

void efi_write(const struct memory *memory, const struct image *image,
	       const struct region *region, const struct region *acpi,
	       uint64_t rsdp, enum bootrecord record, struct efi *efi)
{
	static const char vendor[] = "earlyrsi";
	uint8_t *base = (uint8_t *)region->base;
	uint32_t i;

	memset(base, 0, region->size);
	for (i = 0; i < sizeof(vendor); i++)
		bytes_put(base + VENDOR_OFFSET + 2 * i, 2, (uint64_t)vendor[i]);
	bytes_put(base, 8, SYSTEM_SIGNATURE);
	bytes_put(base + SYSTEM_REVISION, 4, REVISION_2_10);
	bytes_put(base + SYSTEM_SIZE_FIELD, 4, SYSTEM_SIZE);
	bytes_put(base + SYSTEM_VENDOR, 8, (uint64_t)base + VENDOR_OFFSET);
	bytes_put(base + SYSTEM_VENDOR_REVISION, 4, 1);
	bytes_put(base + SYSTEM_TABLES, 8, write_tables(base, image, rsdp, record));
	bytes_put(base + SYSTEM_TABLE, 8, (uint64_t)base + CONFIG_OFFSET);
	bytes_put(base + SYSTEM_CRC32, 4, crc32(base, SYSTEM_SIZE));
	efi->system_table = region->base;
	write_map(memory, image, region, acpi, efi);
}
