/* SPDX-License-Identifier: BSD-2-Clause */
/* The report for programs: JSON, one line for each machine. @path names it; NULL: nothing does. */
#ifndef TOOL_JSONREPORT_H
#define TOOL_JSONREPORT_H

#include <stdio.h>

#include "inspect/inspection.h"

void jsonreport_print(const struct inspection *inspection, const char *path, FILE *out);

/* Of a machine that could not be inspected */
void jsonreport_print_fault(const char *path, const char *fault, FILE *out);

#endif
