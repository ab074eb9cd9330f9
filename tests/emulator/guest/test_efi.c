// SPDX-License-Identifier: BSD-2-Clause
/* Started with boot=efi: what the EFI stub would have left, checked as it is without faults. */
#include <libfdt.h>

#include "guest.h"

#define SYSTEM_SIZE		120
#define SYSTEM_CRC32		16
#define SYSTEM_TABLES		104
#define SYSTEM_TABLE		112
#define CONFIG_SIZE		24
#define GUID_SIZE		16
#define DESCRIPTOR_SIZE		48
#define LOADER_CODE		1
#define LOADER_DATA		2
#define ACPI_RECLAIM		9
#define MEMORY_WB		0x8

extern uint8_t __image_end[];

uint64_t guest_bytes(uint64_t address, uint32_t size)
{
	uint64_t value = 0;

	while (size--)
		value = value << 8 | *(const volatile uint8_t *)(address + size);
	return value;
}

uint64_t guest_chosen(const char *name)
{
	int32_t length;
	const void *value = fdt_getprop(guest.fdt, fdt_path_offset(guest.fdt, "/chosen"), name,
					&length);

	if (!value)
		return 0;
	return length == 8 ? fdt64_ld(value) : fdt32_ld(value);
}

uint64_t guest_find_table(const uint8_t guid[16])
{
	uint64_t system = guest_chosen("linux,uefi-system-table");
	uint64_t table = guest_bytes(system + SYSTEM_TABLE, 8);
	uint64_t i;

	for (i = guest_bytes(system + SYSTEM_TABLES, 8); i--; table += CONFIG_SIZE)
		if (!memcmp((const void *)table, guid, GUID_SIZE))
			return guest_bytes(table + GUID_SIZE, 8);
	return 0;
}

uint64_t guest_find_rsdp(void)
{
	static const uint8_t guid[GUID_SIZE] = {
		0x71, 0xe8, 0x68, 0x88, 0xf1, 0xe4, 0xd3, 0x11,
		0xbc, 0x22, 0x00, 0x80, 0xc7, 0x3c, 0x88, 0x81,
	};

	return guest_find_table(guid);
}

/* Type of the memory at the address; 0, which is EfiReservedMemoryType, if there is none. */
static uint64_t type_at(uint64_t address)
{
	uint64_t map = guest_chosen("linux,uefi-mmap-start");
	uint64_t end = map + guest_chosen("linux,uefi-mmap-size");

	for (; map < end; map += DESCRIPTOR_SIZE)
		if (address - guest_bytes(map + 8, 8) < guest_bytes(map + 24, 8) * GUEST_PAGE)
			return guest_bytes(map, 4);
	return 0;
}

static bool map_is_sound(void)
{
	uint64_t map = guest_chosen("linux,uefi-mmap-start");
	uint64_t end = map + guest_chosen("linux,uefi-mmap-size");
	uint64_t next = (uint64_t)guest.fdt;

	for (; map < end; map += DESCRIPTOR_SIZE) {
		if (guest_bytes(map + 8, 8) != next || guest_bytes(map + 32, 8) != MEMORY_WB)
			return false;
		next += guest_bytes(map + 24, 8) * GUEST_PAGE;
	}
	return map == end && next > (uint64_t)__image_end && next <= guest.shared;
}

static uint32_t crc32_of_system_table(uint64_t system)
{
	uint32_t crc = UINT32_MAX, i, bit;

	for (i = 0; i < SYSTEM_SIZE; i++) {
		if (i < SYSTEM_CRC32 || i >= SYSTEM_CRC32 + 4)
			crc ^= (uint32_t)guest_bytes(system + i, 1);
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
	}
	return ~crc;
}

void guest_test_efi(void)
{
	uint64_t system = guest_chosen("linux,uefi-system-table");
	uint64_t map = guest_chosen("linux,uefi-mmap-start");
	int32_t node = fdt_first_subnode(guest.fdt, 0);

	guest_ok(node >= 0 && !strcmp(fdt_get_name(guest.fdt, node, NULL), "chosen") &&
		 fdt_next_subnode(guest.fdt, node) < 0, "efi: the tree has only /chosen");
	guest_is(guest_chosen("linux,uefi-mmap-desc-size"), DESCRIPTOR_SIZE,
		 "efi: size of a descriptor");
	guest_is(guest_chosen("linux,uefi-mmap-desc-ver"), 1, "efi: version of a descriptor");
	guest_ok(!memcmp((const void *)system, "IBI SYST", 8), "efi: the system table's signature");
	guest_is(guest_bytes(system + 12, 4), SYSTEM_SIZE, "efi: the system table's size");
	guest_is(guest_bytes(system + SYSTEM_CRC32, 4), crc32_of_system_table(system),
		 "efi: the system table's CRC");
	guest_ok(map_is_sound(), "efi: the map is of all memory, without holes, write-back");
	guest_is(type_at((uint64_t)guest.fdt), LOADER_DATA, "efi: the tree is loader data");
	guest_is(type_at((uint64_t)__image_end - 1), LOADER_CODE, "efi: the kernel is loader code");
	guest_is(type_at(map), LOADER_DATA, "efi: the map is loader data");
	guest_is(type_at(guest_find_rsdp()), ACPI_RECLAIM, "efi: the tables are ACPI reclaim memory");
	guest_is(guest_get_ripas(guest_find_rsdp()), ERSI_RSI_RIPAS_RAM, "efi: the tables are RAM");
	guest_is(guest_get_ripas(system), ERSI_RSI_RIPAS_RAM, "efi: the system table is RAM");
	guest_plan();
	guest_off();
}
