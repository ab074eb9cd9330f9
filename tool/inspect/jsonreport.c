// SPDX-License-Identifier: BSD-2-Clause
/* The same as the text, for programs. Numbers that are addresses or contents are strings. */
#include "jsonreport.h"

#include <err.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "conclusion.h"
#include "exits.h"

static struct json_object *need(struct json_object *object)
{
	if (!object)
		err(ERSI_EXIT_NO_START, "out of memory");
	return object;
}

static void add(struct json_object *to, const char *key, struct json_object *value)
{
	if (json_object_object_add(to, key, need(value)))
		err(ERSI_EXIT_NO_START, "out of memory");
}

static struct json_object *make_object(void)
{
	return need(json_object_new_object());
}

/* JSON is UTF-8; what came from files need not be. */
static void add_text(struct json_object *to, const char *key, const char *text)
{
	char *plain = strdup(text);

	if (!plain)
		err(ERSI_EXIT_NO_START, "out of memory");
	for (char *c = plain; *c; c++)
		*c = *c < ' ' || *c > '~' ? '?' : *c;
	add(to, key, json_object_new_string(plain));
	free(plain);
}

static void add_bool(struct json_object *to, const char *key, bool value)
{
	add(to, key, json_object_new_boolean(value));
}

static void add_number(struct json_object *to, const char *key, uint32_t value)
{
	add(to, key, json_object_new_int64(value));
}

/* Not all programs keep 64 bits of a number. */
static void add_hex(struct json_object *to, const char *key, uint64_t value)
{
	char text[32];

	snprintf(text, sizeof(text), "0x%" PRIx64, value);
	add(to, key, json_object_new_string(text));
}

static struct json_object *make_finding(const struct ersi_finding *finding)
{
	struct json_object *object = make_object();

	add_text(object, "status", ersi_status_name(finding->status));
	add_text(object, "reason", ersi_reason_name(finding->reason));
	add_text(object, "conduit", ersi_conduit_name(finding->conduit));
	return object;
}

static struct json_object *make_note(const struct ersi_inspection *inspection,
				     const struct ersi_note *note)
{
	struct json_object *object = make_object();
	const struct ersi_segment *segment = ersi_inspect_segment(inspection, note);

	add_text(object, "source", ersi_source_name(note->source));
	add_text(object, "field", ersi_field_name(note->field));
	add_text(object, "status", ersi_status_name(note->status));
	add_hex(object, "address", note->address);
	add_hex(object, "expected", note->expected);
	add_hex(object, "found", note->found);
	if (segment)
		add_text(object, "table", segment->name);
	return object;
}

static void add_notes(struct json_object *to, const struct ersi_inspection *inspection,
		      bool common, enum ersi_source source)
{
	struct json_object *list = need(json_object_new_array());

	for (size_t i = 0; i < inspection->env.note_count; i++) {
		const struct ersi_note *note = &inspection->env.notes[i];

		if (ersi_inspect_is_common(note) == common && (common || note->source == source))
			json_object_array_add(list, make_note(inspection, note));
	}
	add(to, "failed", list);
}

static struct json_object *make_fdt(const struct ersi_inspection *inspection)
{
	struct json_object *object = make_finding(&inspection->report.found[ERSI_SOURCE_FDT]);

	add_bool(object, "given", inspection->dtb_path);
	if (inspection->dtb_path)
		add_text(object, "from", inspection->dtb_path);
	add_notes(object, inspection, false, ERSI_SOURCE_FDT);
	return object;
}

static struct json_object *make_fadt(const struct ersi_acpi *acpi)
{
	struct json_object *object = make_object();

	add_hex(object, "address", acpi->fadt_pa);
	add_number(object, "length", acpi->fadt.length);
	add_number(object, "revision", acpi->fadt.revision);
	add_number(object, "minor_revision", acpi->fadt.minor & 0xf);
	add_hex(object, "flags", acpi->fadt.flags);
	add_hex(object, "arm_boot_flags", acpi->fadt.arm_boot_flags);
	add_bool(object, "from_initrd", acpi->replaced_pa);
	return object;
}

static struct json_object *make_acpi(const struct ersi_inspection *inspection)
{
	const struct ersi_acpi *acpi = &inspection->acpi_walk;
	struct json_object *object = make_finding(&inspection->acpi);

	add_bool(object, "given", inspection->acpi_path);
	if (inspection->acpi_path)
		add_text(object, "from", inspection->acpi_path);
	if (inspection->initrd_path)
		add_text(object, "initrd", inspection->initrd_path);
	add_bool(object, "real_addresses", inspection->acpi_real);
	if (acpi->root_pa) {
		add_number(object, "rsdp_revision", acpi->rsdp_revision);
		add_text(object, "root", acpi->is_xsdt ? "XSDT" : "RSDT");
		add_hex(object, "root_address", acpi->root_pa);
		add_number(object, "root_length", acpi->root_length);
	}
	if (acpi->fadt_pa)
		add(object, "fadt", make_fadt(acpi));
	add_notes(object, inspection, false, ERSI_SOURCE_ACPI);
	return object;
}

static struct json_object *make_handover(const struct ersi_inspection *inspection,
					 enum ersi_source source)
{
	struct json_object *object = make_finding(&inspection->report.found[source]);
	const char *path = ersi_inspect_handover_path(inspection, source);

	add_bool(object, "given", path);
	if (path)
		add_text(object, "from", path);
	add_notes(object, inspection, false, source);
	return object;
}

static struct json_object *make_together(const struct ersi_inspection *inspection)
{
	struct json_object *object = make_finding(&inspection->report.conduit);
	enum ersi_source decided = inspection->report.decided;

	if (decided < ERSI_SOURCES) {
		add_text(object, "decided_by", ersi_source_name(decided));
		add_text(object, "read_with", ersi_source_when(decided));
	}
	add_notes(object, inspection, true, ERSI_SOURCE_COUNT);
	return object;
}

static struct json_object *make_linux(const struct ersi_inspection *inspection)
{
	const struct ersi_linux *kernel = &inspection->kernel;
	struct json_object *object = make_object();
	struct json_object *calls = need(json_object_new_array());
	char conclusion[256];

	add_text(object, "command_line", kernel->cmdline);
	add_bool(object, "early_rsi", kernel->early_rsi);
	add_bool(object, "acpi_off", kernel->acpi_off);
	add_bool(object, "acpi_on", kernel->acpi_on);
	add_bool(object, "acpi_force", kernel->acpi_force);
	add_bool(object, "stub_device_tree", kernel->stub);
	add_bool(object, "looks_at_acpi", kernel->uses_acpi);
	for (size_t i = 0; ersi_inspect_asks(inspection) && ersi_inspect_calls[i]; i++)
		json_object_array_add(calls, need(json_object_new_string(ersi_inspect_calls[i])));
	add(object, "asks", calls);
	ersi_inspect_conclude(inspection, conclusion, sizeof(conclusion));
	add_text(object, "conclusion", conclusion);
	return object;
}

void ersi_inspect_print_json(const struct ersi_inspection *inspection, FILE *out)
{
	struct json_object *all = make_object();
	const char *text;

	add(all, "device_tree", make_fdt(inspection));
	add(all, "acpi", make_acpi(inspection));
	add(all, "chosen", make_handover(inspection, ERSI_SOURCE_CHOSEN));
	add(all, "efi_table", make_handover(inspection, ERSI_SOURCE_EFI_TABLE));
	add(all, "boot_record", make_handover(inspection, ERSI_SOURCE_BOOT_RECORD));
	add(all, "together", make_together(inspection));
	add(all, "linux", make_linux(inspection));
	add_text(all, "verdict", ersi_inspect_verdict_name(ersi_inspect_verdict(inspection)));

	text = json_object_to_json_string_ext(all, JSON_C_TO_STRING_PRETTY |
					      JSON_C_TO_STRING_SPACED |
					      JSON_C_TO_STRING_NOSLASHESCAPE);
	if (!text)
		err(ERSI_EXIT_NO_START, "out of memory");
	fprintf(out, "%s\n", text);
	json_object_put(all);
}
