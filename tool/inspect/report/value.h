/* SPDX-License-Identifier: BSD-2-Clause */
/* The numbers of a finding, as a person reads them: finding.h says what each of them is. */
#ifndef TOOL_VALUE_H
#define TOOL_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include <earlyrsi/finding.h>

/* Long enough for any value */
#define VALUE_TEXT	48

/* Writes the expected or the found value of such a finding, without control characters. */
void value_write(enum ersi_diagnosis diagnosis, uint64_t value, char text[VALUE_TEXT]);

#endif
