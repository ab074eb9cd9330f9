/* SPDX-License-Identifier: BSD-2-Clause */
/* The report for programs, as JSON. */
#ifndef ERSI_TOOL_JSONREPORT_H
#define ERSI_TOOL_JSONREPORT_H

#include <stdio.h>

#include "inspection.h"

void ersi_inspect_print_json(const struct ersi_inspection *inspection, FILE *out);

#endif
