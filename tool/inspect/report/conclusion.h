/* SPDX-License-Identifier: BSD-2-Clause */
/* What follows from what the probe found, in words. */
#ifndef TOOL_CONCLUSION_H
#define TOOL_CONCLUSION_H

#include <stddef.h>

#include "inspect/inspection.h"

/* What the sources say together; the command's exit status. */
enum conclusion_verdict {
	CONCLUSION_AGREE = 0,
	CONCLUSION_NOTHING = 2,
	CONCLUSION_CONFLICT = 3,
	CONCLUSION_UNUSABLE = 4,
};

enum conclusion_verdict conclusion_verdict(const struct inspection *inspection);

/* One word for it. */
const char *conclusion_verdict_name(enum conclusion_verdict verdict);

/* Whether the CPU that is assumed has EL3 */
bool conclusion_has_el3(const struct inspection *inspection);

/* Linux makes the calls of conclusion_calls(), each if the one before allows it. */
bool conclusion_asks(const struct inspection *inspection);
extern const char *const conclusion_calls[];

/* What Linux concludes, and why, in two sentences for a reader; @size bytes at @text. */
void conclusion_write(const struct inspection *inspection, char *text, size_t size);

/* Whether a finding is worth the reader's attention: there is something, and it is wrong. */
bool conclusion_is_failure(const struct ersi_finding *finding);

/* The table that an ACPI finding's address is in, or NULL. */
const struct memory_segment *conclusion_segment(const struct inspection *inspection,
						const struct ersi_finding *acpi);

/* The finding about all sources together, or about the CPU, that ended the probe; or NULL. */
const struct ersi_finding *conclusion_common_failure(const struct inspection *inspection);

/* Why Linux looks at the ACPI tables, or why not. */
const char *conclusion_why_acpi(const struct linux_choice *kernel);

#endif
