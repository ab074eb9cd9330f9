/* SPDX-License-Identifier: BSD-2-Clause */
/* The machines that a path names: a device tree, ACPI tables, or a folder of such. */
#ifndef TOOL_MACHINES_H
#define TOOL_MACHINES_H

#include <stdbool.h>

/**
 * typedef machines_visit - take a machine
 * @data:	what machines_each() was given
 * @path:	where it is; valid during the call
 * @acpi:	it is a folder of ACPI tables or what acpidump wrote, and not a device tree
 * @fault:	why it cannot be looked at, or NULL
 */
typedef void machines_visit(void *data, const char *path, bool acpi, const char *fault);

/**
 * machines_each() - go through the machines that a path names
 * @path:	a file is a machine, and so is a folder with a FADT: a file FACP, with or without
 *		a suffix, in any case. Other folders are searched in the order of their names,
 *		without what begins with a dot and without links to folders.
 * @visit:	called for each of them; for @path itself, with a fault, if there is none
 * @data:	passed on
 */
void machines_each(const char *path, machines_visit *visit, void *data);

#endif
