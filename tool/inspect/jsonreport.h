/* SPDX-License-Identifier: BSD-2-Clause */
/* The report for programs, as JSON. */
#ifndef TOOL_JSONREPORT_H
#define TOOL_JSONREPORT_H

#include <stdio.h>

#include "inspection.h"

void jsonreport_print(const struct inspection *inspection, FILE *out);

#endif
