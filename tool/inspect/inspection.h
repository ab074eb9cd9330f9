/* SPDX-License-Identifier: BSD-2-Clause */
/* All that `earlyrsi inspect` finds out about one machine. */
#ifndef TOOL_INSPECTION_H
#define TOOL_INSPECTION_H

#include <stdbool.h>
#include <stdint.h>

#include <earlyrsi/probe.h>

#include "args.h"
#include "linux.h"
#include "probeenv.h"

/**
 * struct inspection - a machine, and all that was found, for the reports
 * @dtb_path:	where the device tree comes from, or NULL
 * @acpi_path:	where the ACPI tables come from, or NULL
 * @initrd_path: where the initrd comes from, or NULL
 * @cmdline:	the kernel command line; NULL for the device tree's
 * @el:		the exception level that is assumed
 * @id_aa64pfr0: the CPU's ID_AA64PFR0_EL1 that is assumed
 * @fault:	why nothing was found; NULL if all files could be read
 * @acpi_ignored: files beside the ACPI tables that are none
 * @acpi_real:	the tables are at the addresses that they had
 * @kernel:	what Linux makes of the command line and the device tree
 * @env:	the environment of the probe
 * @report:	the probe's report
 * @fdt_node:	path of the node that the finding in the device tree is about, or NULL
 * @acpi:	the finding in the ACPI tables, even if Linux does not read them
 * @acpi_tables: the tables that were read for it
 */
struct inspection {
	const char *dtb_path;
	const char *acpi_path;
	const char *initrd_path;
	const char *cmdline;
	uint8_t el;
	uint64_t id_aa64pfr0;
	char *fault;
	struct args acpi_ignored;
	bool acpi_real;
	struct linux_choice kernel;
	struct probeenv env;
	struct ersi_report report;
	char *fdt_node;
	struct ersi_finding acpi;
	struct ersi_acpi acpi_tables;
};

/* Fills in the rest from the paths and assumptions; false if there is a @fault. */
bool inspection_run(struct inspection *inspection);

void inspection_free(struct inspection *inspection);

#endif
