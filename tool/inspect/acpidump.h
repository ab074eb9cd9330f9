/* SPDX-License-Identifier: BSD-2-Clause */
/* The text that acpidump writes. */
#ifndef TOOL_ACPIDUMP_H
#define TOOL_ACPIDUMP_H

#include <stdbool.h>

#include "memory.h"

/* Adds each table at the address that the text gives; false if it is no such text, see fault.h. */
bool acpidump_read(struct memory *memory, const char *path, char **fault);

#endif
