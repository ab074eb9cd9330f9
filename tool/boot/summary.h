/* SPDX-License-Identifier: BSD-2-Clause */
/* How a run ended, as JSON for programs. The manual page describes its members. */
#ifndef TOOL_SUMMARY_H
#define TOOL_SUMMARY_H

#include <stdio.h>

#include "verdict.h"

/*
 * Replaces what an earlier boot wrote. @status: what verdict_say() returned. @boots: how often the
 * guest has been started. Says on standard error if it cannot be written: false.
 */
bool summary_write(FILE *out, const struct verdict *v, int status, unsigned int boots);

#endif
