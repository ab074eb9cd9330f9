/* SPDX-License-Identifier: BSD-2-Clause */
/* The faults that the option acpi= names: TABLE.FAULT or TABLE.FAULT=NUMBER, in a list. */
#ifndef ERSI_EMULATOR_ACPIFAULT_H
#define ERSI_EMULATOR_ACPIFAULT_H

#include <stdbool.h>
#include <stdint.h>

#define ERSI_ACPIFAULTS_MAX	16
/* A length that ends one page behind the guest's memory. */
#define ERSI_ACPIFAULT_BEYOND	UINT64_MAX

enum ersi_acpifault_kind {
	/* of any table */
	ERSI_ACPIFAULT_CHECKSUM,
	ERSI_ACPIFAULT_SIGNATURE,
	ERSI_ACPIFAULT_REVISION,
	ERSI_ACPIFAULT_LENGTH,
	/* of those that the emulator places: RSDP, XSDT, RSDT, FADT */
	ERSI_ACPIFAULT_NONE,
	ERSI_ACPIFAULT_LOST,
	ERSI_ACPIFAULT_UNALIGNED,
	ERSI_ACPIFAULT_CROSS_PAGE,
	ERSI_ACPIFAULT_CROSS_WINDOW,
	/* of the RSDP */
	ERSI_ACPIFAULT_EXTENDED,
	/* of the lists, XSDT and RSDT */
	ERSI_ACPIFAULT_PRESENT,
	ERSI_ACPIFAULT_NULL,
	ERSI_ACPIFAULT_DUPLICATE,
	ERSI_ACPIFAULT_UNMAPPED,
	ERSI_ACPIFAULT_ENTRIES,
	/* of the FADT */
	ERSI_ACPIFAULT_LAST,
	ERSI_ACPIFAULT_TWO,
	ERSI_ACPIFAULT_VERSION,
	ERSI_ACPIFAULT_BOOT_FLAGS,
	ERSI_ACPIFAULT_NOT_REDUCED,
};

struct ersi_acpifault {
	char table[4];			/* its signature; "RSDP" for the RSDP */
	enum ersi_acpifault_kind kind;
	uint64_t value;
};

struct ersi_acpifaults {
	uint32_t count;
	struct ersi_acpifault list[ERSI_ACPIFAULTS_MAX];
};

/* Fails with a message on anything unknown or malformed. Changes the text. */
void ersi_acpifault_parse(struct ersi_acpifaults *faults, char *text);
/* The table's fault of that kind, or NULL. */
const struct ersi_acpifault *ersi_acpifault_find(const struct ersi_acpifaults *faults,
						 const char *table,
						 enum ersi_acpifault_kind kind);
#endif
