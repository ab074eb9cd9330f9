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
		err(EXIT_NO_START, "out of memory");
	return object;
}

static void add(struct json_object *to, const char *key, struct json_object *value)
{
	if (json_object_object_add(to, key, need(value)))
		err(EXIT_NO_START, "out of memory");
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
		err(EXIT_NO_START, "out of memory");
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

	add_text(object, "status", ersi_class_name(ersi_finding_class(finding)));
	add_text(object, "reason", ersi_finding_words(finding));
	add_text(object, "conduit", ersi_conduit_name(finding->conduit));
	if (conclusion_is_failure(finding)) {
		add_hex(object, "address", finding->address);
		add_hex(object, "expected", finding->expected);
		add_hex(object, "found", finding->found);
	}
	return object;
}

static struct json_object *make_fdt(const struct inspection *inspection)
{
	const struct ersi_finding *fdt = &inspection->report.sources.found[ERSI_SOURCE_FDT];
	struct json_object *object = make_finding(fdt);

	add_bool(object, "given", inspection->dtb_path);
	if (inspection->dtb_path)
		add_text(object, "from", inspection->dtb_path);
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

static struct json_object *make_acpi(const struct inspection *inspection)
{
	const struct ersi_acpi *acpi = &inspection->acpi_tables;
	const struct memory_segment *segment = conclusion_segment(inspection, &inspection->acpi);
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
	if (segment && conclusion_is_failure(&inspection->acpi))
		add_text(object, "table", segment->name);
	return object;
}

static struct json_object *make_chosen(const struct inspection *inspection)
{
	const struct ersi_finding *chosen = &inspection->report.sources.found[ERSI_SOURCE_CHOSEN];
	bool given = ersi_finding_class(chosen) != ERSI_CLASS_ABSENT;
	struct json_object *object = make_finding(chosen);

	add_bool(object, "given", given);
	if (given)
		add_text(object, "from", inspection->dtb_path);
	return object;
}

static struct json_object *make_together(const struct inspection *inspection)
{
	const struct ersi_sources *sources = &inspection->report.sources;
	const struct ersi_finding *failure = conclusion_common_failure(inspection);
	struct json_object *object = make_finding(&sources->conduit);

	if (sources->decided < ERSI_SOURCES) {
		add_text(object, "decided_by", ersi_source_name(sources->decided));
		add_text(object, "read_with", ersi_source_when(sources->decided));
	}
	if (failure)
		add(object, "failed", make_finding(failure));
	return object;
}

static struct json_object *make_linux(const struct inspection *inspection)
{
	const struct linux_choice *kernel = &inspection->kernel;
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
	for (size_t i = 0; conclusion_asks(inspection) && conclusion_calls[i]; i++)
		json_object_array_add(calls, need(json_object_new_string(conclusion_calls[i])));
	add(object, "asks", calls);
	conclusion_write(inspection, conclusion, sizeof(conclusion));
	add_text(object, "conclusion", conclusion);
	return object;
}

static void print(struct json_object *all, FILE *out)
{
	const char *text = json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN |
							  JSON_C_TO_STRING_NOSLASHESCAPE);

	if (!text)
		err(EXIT_NO_START, "out of memory");
	fprintf(out, "%s\n", text);
	json_object_put(all);
}

void jsonreport_print(const struct inspection *inspection, const char *path, FILE *out)
{
	struct json_object *all = make_object();

	if (path)
		add_text(all, "path", path);
	add(all, "device_tree", make_fdt(inspection));
	add(all, "acpi", make_acpi(inspection));
	add(all, "chosen", make_chosen(inspection));
	add(all, "together", make_together(inspection));
	add(all, "linux", make_linux(inspection));
	add_text(all, "verdict", conclusion_verdict_name(conclusion_verdict(inspection)));
	print(all, out);
}

void jsonreport_print_fault(const char *path, const char *fault, FILE *out)
{
	struct json_object *all = make_object();

	if (path)
		add_text(all, "path", path);
	add_text(all, "fault", fault);
	print(all, out);
}
