/* SPDX-License-Identifier: BSD-2-Clause */
/* All that `earlyrsi inspect` finds out. */
#ifndef ERSI_TOOL_INSPECTION_H
#define ERSI_TOOL_INSPECTION_H

#include <stdbool.h>
#include <stdint.h>

#include <earlyrsi/probe.h>

#include "linux.h"
#include "probeenv.h"

/**
 * struct ersi_inspection - all that was found, for the reports
 * @dtb_path:	where the device tree came from, or NULL
 * @acpi_path:	where the ACPI tables came from, or NULL
 * @initrd_path: where the initrd came from, or NULL
 * @efi_table_path: where the UEFI configuration table came from, or NULL
 * @boot_record_path: where the boot loader's record came from, or NULL
 * @acpi_real:	the tables are at the addresses that they had
 * @el:		the exception level that is assumed
 * @kernel:	what Linux makes of the command line and the device tree
 * @env:	notes and memory
 * @report:	the probe's
 * @acpi:	what the ACPI tables say, also if Linux does not look at them
 * @acpi_walk:	the way to that
 */
struct ersi_inspection {
	const char *dtb_path;
	const char *acpi_path;
	const char *initrd_path;
	const char *efi_table_path;
	const char *boot_record_path;
	bool acpi_real;
	uint8_t el;
	struct ersi_linux kernel;
	struct ersi_inspect_env env;
	struct ersi_report report;
	struct ersi_finding acpi;
	struct ersi_acpi acpi_walk;
};

#endif
