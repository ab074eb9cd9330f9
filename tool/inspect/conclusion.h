/* SPDX-License-Identifier: BSD-2-Clause */
/* What follows from what the probe found, in words. */
#ifndef ERSI_TOOL_CONCLUSION_H
#define ERSI_TOOL_CONCLUSION_H

#include <stddef.h>

#include "inspection.h"

/* What the sources say together; the command's exit status. */
enum ersi_verdict {
	ERSI_VERDICT_AGREE = 0,
	ERSI_VERDICT_NOTHING = 2,
	ERSI_VERDICT_CONFLICT = 3,
	ERSI_VERDICT_UNUSABLE = 4,
};

enum ersi_verdict ersi_inspect_verdict(const struct ersi_inspection *inspection);

/* One word for it. */
const char *ersi_inspect_verdict_name(enum ersi_verdict verdict);

/* Linux makes the calls of ersi_inspect_calls(), each if the one before allows it. */
bool ersi_inspect_asks(const struct ersi_inspection *inspection);
extern const char *const ersi_inspect_calls[];

/* What Linux concludes, and why, in two sentences for a reader; @size bytes at @text. */
void ersi_inspect_conclude(const struct ersi_inspection *inspection, char *text, size_t size);

/* Whether a finding is worth the reader's attention: there is something, and it is wrong. */
bool ersi_inspect_is_failure(const struct ersi_finding *finding);

/* The table that an ACPI finding's address is in, or NULL. */
const struct ersi_segment *ersi_inspect_segment(const struct ersi_inspection *inspection,
						const struct ersi_finding *acpi);

/* The finding about all sources together, or about the CPU, that ended the probe; or NULL. */
const struct ersi_finding *ersi_inspect_common_failure(const struct ersi_inspection *inspection);

/* Why Linux looks at the ACPI tables, or why not. */
const char *ersi_inspect_why_acpi(const struct ersi_linux *kernel);

#endif
