/* SPDX-License-Identifier: BSD-2-Clause */
/* What all ACPI tables share: formats, addresses, checksums and faults. */
#ifndef EMULATOR_ACPITABLE_H
#define EMULATOR_ACPITABLE_H

#include "acpifault.h"

/* RSDP, ACPI 5.2.5.3 */
#define RSDP_CHECKSUM		8
#define RSDP_OEM		9
#define RSDP_REVISION		15
#define RSDP_RSDT		16
#define RSDP_LENGTH		20
#define RSDP_XSDT		24
#define RSDP_EXTENDED		32
#define RSDP_SIZE		36
#define RSDP_SIZE_1_0		20

/* The header of all other tables, 5.2.6 */
#define ACPI_SIGNATURE		4
#define ACPI_LENGTH		4
#define ACPI_REVISION		8
#define ACPI_CHECKSUM		9
#define ACPI_OEM		10
#define ACPI_OEM_SIZE		6
#define ACPI_HEADER		36

/* FADT, 5.2.9, and how long it was in which version */
#define FADT_DSDT		40
#define FADT_FLAGS		112
#define FADT_HW_REDUCED		(UINT64_C(1) << 20)
#define FADT_BOOT_FLAGS		129
#define FADT_PSCI		0x1
#define FADT_HVC		0x2
#define FADT_MINOR		131
#define FADT_X_DSDT		140
#define FADT_LENGTH_3_0		244
#define FADT_LENGTH_5_0		268
#define FADT_LENGTH_6_0		276

/* MCFG (PCI Firmware Specification): the first bridge's configuration space */
#define MCFG_BASE		44

/* The region: first what QEMU's loader fills, then 1 MiB for each table of the emulator. */
#define ACPI_PLACE_SIZE		0x100000
#define ACPI_PLACE_RSDP		0x100000
#define ACPI_PLACE_XSDT		0x200000
#define ACPI_PLACE_RSDT		0x300000
#define ACPI_PLACE_FADT		0x400000
#define ACPI_PLACE_SPARE	0x500000

/* virt has neither memory nor a device there, whatever its options. */
#define ACPI_NOWHERE		UINT64_C(0x0b000000)
#define ACPI_TABLES_MAX		32

struct acpitables {
	const struct acpifaults *faults;
	uint64_t base;			/* of the region */
	uint64_t memory_end;
	const uint8_t *oem;		/* the header of QEMU's XSDT */
	uint8_t *table[ACPI_TABLES_MAX];	/* what the lists name */
	uint32_t count;
	uint32_t fadt;			/* its index */
};

bool acpitable_has(const struct acpitables *tables, const char *name, enum acpifault_kind kind);
/* The address of the table. split: bytes before a boundary that a fault makes it cross. */
uint8_t *acpitable_place(const struct acpitables *tables, const char *name,
			 uint64_t place, uint32_t split);
/* The address by which other tables know it. */
uint64_t acpitable_address(const struct acpitables *tables, const char *name,
			   const uint8_t *table);
/* Its length, or the one that a fault says. */
uint32_t acpitable_length(const struct acpitables *tables, const char *name,
			  const uint8_t *table, uint32_t length);
/* Makes the bytes from the table's start sum up to zero by the one at offset. */
void acpitable_sum(uint8_t *table, uint32_t offset, uint32_t length);
/* Faults of a header, then a checksum that is right unless it must not be. */
void acpitable_seal(const struct acpitables *tables, const char *name, uint8_t *table);
#endif
