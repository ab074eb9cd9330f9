// SPDX-License-Identifier: BSD-2-Clause
/*
 * Started with boot=efi and faulty tables: prints what is there, a line a table,
 * for the script to compare with the fault's name. Follows pointers that a sane
 * reader would not.
 */
#include <string.h>

#include "guest.h"

#define HEADER		36
#define NOWHERE		0x0b000000
#define SUM_MAX		0x100000
#define SIGNATURE	4
#define LOWER		0x20

static const char *sum(uint64_t table, uint64_t length)
{
	uint8_t total = 0;

	if (length > SUM_MAX)
		return "unknown";
	while (length--)
		total = (uint8_t)(total + guest_bytes(table + length, 1));
	return total ? "wrong" : "ok";
}

static void put_signature(const char *name, uint64_t table)
{
	char signature[SIGNATURE + 1] = { 0 };

	memcpy(signature, (const void *)table, SIGNATURE);
	guest_put_word(name, signature);
}

/* The first letter of a signature's fault is in lower case. */
static bool is(uint64_t table, const char *signature)
{
	return (guest_bytes(table, 1) & ~(uint64_t)LOWER) == (uint8_t)signature[0] &&
	       !memcmp((const void *)(table + 1), signature + 1, SIGNATURE - 1);
}

static void dump_header(const char *name, uint64_t table)
{
	uint64_t length = guest_bytes(table + 4, 4);

	guest_puts(name);
	guest_put_field("at", table);
	put_signature("signature", table);
	guest_put_field("revision", guest_bytes(table + 8, 1));
	guest_put_field("length", length);
	guest_put_word("checksum", sum(table, length));
}

static void dump_table(uint64_t table)
{
	if (is(table, "FACP")) {
		dump_header("fadt", table);
		guest_put_field("minor", guest_bytes(table + 131, 1));
		guest_put_field("reduced", guest_bytes(table + 112, 4) >> 20 & 1);
		guest_put_field("boot-flags", guest_bytes(table + 129, 2));
		guest_puts("\n");
	} else if (!is(table, "OEM0")) {
		dump_header("table", table);
		guest_puts("\n");
	}
}

static void dump_list(const char *name, uint64_t list, uint32_t size)
{
	uint64_t length = guest_bytes(list + 4, 4);
	uint64_t null = 0, nowhere = 0, fillers = 0, twice = 0, previous = UINT64_MAX, last = 0;
	uint64_t count, i;

	dump_header(name, list);
	/* A faulty length says nothing of the entries. */
	count = length > SUM_MAX || length < HEADER ? 0 : (length - HEADER) / size;
	for (i = 0; i < count; i++) {
		uint64_t entry = guest_bytes(list + HEADER + i * size, size);

		null += !entry;
		nowhere += entry == NOWHERE;
		fillers += entry && entry != NOWHERE && is(entry, "OEM0");
		twice += entry == previous;
		previous = entry;
		if (entry && entry != NOWHERE)
			last = entry;
	}
	guest_put_field("entries", count);
	guest_put_field("null", null);
	guest_put_field("nowhere", nowhere);
	guest_put_field("fillers", fillers);
	guest_put_field("repeated", twice);
	if (last)
		put_signature("last", last);
	else
		guest_put_word("last", "none");
	guest_puts("\n");
	for (i = 0; i < count; i++) {
		uint64_t entry = guest_bytes(list + HEADER + i * size, size);

		if (entry && entry != NOWHERE && entry < guest.shared)
			dump_table(entry);
	}
}

void guest_dump_acpi(void)
{
	uint64_t rsdp = guest_find_rsdp();
	uint64_t rsdt, xsdt;

	if (!rsdp || rsdp == NOWHERE) {
		guest_puts("rsdp");
		guest_put_field("at", rsdp);
		guest_puts("\n");
		guest_off();
	}
	rsdt = guest_bytes(rsdp + 16, 4);
	xsdt = guest_bytes(rsdp + 24, 8);
	guest_puts("rsdp");
	guest_put_field("at", rsdp);
	put_signature("signature", rsdp);
	guest_put_field("revision", guest_bytes(rsdp + 15, 1));
	guest_put_field("length", guest_bytes(rsdp + 20, 4));
	guest_put_word("checksum", sum(rsdp, 20));
	guest_put_word("extended", sum(rsdp, guest_bytes(rsdp + 20, 4)));
	guest_put_field("rsdt", rsdt);
	guest_put_field("xsdt", xsdt);
	guest_puts("\n");
	if (xsdt && xsdt != NOWHERE)
		dump_list("xsdt", xsdt, 8);
	if (rsdt && rsdt != NOWHERE)
		dump_list("rsdt", rsdt, 4);
	guest_off();
}
