/* SPDX-License-Identifier: BSD-2-Clause */
/* The report for a reader. */
#ifndef TOOL_TEXTREPORT_H
#define TOOL_TEXTREPORT_H

#include <stdio.h>

#include "inspect/inspection.h"

void textreport_print(const struct inspection *inspection, FILE *out);

#endif
