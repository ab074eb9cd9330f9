/* SPDX-License-Identifier: BSD-2-Clause */
/* What Linux makes of its command line and its device tree before it looks at any table. */
#ifndef TOOL_LINUX_H
#define TOOL_LINUX_H

#include <stdbool.h>
#include <stdint.h>

/* Linux cuts its command line there (COMMAND_LINE_SIZE on arm64, with the NUL). */
#define LINUX_CMDLINE_SIZE	2048

/**
 * struct linux_choice - Linux' choice between device tree and ACPI
 * @cmdline:	the command line, as far as Linux keeps it
 * @acpi_off:	acpi=off was given
 * @acpi_on:	acpi=on was given
 * @acpi_force:	acpi=force was given
 * @early_rsi:	early detection is on (early_rsi=)
 * @stub:	the device tree is none, or one that asks for ACPI
 * @uses_acpi:	Linux looks at the ACPI tables, if there are any
 */
struct linux_choice {
	char cmdline[LINUX_CMDLINE_SIZE];
	bool acpi_off;
	bool acpi_on;
	bool acpi_force;
	bool early_rsi;
	bool stub;
	bool uses_acpi;
};

/* Takes @cmdline and @stub from a device tree of so many bytes, as far as it can be walked. */
void linux_read_tree(struct linux_choice *kernel, const void *fdt, uint32_t size);

/* Fills in the rest from @cmdline and @stub. */
void linux_choose(struct linux_choice *kernel);

#endif
