/* SPDX-License-Identifier: BSD-2-Clause */
/* The faults that the option acpi= names: TABLE.FAULT or TABLE.FAULT=NUMBER, in a list. */
#ifndef EMULATOR_ACPIFAULT_H
#define EMULATOR_ACPIFAULT_H

#include <stdbool.h>
#include <stdint.h>

#define ACPIFAULTS_MAX		16
/* A length that ends one page after the guest's memory. */
#define ACPIFAULT_BEYOND	UINT64_MAX

enum acpifault_kind {
	/* of any table */
	ACPIFAULT_CHECKSUM,
	ACPIFAULT_SIGNATURE,
	ACPIFAULT_REVISION,
	ACPIFAULT_LENGTH,
	/* of those that the emulator places: RSDP, XSDT, RSDT, FADT */
	ACPIFAULT_NONE,
	ACPIFAULT_LOST,
	ACPIFAULT_UNALIGNED,
	ACPIFAULT_CROSS_PAGE,
	ACPIFAULT_CROSS_WINDOW,
	/* of the RSDP */
	ACPIFAULT_EXTENDED,
	/* of the lists, XSDT and RSDT */
	ACPIFAULT_PRESENT,
	ACPIFAULT_NULL,
	ACPIFAULT_DUPLICATE,
	ACPIFAULT_UNMAPPED,
	ACPIFAULT_ENTRIES,
	/* of the FADT */
	ACPIFAULT_LAST,
	ACPIFAULT_TWO,
	ACPIFAULT_VERSION,
	ACPIFAULT_BOOT_FLAGS,
	ACPIFAULT_NOT_REDUCED,
};

struct acpifault {
	char table[4];			/* its signature; "RSDP" for the RSDP */
	enum acpifault_kind kind;
	uint64_t value;
};

struct acpifaults {
	uint32_t count;
	struct acpifault list[ACPIFAULTS_MAX];
};

/* Fails with a message on anything unknown or malformed. Changes the text. */
void acpifault_parse(struct acpifaults *faults, char *text);
/* The table's fault of that kind, or NULL. */
const struct acpifault *acpifault_find(const struct acpifaults *faults,
				       const char *table, enum acpifault_kind kind);
#endif
