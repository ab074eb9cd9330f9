/* SPDX-License-Identifier: BSD-2-Clause */
/* The text that acpidump writes. */
#ifndef TOOL_ACPIDUMP_H
#define TOOL_ACPIDUMP_H

#include "memory.h"

/* Adds each table at the address that the text gives; a text that is none ends the program. */
void acpidump_read(struct memory *memory, const char *path);

#endif
