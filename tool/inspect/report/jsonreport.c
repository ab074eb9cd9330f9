// SPDX-License-Identifier: BSD-2-Clause
/* The same as the text, for programs. Numbers that are addresses or contents are strings. */
#include "jsonreport.h"

#include "conclusion.h"
#include "jsonvalue.h"
#include "value.h"

/* Of docs/user/inspect.schema.json; a change that programs have to know of makes it another one. */
#define FORMAT	1

static void add_words(struct json_object *to, const char *key, const struct ersi_finding *finding,
		      uint64_t value)
{
	char text[VALUE_TEXT];

	value_write(finding->diagnosis, value, text);
	jsonvalue_add_text(to, key, text);
}

static struct json_object *make_finding(const struct ersi_finding *finding)
{
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_text(object, "status", ersi_class_name(ersi_finding_class(finding)));
	jsonvalue_add_text(object, "reason", ersi_finding_words(finding));
	jsonvalue_add_text(object, "conduit", ersi_conduit_name(finding->conduit));
	if (conclusion_is_failure(finding)) {
		jsonvalue_add_hex(object, "address", finding->address);
		jsonvalue_add_hex(object, "expected", finding->expected);
		jsonvalue_add_hex(object, "found", finding->found);
		add_words(object, "expected_text", finding, finding->expected);
		add_words(object, "found_text", finding, finding->found);
	}
	return object;
}

static struct json_object *make_fdt(const struct inspection *inspection)
{
	const struct ersi_finding *fdt = &inspection->report.sources.found[ERSI_SOURCE_FDT];
	struct json_object *object = make_finding(fdt);

	if (inspection->fdt_node)
		jsonvalue_add_text(object, "node", inspection->fdt_node);
	jsonvalue_add_bool(object, "given", inspection->dtb_path);
	if (inspection->dtb_path)
		jsonvalue_add_text(object, "from", inspection->dtb_path);
	return object;
}

static struct json_object *make_fadt(const struct ersi_acpi *acpi)
{
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_hex(object, "address", acpi->fadt_pa);
	jsonvalue_add_number(object, "length", acpi->fadt.length);
	jsonvalue_add_number(object, "revision", acpi->fadt.revision);
	jsonvalue_add_number(object, "minor_revision", acpi->fadt.minor & 0xf);
	jsonvalue_add_hex(object, "flags", acpi->fadt.flags);
	jsonvalue_add_hex(object, "arm_boot_flags", acpi->fadt.arm_boot_flags);
	jsonvalue_add_bool(object, "from_initrd", acpi->replaced_pa);
	return object;
}

static struct json_object *make_texts(const struct args *texts)
{
	struct json_object *array = jsonvalue_array();

	for (size_t i = 0; i < texts->count; i++)
		jsonvalue_append_text(array, texts->list[i]);
	return array;
}

static struct json_object *make_acpi(const struct inspection *inspection)
{
	const struct ersi_acpi *acpi = &inspection->acpi_tables;
	const struct memory_segment *segment = conclusion_segment(inspection, &inspection->acpi);
	struct json_object *object = make_finding(&inspection->acpi);

	jsonvalue_add_bool(object, "given", inspection->acpi_path);
	if (inspection->acpi_path)
		jsonvalue_add_text(object, "from", inspection->acpi_path);
	if (inspection->initrd_path)
		jsonvalue_add_text(object, "initrd", inspection->initrd_path);
	if (inspection->acpi_ignored.count)
		jsonvalue_add(object, "ignored", make_texts(&inspection->acpi_ignored));
	jsonvalue_add_bool(object, "real_addresses", inspection->acpi_real);
	if (acpi->root_pa) {
		jsonvalue_add_number(object, "rsdp_revision", acpi->rsdp_revision);
		jsonvalue_add_text(object, "root", acpi->is_xsdt ? "XSDT" : "RSDT");
		jsonvalue_add_hex(object, "root_address", acpi->root_pa);
		jsonvalue_add_number(object, "root_length", acpi->root_length);
	}
	if (acpi->fadt_pa)
		jsonvalue_add(object, "fadt", make_fadt(acpi));
	if (segment && conclusion_is_failure(&inspection->acpi))
		jsonvalue_add_text(object, "table", segment->name);
	return object;
}

static struct json_object *make_chosen(const struct inspection *inspection)
{
	const struct ersi_finding *chosen = &inspection->report.sources.found[ERSI_SOURCE_CHOSEN];
	bool given = ersi_finding_class(chosen) != ERSI_CLASS_ABSENT;
	struct json_object *object = make_finding(chosen);

	jsonvalue_add_bool(object, "given", given);
	if (given)
		jsonvalue_add_text(object, "from", inspection->dtb_path);
	return object;
}

static struct json_object *make_together(const struct inspection *inspection)
{
	const struct ersi_sources *sources = &inspection->report.sources;
	const struct ersi_finding *failure = conclusion_common_failure(inspection);
	struct json_object *object = make_finding(&sources->conduit);

	if (sources->decided < ERSI_SOURCES) {
		jsonvalue_add_text(object, "decided_by", ersi_source_name(sources->decided));
		jsonvalue_add_text(object, "read_with", ersi_source_when(sources->decided));
	}
	if (failure)
		jsonvalue_add(object, "failed", make_finding(failure));
	return object;
}

static struct json_object *make_assumed(const struct inspection *inspection)
{
	struct json_object *object = jsonvalue_object();

	jsonvalue_add_number(object, "el", inspection->el);
	jsonvalue_add_bool(object, "el3", conclusion_has_el3(inspection));
	return object;
}

static struct json_object *make_linux(const struct inspection *inspection)
{
	const struct linux_choice *kernel = &inspection->kernel;
	struct json_object *object = jsonvalue_object();
	struct json_object *calls = jsonvalue_array();
	char conclusion[256];

	jsonvalue_add_text(object, "command_line", kernel->cmdline);
	jsonvalue_add_bool(object, "early_rsi", kernel->early_rsi);
	jsonvalue_add_bool(object, "acpi_off", kernel->acpi_off);
	jsonvalue_add_bool(object, "acpi_on", kernel->acpi_on);
	jsonvalue_add_bool(object, "acpi_force", kernel->acpi_force);
	jsonvalue_add_bool(object, "stub_device_tree", kernel->stub);
	jsonvalue_add_bool(object, "looks_at_acpi", kernel->uses_acpi);
	for (size_t i = 0; conclusion_asks(inspection) && conclusion_calls[i]; i++)
		jsonvalue_append_text(calls, conclusion_calls[i]);
	jsonvalue_add(object, "asks", calls);
	conclusion_write(inspection, conclusion, sizeof(conclusion));
	jsonvalue_add_text(object, "conclusion", conclusion);
	return object;
}

static struct json_object *make_report(const char *path)
{
	struct json_object *all = jsonvalue_object();

	jsonvalue_add_number(all, "format", FORMAT);
	if (path)
		jsonvalue_add_text(all, "path", path);
	return all;
}

void jsonreport_print(const struct inspection *inspection, const char *path, FILE *out)
{
	struct json_object *all = make_report(path);

	jsonvalue_add(all, "device_tree", make_fdt(inspection));
	jsonvalue_add(all, "acpi", make_acpi(inspection));
	jsonvalue_add(all, "chosen", make_chosen(inspection));
	jsonvalue_add(all, "together", make_together(inspection));
	jsonvalue_add(all, "assumed", make_assumed(inspection));
	jsonvalue_add(all, "linux", make_linux(inspection));
	jsonvalue_add_text(all, "verdict", conclusion_verdict_name(conclusion_verdict(inspection)));
	jsonvalue_print(all, out);
}

void jsonreport_print_fault(const char *path, const char *fault, FILE *out)
{
	struct json_object *all = make_report(path);

	jsonvalue_add_text(all, "fault", fault);
	jsonvalue_print(all, out);
}
