/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of earlyrsi inspect, which runs the probe itself on what files say. */
#ifndef ERSI_TOOL_INSPECT_H
#define ERSI_TOOL_INSPECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <earlyrsi/env.h>
#include <earlyrsi/probe.h>

#include "linux.h"
#include "memory.h"

/**
 * struct ersi_inspect_env - the environment that the probe runs in
 * @memory:	what it can map
 * @notes:	the diagnostics it gave, @note_count of them
 * @asked:	it would have called firmware
 */
struct ersi_inspect_env {
	struct ersi_memory memory;
	struct ersi_note *notes;
	size_t note_count;
	bool asked;
};

/**
 * struct ersi_inspection - all that was found, for the reports
 * @dtb_path:	where the device tree came from, or NULL
 * @acpi_path:	where the ACPI tables came from, or NULL
 * @initrd_path: where the initrd came from, or NULL
 * @efi_table_path: where the UEFI configuration table came from, or NULL
 * @boot_record_path: where the boot loader's record came from, or NULL
 * @acpi_real:	the tables are at the addresses that they had
 * @el:		the exception level that is assumed
 * @kernel:	what Linux makes of the command line and the device tree
 * @env:	notes and memory
 * @report:	the probe's
 * @acpi:	what the ACPI tables say, also if Linux does not look at them
 * @acpi_walk:	the way to that
 */
struct ersi_inspection {
	const char *dtb_path;
	const char *acpi_path;
	const char *initrd_path;
	const char *efi_table_path;
	const char *boot_record_path;
	bool acpi_real;
	uint8_t el;
	struct ersi_linux kernel;
	struct ersi_inspect_env env;
	struct ersi_report report;
	struct ersi_finding acpi;
	struct ersi_acpi acpi_walk;
};

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

void ersi_inspect_print_text(const struct ersi_inspection *inspection, FILE *out);
void ersi_inspect_print_json(const struct ersi_inspection *inspection, FILE *out);

#endif
