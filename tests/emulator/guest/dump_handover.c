// SPDX-License-Identifier: BSD-2-Clause
/*
 * Prints what is handed over, a line each, for the script to compare with the
 * options: by docs/kernel/handover.md, and with no constant of the emulator's.
 */
#include <libfdt.h>

#include "guest.h"

#define NOWHERE		0x0b000000
#define IMAGE_POINTER	32
#define RECORD_MAX	4096

extern const uint8_t __image_start[];

static uint32_t crc_without(uint64_t record, uint64_t length)
{
	uint32_t crc = UINT32_MAX, bit;
	uint64_t i;

	for (i = 0; i < length; i++) {
		if (i < 16 || i >= 20)
			crc ^= (uint32_t)guest_bytes(record + i, 1);
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
	}
	return ~crc;
}

static const char *checksum(uint64_t record, uint64_t length)
{
	if (length > RECORD_MAX)
		return "unknown";
	/* One that says that it is too short has the checksum of 32 bytes. */
	return guest_bytes(record + 16, 4) == crc_without(record, length < 32 ? 32 : length) ?
		       "ok" : "wrong";
}

static bool is_reserved(uint64_t address)
{
	uint64_t base, size;
	int32_t i;

	for (i = fdt_num_mem_rsv(guest.fdt); i--;)
		if (!fdt_get_mem_rsv(guest.fdt, i, &base, &size) && address - base < size)
			return true;
	return false;
}

static bool is_ram(uint64_t address)
{
	return guest_get_ripas(address & ~(uint64_t)(GUEST_PAGE - 1)) == ERSI_RSI_RIPAS_RAM;
}

static void dump_record(const char *name, uint64_t record)
{
	guest_puts(name);
	if (!record || record == NOWHERE) {
		guest_puts(record ? " nowhere\n" : " none\n");
		return;
	}
	guest_put_word("magic", !memcmp((const void *)record, "EARLYRSI", 8) ? "ok" : "wrong");
	guest_put_field("version", guest_bytes(record + 8, 4));
	guest_put_field("length", guest_bytes(record + 12, 4));
	guest_put_word("checksum", checksum(record, guest_bytes(record + 12, 4)));
	guest_put_field("conduit", guest_bytes(record + 20, 4));
	guest_put_field("reserved", guest_bytes(record + 24, 8));
	guest_put_word("kept", is_reserved(record) ? "tree" : "-");
	guest_put_word("ripas", is_ram(record) ? "ram" : "-");
	guest_puts("\n");
}

static void dump_chosen(void)
{
	const uint8_t *value;
	int32_t length, i;

	value = fdt_getprop(guest.fdt, fdt_path_offset(guest.fdt, "/chosen"),
			    "linux,uefi-arm-psci-conduit", &length);
	guest_puts("chosen");
	if (!value)
		guest_puts(" none");
	for (i = 0; value && i < length; i++) {
		guest_puts(" ");
		guest_put_hex(value[i]);
	}
	guest_puts("\n");
}

void guest_dump_handover(void)
{
	static const uint8_t guid[16] = {
		0x99, 0x03, 0x0e, 0x1a, 0x5a, 0x3f, 0x2b, 0x4e,
		0x94, 0x53, 0x49, 0x54, 0x7d, 0x04, 0xb9, 0x21,
	};

	dump_chosen();
	if (guest_chosen("linux,uefi-system-table"))
		dump_record("efi-table", guest_find_table(guid));
	dump_record("boot-record", guest_bytes((uint64_t)__image_start + IMAGE_POINTER, 8));
	guest_off();
}
