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

/* Whether a note is about what the sources say together, not about one of them. */
bool ersi_inspect_is_common(const struct ersi_note *note);

/* What an address in a note is in, or NULL; offsets in a device tree are in nothing. */
const struct ersi_segment *ersi_inspect_segment(const struct ersi_inspection *inspection,
						const struct ersi_note *note);

/* Where something that may be handed over came from, or NULL if nothing was. */
const char *ersi_inspect_handover_path(const struct ersi_inspection *inspection,
				       enum ersi_source source);

/* Why Linux looks at the ACPI tables, or why not. */
const char *ersi_inspect_why_acpi(const struct ersi_linux *kernel);

#endif
