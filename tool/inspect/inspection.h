/* SPDX-License-Identifier: BSD-2-Clause */
/* All that `earlyrsi inspect` finds out. */
#ifndef TOOL_INSPECTION_H
#define TOOL_INSPECTION_H

#include <stdbool.h>
#include <stdint.h>

#include <earlyrsi/probe.h>

#include "linux.h"
#include "probeenv.h"

/**
 * struct inspection - all that was found, for the reports
 * @dtb_path:	where the device tree came from, or NULL
 * @acpi_path:	where the ACPI tables came from, or NULL
 * @initrd_path: where the initrd came from, or NULL
 * @acpi_real:	the tables are at the addresses that they had
 * @el:		the exception level that is assumed
 * @kernel:	what Linux makes of the command line and the device tree
 * @env:	the environment of the probe
 * @report:	the probe's report
 * @acpi:	the finding in the ACPI tables, even if Linux does not read them
 * @acpi_tables: the tables that were read for it
 */
struct inspection {
	const char *dtb_path;
	const char *acpi_path;
	const char *initrd_path;
	bool acpi_real;
	uint8_t el;
	struct linux_choice kernel;
	struct probeenv env;
	struct ersi_report report;
	struct ersi_finding acpi;
	struct ersi_acpi acpi_tables;
};

#endif
