// SPDX-License-Identifier: BSD-2-Clause
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "tables.h"

void tables_put(struct tables *tables, uint32_t offset, uint64_t value, uint32_t size)
{
	uint32_t i;

	for (i = 0; i < size; i++)
		tables->memory[offset + i] = (uint8_t)(value >> (8 * i));
}

static uint32_t get_length(const struct tables *tables, uint32_t offset)
{
	const uint8_t *bytes = tables->memory + offset + 4;

	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

/* Set the byte at @at so that @size bytes add up to 0. */
static void balance(struct tables *tables, uint32_t offset, uint32_t size, uint32_t at)
{
	uint8_t sum = 0;
	uint32_t i;

	tables->memory[offset + at] = 0;
	for (i = 0; i < size; i++)
		sum = (uint8_t)(sum + tables->memory[offset + i]);
	tables->memory[offset + at] = (uint8_t)-sum;
}

void tables_seal(struct tables *tables, uint32_t offset)
{
	uint32_t length = get_length(tables, offset);

	if (length <= tables->size - offset)
		balance(tables, offset, length, 9);
}

void tables_seal_rsdp(struct tables *tables)
{
	balance(tables, TABLES_RSDP, 20, 8);
	balance(tables, TABLES_RSDP, 36, 32);
}

void tables_table(struct tables *tables, uint32_t offset, const char *signature,
		  uint32_t length, uint8_t revision)
{
	memset(tables->memory + offset, 0, length);
	memcpy(tables->memory + offset, signature, 4);
	tables_put(tables, offset + 4, length, 4);
	tables->memory[offset + 8] = revision;
	memcpy(tables->memory + offset + 10, "OEMID OEMTABLE", 14);
	tables_put(tables, offset + 24, 5, 4);
	memcpy(tables->memory + offset + 28, "INTL", 4);
	tables_put(tables, offset + 32, 0x20230628, 4);
	tables_seal(tables, offset);
}

void tables_fadt(struct tables *tables, uint32_t offset, uint32_t length, uint16_t revision,
		 uint32_t flags, uint16_t arm_flags)
{
	/* Written whole, and then cut: what is behind the end must not count. */
	tables_table(tables, offset, "FACP", TABLES_FADT_SIZE, (uint8_t)(revision >> 8));
	tables_put(tables, offset + 112, flags, 4);
	tables_put(tables, offset + 129, arm_flags, 2);
	tables_put(tables, offset + 131, revision & 0xff, 1);
	tables_put(tables, offset + 140, 0x8123456789abcdef, 8);	/* X_DSDT */
	tables_put(tables, offset + 4, length, 4);
	tables_seal(tables, offset);
}

void tables_root(struct tables *tables, bool xsdt, const uint64_t *entries, uint32_t count)
{
	uint32_t size = xsdt ? 8 : 4, i;

	tables_table(tables, TABLES_ROOT, xsdt ? "XSDT" : "RSDT", 36 + count * size, 1);
	for (i = 0; i < count; i++)
		tables_put(tables, TABLES_ROOT + 36 + i * size, entries[i], size);
	tables_seal(tables, TABLES_ROOT);

	memset(tables->memory + TABLES_RSDP, 0, 36);
	memcpy(tables->memory + TABLES_RSDP, "RSD PTR ", 8);
	tables->memory[TABLES_RSDP + 15] = 2;
	tables_put(tables, TABLES_RSDP + 20, 36, 4);
	tables_put(tables, TABLES_RSDP + (xsdt ? 24 : 16), TABLES_PA + TABLES_ROOT, size);
	tables_seal_rsdp(tables);
}

void tables_make(struct tables *tables, uint32_t size)
{
	const uint64_t entries[] = { TABLES_PA + TABLES_MADT, TABLES_PA + TABLES_FADT };

	memset(tables, 0, sizeof(*tables));
	tables->size = size;
	tables->memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (tables->memory == MAP_FAILED) {
		perror("mmap");
		abort();
	}
	tables->fake.memory = tables->memory;
	tables->fake.memory_pa = TABLES_PA;
	tables->fake.memory_size = size;

	tables_table(tables, TABLES_MADT, "APIC", 44, 6);
	tables_fadt(tables, TABLES_FADT, TABLES_FADT_SIZE, 0x605, ERSI_FADT_HW_REDUCED,
		    ERSI_FADT_PSCI);
	tables_root(tables, true, entries, 2);
}

void tables_free(struct tables *tables)
{
	munmap(tables->memory, tables->size);
}

uint32_t tables_cpio(struct tables *tables, const char *path, uint32_t mode,
		     const void *data, uint32_t size, uint32_t claimed, const char *magic)
{
	uint32_t name_size = (uint32_t)strlen(path) + 1;
	uint32_t at = TABLES_INITRD + tables->initrd_size;
	char header[111];
	uint32_t begin;

	snprintf(header, sizeof(header), "%s%08X%08x%08X%08X%08X%08X%08x%08X%08X%08X%08X%08X%08X",
		 magic, 1, mode, 0, 0, 1, 0, claimed, 0, 0, 0, 0, name_size, 0);
	memcpy(tables->memory + at, header, 110);
	memcpy(tables->memory + at + 110, path, name_size);
	begin = (at + 110 + name_size + 3) & ~3u;
	if (data)
		memcpy(tables->memory + begin, data, size);
	tables->initrd_size = ((begin + size + 3) & ~3u) - TABLES_INITRD;

	return begin;
}

uint32_t tables_file(struct tables *tables, const char *path, const void *data, uint32_t size)
{
	return tables_cpio(tables, path, 0100644, data, size, size, "070701");
}

uint32_t tables_newer(struct tables *tables, uint32_t oem_revision, uint16_t arm_flags)
{
	uint32_t offset = tables_file(tables, "kernel/firmware/acpi/facp.aml",
				      tables->memory + TABLES_FADT, TABLES_FADT_SIZE);

	tables_put(tables, offset + 24, oem_revision, 4);
	tables_put(tables, offset + 129, arm_flags, 2);
	tables_seal(tables, offset);
	return offset;
}

struct ersi_acpi_input tables_input(const struct tables *tables)
{
	return (struct ersi_acpi_input){
		.rsdp = TABLES_PA + TABLES_RSDP,
		.initrd_pa = tables->initrd_size ? TABLES_PA + TABLES_INITRD : 0,
		.initrd_size = tables->initrd_size,
	};
}

void tables_find(struct tables *tables)
{
	const struct ersi_acpi_input input = tables_input(tables);

	tables_find_at(tables, &input);
}

void tables_find_at(struct tables *tables, const struct ersi_acpi_input *input)
{
	memset(&tables->finding, 0xff, sizeof(tables->finding));
	memset(&tables->acpi, 0xff, sizeof(tables->acpi));
	ersi_acpi_find(&tables->fake, input, &tables->finding, &tables->acpi);
}
