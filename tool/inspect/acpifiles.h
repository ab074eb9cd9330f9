/* SPDX-License-Identifier: BSD-2-Clause */
/* ACPI tables out of files, in memory as firmware would have left them. */
#ifndef TOOL_ACPIFILES_H
#define TOOL_ACPIFILES_H

#include <stdbool.h>
#include <stdint.h>

#include "args.h"
#include "memory.h"

/* Base of tables whose addresses are unknown: above everything that is 32 bits wide */
#define ACPIFILES_BASE		0x100000000

/**
 * acpifiles_load() - put tables into memory
 * @memory:	receives them
 * @path:	a folder with one table a file, one table, or a text that acpidump wrote
 * @real:	set if the tables are at the addresses that they had
 * @rsdp:	receives the physical address of the RSDP
 * @ignored:	receives the names of files in the folder that are not tables
 * @fault:	says why it failed, see fault.h
 *
 * Only a text says where the tables were, and only if it has the RSDP as well.
 * Otherwise they are laid out one after the other, in the order of their file
 * names or of the text, and an XSDT and an RSDP are made for them.
 *
 * Return: whether there are tables there, and all of them could be read.
 */
bool acpifiles_load(struct memory *memory, const char *path, bool *real, uint64_t *rsdp,
		    struct args *ignored, char **fault);

#endif
