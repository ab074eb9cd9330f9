/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_TABLES_H
#define UNIT_TABLES_H

/*
 * ACPI tables and an initrd in memory. They are correct as made, and a test then
 * changes them. What a function changes is sealed again: its checksums are right.
 */
#include <earlyrsi/acpi.h>
#include <earlyrsi/conduit.h>

#include "fake.h"

/* Offsets in memory, and its physical address */
#define TABLES_PA	0x80000000
#define TABLES_RSDP	0x10
#define TABLES_FADT	0x1000
#define TABLES_MADT	0x2000
#define TABLES_FADT2	0x3000
#define TABLES_FADT3	0x3800
#define TABLES_ROOT	0x4004		/* 4-byte aligned, but not 8 */
#define TABLES_INITRD	0x200000
#define TABLES_SIZE	0x400000

#define TABLES_FADT_SIZE	276

struct tables {
	struct fake fake;
	uint8_t *memory;
	uint32_t size;
	uint32_t initrd_size;
	struct ersi_finding finding;
	struct ersi_acpi acpi;
};

/* An RSDP of revision 2, an XSDT with MADT and FADT 6.5: PSCI by SMC. No initrd. */
void tables_make(struct tables *tables, uint32_t size);
void tables_free(struct tables *tables);

/* A number of @size bytes at an offset, and whatever it takes to be unaligned. */
void tables_put(struct tables *tables, uint32_t offset, uint64_t value, uint32_t size);

/* Make a table's checksum, or the RSDP's two, right for the length it claims. */
void tables_seal(struct tables *tables, uint32_t offset);
void tables_seal_rsdp(struct tables *tables);

/* Write a table: header as given, @length bytes, of which those after it are 0. */
void tables_table(struct tables *tables, uint32_t offset, const char *signature,
		  uint32_t length, uint8_t revision);

/* Write a FADT of a length, with OEM revision 5. */
void tables_fadt(struct tables *tables, uint32_t offset, uint32_t length, uint16_t revision,
		 uint32_t flags, uint16_t arm_flags);

/* Write the XSDT or RSDT with these entries, and an RSDP that names it. */
void tables_root(struct tables *tables, bool xsdt, const uint64_t *entries, uint32_t count);

/* Add a file to the archive at the initrd's start; returns the offset of its data. */
uint32_t tables_file(struct tables *tables, const char *path, const void *data, uint32_t size);

/* The same, with all that a header can say: mode, and sizes that may be lies. */
uint32_t tables_cpio(struct tables *tables, const char *path, uint32_t mode,
		     const void *data, uint32_t size, uint32_t claimed, const char *magic);

/* Add a copy of the FADT as a file, of this OEM revision; returns its offset. */
uint32_t tables_newer(struct tables *tables, uint32_t oem_revision, uint16_t arm_flags);

/* Where the tables and the initrd are */
struct ersi_acpi_input tables_input(const struct tables *tables);

/* Run ersi_acpi_find() on it. */
void tables_find(struct tables *tables);

/* The same, with the RSDP and the initrd elsewhere. */
void tables_find_at(struct tables *tables, const struct ersi_acpi_input *input);

/* The same, and the result must be this; the contract must be kept. Needs unit.h. */
#define assert_tables(tables, ...) do { \
	tables_find(tables); \
	assert_kept(&(tables)->fake); \
	assert_found(&(tables)->finding, __VA_ARGS__); \
} while (0)

#endif
