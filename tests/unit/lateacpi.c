// SPDX-License-Identifier: BSD-2-Clause
#include <stdlib.h>

#include <earlyrsi/types.h>

#include "lateacpi.h"

#define KEPT	128	/* tables that Linux keeps */
#define FILES	64	/* tables that it takes from an initrd */

struct upgrade {
	const uint8_t *table;
	bool taken;
};

struct late {
	const struct late_memory *memory;
	struct upgrade upgrades[FILES];
	uint32_t upgrade_count;
	uint32_t fadt_files;	/* FADTs in the initrd, right or not */
	bool odd_fadt_file;	/* one of a size that the probe does not read */
};

static uint64_t number(const uint8_t *bytes, int size)
{
	return size ? bytes[0] | number(bytes + 1, size - 1) << 8 : 0;
}

static const uint8_t *at(const struct late_memory *memory, uint64_t pa, uint64_t size)
{
	if (pa < memory->pa || pa - memory->pa > memory->size ||
	    size > memory->size - (pa - memory->pa))
		return NULL;

	return memory->bytes + (pa - memory->pa);
}

static bool hex(const uint8_t *digits, int count, uint32_t *value)
{
	char text[9] = "", *end;

	memcpy(text, digits, (size_t)count);
	*value = (uint32_t)strtoul(text, &end, 16);
	return end == text + count && !strchr(" +-xX\t\n\v\f\r", text[0]) && text[1] != 'x' &&
	       text[1] != 'X';
}

static void take(struct late *late, const uint8_t *table, uint32_t size)
{
	uint8_t sum = 0;
	uint32_t i;

	if (size < 36 || memcmp(table, "FACP", 4) || number(table + 4, 4) != size)
		return;
	late->fadt_files++;
	late->odd_fadt_file |= size < 132 || size > 0x30000;
	for (i = 0; i < size; i++)
		sum = (uint8_t)(sum + table[i]);
	if (!sum)
		late->upgrades[late->upgrade_count++].table = table;
}

static void read_initrd(struct late *late)
{
	const uint64_t base = late->memory->initrd_pa;
	const uint8_t *initrd = at(late->memory, base, late->memory->initrd_size);
	uint64_t here = 0, size = late->memory->initrd_size, name, data, next;
	uint32_t fields[13], files = 0;
	uint32_t magic;
	int i;

	while (initrd && files < FILES && size - here > 110) {
		if (!initrd[here]) {
			here += 4;
			continue;
		}
		if (!hex(initrd + here, 6, &magic) || magic < 0x070701 || magic > 0x070702)
			return;
		for (i = 0; i < 13; i++)
			if (!hex(initrd + here + 6 + 8 * i, 8, &fields[i]))
				return;
		name = here + 110;
		data = ((base + name + fields[11] + 3) & ~UINT64_C(3)) - base;
		next = ((base + data + fields[6] + 3) & ~UINT64_C(3)) - base;
		if (next > size)
			return;
		if ((fields[1] & 0170000) == 0100000 && fields[11] >= 21 &&
		    !memcmp(initrd + name, "kernel/firmware/acpi/", 21)) {
			files++;
			take(late, initrd + data, fields[6]);
		}
		here = next;
	}
}

static const uint8_t *replace(struct late *late, const uint8_t *fadt)
{
	struct upgrade *upgrade;

	for (upgrade = late->upgrades; upgrade < late->upgrades + late->upgrade_count; upgrade++) {
		if (memcmp(fadt + 10, upgrade->table + 10, 14) || upgrade->taken)
			continue;
		upgrade->taken = true;
		if (number(fadt + 24, 4) < number(upgrade->table + 24, 4))
			return upgrade->table;
	}

	return fadt;
}

/* A table as a whole, which early_memremap() maps by up to 256 KiB of pages. */
static const uint8_t *whole(const struct late_memory *memory, uint64_t pa, uint64_t length)
{
	return length && pa % 4096 + length <= 262144 ? at(memory, pa, length) : NULL;
}

/* What is used instead of a FADT, if it can be mapped; the first upgrade begins a page. */
static const uint8_t *whole_fadt(struct late *late, const uint8_t *fadt)
{
	const struct late_memory *memory = late->memory;
	const uint8_t *used = replace(late, fadt);
	uint64_t length = number(used + 4, 4);

	if (used != fadt)
		return length <= 262144 ? used : NULL;
	return whole(memory, memory->pa + (uint64_t)(fadt - memory->bytes), length);
}

/* Of the mapped table, whatever its length says; but memory must not end there. */
static bool is_sane(const struct late_memory *memory, const uint8_t *fadt)
{
	bool old;

	if (!at(memory, memory->pa + (uint64_t)(fadt - memory->bytes), 132))
		return false;
	old = fadt[8] < 5 || (fadt[8] == 5 && !fadt[131]);
	return (!old || number(fadt + 129, 2)) && number(fadt + 112, 4) & 1 << 20;
}

/* ACPICA's own copy of a FADT, with as much of it as there is */
static uint32_t arm_boot_flags(const uint8_t *fadt)
{
	uint32_t length = (uint32_t)number(fadt + 4, 4);
	uint8_t copy[276] = { 0 };

	memcpy(copy, fadt, length < sizeof(copy) ? length : sizeof(copy));
	return (uint32_t)number(copy + 129, 2);
}

static struct late_acpi conclude(const struct late_memory *memory, const uint8_t *first,
				 const uint8_t *last)
{
	struct late_acpi result = { .used = is_sane(memory, first) };
	uint32_t flags = last ? arm_boot_flags(last) : 0;

	if (result.used && flags & 1)
		result.conduit = flags & 2 ? ERSI_CONDUIT_HVC : ERSI_CONDUIT_SMC;

	return result;
}

struct late_acpi late_acpi_find(const struct late_memory *memory, uint64_t rsdp)
{
	const struct late_acpi nothing = { .used = false };
	struct late late = { .memory = memory };
	const uint8_t *root, *table, *first = NULL, *last = NULL;
	uint64_t root_pa, address, length, offset;
	uint32_t kept = 0, kept_fadts = 0;
	const uint8_t *mapped;
	int size = 8;

	root = at(memory, rsdp, 20);
	if (!root || (root[15] > 1 && !at(memory, rsdp, 36)))
		return nothing;
	root_pa = root[15] > 1 ? number(root + 24, 8) : 0;
	if (!root_pa) {
		size = 4;
		root_pa = number(root + 16, 4);
	}
	root = at(memory, root_pa, 36);
	length = root ? number(root + 4, 4) : 0;
	if (length < 36 + (uint64_t)size || !whole(memory, root_pa, length))
		return nothing;

	read_initrd(&late);
	for (offset = 36; offset + (uint64_t)size <= length; offset += (uint64_t)size) {
		address = number(root + offset, size);
		table = address ? at(memory, address, 36) : NULL;
		if (!table || kept++ >= KEPT || memcmp(table, "FACP", 4))
			continue;
		mapped = whole_fadt(&late, table);
		if (mapped)
			last = mapped;
		if (!kept_fadts++)
			first = mapped;
	}

	if (!kept_fadts && late.upgrade_count)
		return conclude(memory, late.upgrades[0].table, NULL);

	return first ? conclude(memory, first, last) : nothing;
}

/* Bytes that are there, as many as may be mapped at once, and add up to 0 */
static bool is_sound(const struct late_memory *memory, uint64_t pa, uint64_t length)
{
	const uint8_t *bytes = at(memory, pa, length);
	uint8_t sum = 0;

	if (!bytes || pa % 0x10000 + length > 0x40000)
		return false;
	while (length--)
		sum = (uint8_t)(sum + *bytes++);

	return !sum;
}

static bool is_sound_rsdp(const struct late_memory *memory, uint64_t rsdp)
{
	const uint8_t *bytes = at(memory, rsdp, 20);
	uint64_t length;

	if (!bytes || memcmp(bytes, "RSD PTR ", 8) || !is_sound(memory, rsdp, 20))
		return false;
	if (bytes[15] < 2)
		return number(bytes + 16, 4);
	if (!at(memory, rsdp, 36))
		return false;
	length = number(bytes + 20, 4);
	if (length < 36 || length > 0x40000 - rsdp % 0x10000 || !is_sound(memory, rsdp, length))
		return false;

	return number(bytes + 24, 8) || number(bytes + 16, 4);
}

/* What decides in a FADT; its length does not, as it is at least 132. */
static bool same_fadt(const uint8_t *a, const uint8_t *b)
{
	return a[8] == b[8] && !memcmp(a + 112, b + 112, 4) && !memcmp(a + 129, b + 129, 3);
}

/* Each table that is named, and all FADTs the same; @fadts is how many there are. */
static bool are_sound(const struct late_memory *memory, const uint8_t *root, uint64_t length,
		      int size, uint32_t *fadts)
{
	const uint8_t *table, *first = NULL;
	uint32_t tables = 0;
	uint64_t offset, pa;

	for (offset = 36; offset + (uint64_t)size <= length; offset += (uint64_t)size) {
		pa = number(root + offset, size);
		if (!pa)
			continue;
		table = at(memory, pa, 36);
		if (!table || ++tables > KEPT)
			return false;
		if (memcmp(table, "FACP", 4))
			continue;
		if (number(table + 4, 4) < 132 || !is_sound(memory, pa, number(table + 4, 4)) ||
		    (first && !same_fadt(first, table)))
			return false;
		first = table;
		(*fadts)++;
	}

	return true;
}

bool late_acpi_is_sound(const struct late_memory *memory, uint64_t rsdp)
{
	struct late late = { .memory = memory };
	const uint8_t *bytes, *root;
	uint64_t root_pa, length;
	uint32_t fadts = 0;
	bool xsdt;

	if (!is_sound_rsdp(memory, rsdp))
		return false;
	bytes = at(memory, rsdp, 20);
	xsdt = bytes[15] > 1 && number(bytes + 24, 8);
	root_pa = xsdt ? number(bytes + 24, 8) : number(bytes + 16, 4);
	root = at(memory, root_pa, 36);
	if (!root || memcmp(root, xsdt ? "XSDT" : "RSDT", 4))
		return false;
	length = number(root + 4, 4);
	if (length < (xsdt ? 44 : 40))
		return true;
	if (!is_sound(memory, root_pa, length) ||
	    !are_sound(memory, root, length, xsdt ? 8 : 4, &fadts))
		return false;

	if (memory->initrd_pa && (!at(memory, memory->initrd_pa, memory->initrd_size) ||
				  memory->initrd_size >= 0x100000))
		return false;
	read_initrd(&late);
	return !late.odd_fadt_file && (!late.fadt_files || fadts == 1);
}
