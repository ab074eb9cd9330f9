/* SPDX-License-Identifier: BSD-2-Clause */
/* A PE file, as EFI programs are and as kernels with an EFI stub are, too. */
#ifndef TOOL_PE_H
#define TOOL_PE_H

#include <stdbool.h>
#include <stdint.h>

#include "file.h"

#define PE_MACHINE_ARM64	0xaa64

/* The machine that it is for; 0 if it is no PE file. */
uint32_t pe_machine(const struct file *file);

/* Where that machine is not arm64: its name. */
const char *pe_machine_name(uint32_t machine);

/* Is the file shorter than its own headers say? Of a file that pe_machine() knows. */
bool pe_is_truncated(const struct file *file);

#endif
