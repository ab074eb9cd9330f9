/* SPDX-License-Identifier: BSD-2-Clause */
/* How a run ended, as JSON for programs. The manual page describes its members. */
#ifndef TOOL_SUMMARY_H
#define TOOL_SUMMARY_H

#include "verdict.h"

/*
 * @status: what verdict_say() returned. @boots: how often the guest has been started. A file that
 * cannot be written ends the program.
 */
void summary_write(const char *path, const struct verdict *v, int status, unsigned int boots);

#endif
