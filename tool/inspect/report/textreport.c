// SPDX-License-Identifier: BSD-2-Clause
#include "textreport.h"

#include <inttypes.h>
#include <string.h>

#include "conclusion.h"
#include "value.h"

/* What came from files may hold anything; a terminal gets what can be printed. */
static void print_plain(const char *text, FILE *out)
{
	for (; *text; text++)
		putc(*text < ' ' || *text > '~' ? '?' : *text, out);
}

static void print_values(const struct ersi_finding *finding, FILE *out)
{
	char expected[VALUE_TEXT], found[VALUE_TEXT];

	value_write(finding->diagnosis, finding->expected, expected);
	value_write(finding->diagnosis, finding->found, found);
	/* A tree whose size is right may have another fault in its header. */
	if (strcmp(expected, found))
		fprintf(out, ": expected %s, found %s", expected, found);
	putc('\n', out);
}

/* An address in ACPI tables is shown with the table that is there, one in a tree with the node. */
static void print_failure(const struct ersi_finding *finding, const struct memory_segment *segment,
			  const char *node, FILE *out)
{
	if (!conclusion_is_failure(finding))
		return;
	fprintf(out, "  failed: %s (%s) at 0x%" PRIx64, ersi_finding_words(finding),
		ersi_class_name(ersi_finding_class(finding)), finding->address);
	if (segment) {
		fputs(", ", out);
		print_plain(segment->name, out);
		if (finding->address > segment->pa)
			fprintf(out, "+0x%" PRIx64, finding->address - segment->pa);
	}
	if (node) {
		fputs(", ", out);
		print_plain(node, out);
	}
	print_values(finding, out);
}

static void print_finding(const char *name, const struct ersi_finding *finding, FILE *out)
{
	if (finding->diagnosis == ERSI_DIAG_FOUND)
		fprintf(out, "%s: %s\n", name, ersi_conduit_name(finding->conduit));
	else
		fprintf(out, "%s: no conduit (%s: %s)\n", name,
			ersi_class_name(ersi_finding_class(finding)), ersi_finding_words(finding));
}

static void print_path(const char *what, const char *path, FILE *out)
{
	fprintf(out, "  %s: ", what);
	print_plain(path, out);
	putc('\n', out);
}

static void print_acpi(const struct inspection *inspection, FILE *out)
{
	const struct ersi_acpi *acpi = &inspection->acpi_tables;
	const struct ersi_fadt *fadt = &acpi->fadt;
	const char *flags = "";

	print_finding("ACPI", &inspection->acpi, out);
	print_path("from", inspection->acpi_path, out);
	for (size_t i = 0; i < inspection->acpi_ignored.count; i++)
		print_path("ignored, because it is no ACPI table",
			   inspection->acpi_ignored.list[i], out);
	if (!inspection->acpi_real)
		fputs("  addresses, RSDP and XSDT are made up: the tables do not tell them\n", out);
	if (inspection->initrd_path)
		print_path("initrd", inspection->initrd_path, out);
	if (acpi->root_pa)
		fprintf(out, "  %s at 0x%" PRIx64 ", %" PRIu32 " bytes; RSDP revision %u\n",
			acpi->is_xsdt ? "XSDT" : "RSDT", acpi->root_pa, acpi->root_length,
			acpi->rsdp_revision);
	if (acpi->fadt_pa) {
		fprintf(out, "  FADT at 0x%" PRIx64 ", %" PRIu32 " bytes, revision %u.%u\n",
			acpi->fadt_pa, fadt->length, fadt->revision, fadt->minor & 0xf);
		if (fadt->arm_boot_flags & ERSI_FADT_PSCI)
			flags = fadt->arm_boot_flags & ERSI_FADT_PSCI_HVC ? ": PSCI by HVC" :
									    ": PSCI by SMC";
		fprintf(out, "  flags 0x%" PRIx32 "%s, ARM boot flags 0x%x%s\n", fadt->flags,
			fadt->flags & ERSI_FADT_HW_REDUCED ? ": hardware-reduced" : "",
			fadt->arm_boot_flags, flags);
	}
	if (acpi->replaced_pa)
		fprintf(out, "  it is the initrd's, in place of the one at 0x%" PRIx64 "\n",
			acpi->replaced_pa);
	print_failure(&inspection->acpi, conclusion_segment(inspection, &inspection->acpi), NULL,
		      out);
}

static void print_chosen(const struct inspection *inspection, FILE *out)
{
	const struct ersi_finding *chosen = &inspection->report.sources.found[ERSI_SOURCE_CHOSEN];

	if (ersi_finding_class(chosen) == ERSI_CLASS_ABSENT) {
		fputs("handed over: nothing\n", out);
		return;
	}
	print_finding(ersi_source_name(ERSI_SOURCE_CHOSEN), chosen, out);
	print_path("from", inspection->dtb_path, out);
	print_failure(chosen, NULL, "/chosen", out);
}

static void print_together(const struct inspection *inspection, FILE *out)
{
	const struct ersi_sources *sources = &inspection->report.sources;
	const struct ersi_finding *failure = conclusion_common_failure(inspection);

	print_finding("together", &sources->conduit, out);
	if (sources->decided < ERSI_SOURCES)
		fprintf(out, "  decided by: %s, which can be read with %s\n",
			ersi_source_name(sources->decided), ersi_source_when(sources->decided));
	if (failure)
		print_failure(failure, NULL, NULL, out);
}

void textreport_print(const struct inspection *inspection, FILE *out)
{
	const struct ersi_finding *fdt = &inspection->report.sources.found[ERSI_SOURCE_FDT];
	const struct linux_choice *kernel = &inspection->kernel;
	char conclusion[256];

	if (inspection->dtb_path) {
		print_finding("device tree", fdt, out);
		print_path("from", inspection->dtb_path, out);
		print_failure(fdt, NULL, inspection->fdt_node, out);
	} else {
		fputs("device tree: none\n", out);
	}
	if (inspection->acpi_path)
		print_acpi(inspection, out);
	else
		fputs("ACPI: none\n", out);
	print_chosen(inspection, out);

	fputs("command line: ", out);
	print_plain(kernel->cmdline, out);
	fprintf(out, "\n  Linux %s ACPI tables: %s\n",
		kernel->uses_acpi ? "looks at" : "does not look at", conclusion_why_acpi(kernel));

	print_together(inspection, out);
	fprintf(out, "assumed: a kernel with the patches, which starts at EL%u; a CPU with%s EL3\n",
		inspection->el, conclusion_has_el3(inspection) ? "" : "out");
	conclusion_write(inspection, conclusion, sizeof(conclusion));
	fprintf(out, "Linux: %s\n", conclusion);
	if (!conclusion_asks(inspection))
		return;
	fputs("  each if the answer before allows it:", out);
	for (size_t i = 0; conclusion_calls[i]; i++)
		fprintf(out, " %s", conclusion_calls[i]);
	putc('\n', out);
}
