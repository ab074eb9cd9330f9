/* SPDX-License-Identifier: BSD-2-Clause */
/* The text that acpidump writes. */
#ifndef ERSI_TOOL_ACPIDUMP_H
#define ERSI_TOOL_ACPIDUMP_H

#include "memory.h"

/* Adds each table at the address that the text gives; a text that is none ends the program. */
void ersi_inspect_read_dump(struct ersi_memory *memory, const char *path);

#endif
