/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_LATEACPI_H
#define UNIT_LATEACPI_H

#include <earlyrsi/conduit.h>

/*
 * What a kernel's normal initialisation concludes from its ACPI tables.
 *
 * Written after the rules of ACPICA's root table parser and of Linux'
 * acpi_table_upgrade(), acpi_table_init(), acpi_fadt_sanity_check() and
 * psci_acpi_init(), independently of the probe and with all of memory in reach,
 * to compare the two. It is as careless about checksums as the original.
 */
struct late_acpi {
	bool used;			/* the kernel boots with ACPI */
	enum ersi_conduit conduit;	/* and PSCI is called by this */
};

struct late_memory {
	const uint8_t *bytes;
	uint64_t pa;
	uint64_t size;
	uint64_t initrd_pa;
	uint64_t initrd_size;
};

struct late_acpi late_acpi_find(const struct late_memory *memory, uint64_t rsdp);

/*
 * Whether everything that is read can be read, is within the limits and has
 * correct signatures and checksums. Then the probe must come to a conclusion, even
 * if it is that the tables cannot be used.
 */
bool late_acpi_is_sound(const struct late_memory *memory, uint64_t rsdp);

#endif
