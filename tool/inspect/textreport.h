/* SPDX-License-Identifier: BSD-2-Clause */
/* The report for a reader. */
#ifndef ERSI_TOOL_TEXTREPORT_H
#define ERSI_TOOL_TEXTREPORT_H

#include <stdio.h>

#include "inspection.h"

void ersi_inspect_print_text(const struct ersi_inspection *inspection, FILE *out);

#endif
