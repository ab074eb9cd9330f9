// SPDX-License-Identifier: BSD-2-Clause
#include "inspection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acpifiles.h"
#include "fault.h"
#include "kind.h"
#include "probe/node.h"

/* Linux maps no more of a device tree (MAX_FDT_SIZE), so no more is read. */
#define DTB_LIMIT	(2 << 20)
/* Of the path of a node, for a reader */
#define DEPTH		64
#define PATH_SIZE	1024

/* What Linux takes from the tree by other ways than the probe */
static void read_kernel_side(struct inspection *inspection, const struct ersi_sources_input *in)
{
	struct linux_choice *kernel = &inspection->kernel;

	kernel->stub = !in->fdt;
	if (in->fdt)
		linux_read_tree(kernel, in->fdt, in->fdt_size);
	if (inspection->cmdline)
		snprintf(kernel->cmdline, sizeof(kernel->cmdline), "%s", inspection->cmdline);
	linux_choose(kernel);
}

/* The probe stops when it knows enough; a reader wants to know the rest as well. */
static void read_rest(struct inspection *inspection, const struct ersi_sources_input *in,
		      uint64_t rsdp)
{
	struct ersi_sources *sources = &inspection->report.sources;
	struct ersi_acpi_input acpi = in->acpi;

	if (sources->conduit.diagnosis == ERSI_DIAG_NOT_READ)
		ersi_sources_read(in, sources);
	/* Linux may not read the ACPI tables. */
	acpi.rsdp = rsdp;
	ersi_acpi_find(in->env, &acpi, &inspection->acpi, &inspection->acpi_tables);
}

/* The path of the node with this offset. The walk stops there: what follows need not be sound. */
static char *make_path(const struct ersi_sources_input *in, uint64_t offset)
{
	struct ersi_nodes nodes;
	struct ersi_node node;
	size_t ends[DEPTH] = { 0 };
	char path[PATH_SIZE];
	int length;

	if (!ersi_nodes_open(&nodes, in->fdt, in->fdt_size))
		return NULL;
	while (ersi_nodes_next(&nodes, &node) && node.level < DEPTH) {
		size_t start = node.level > 1 ? ends[node.level - 1] : 0;

		length = snprintf(path + start, sizeof(path) - start, "/%s", node.name);
		if (length >= (int)(sizeof(path) - start))
			return NULL;
		ends[node.level] = start + (size_t)length;
		if (node.offset == offset)
			return strdup(path);
	}
	return NULL;
}

static void find_node(struct inspection *inspection, const struct ersi_sources_input *in)
{
	const struct ersi_finding *finding = &inspection->report.sources.found[ERSI_SOURCE_FDT];

	switch (finding->diagnosis) {
	case ERSI_DIAG_FDT_COMPATIBLE:
	case ERSI_DIAG_FDT_DISABLED:
	case ERSI_DIAG_FDT_PSCI_0_1:
	case ERSI_DIAG_FDT_NO_METHOD:
	case ERSI_DIAG_FDT_METHOD:
		inspection->fdt_node = make_path(in, finding->address);
		break;
	default:
		break;
	}
}

/* Puts the initrd into memory behind everything that is there. */
static bool place_initrd(struct memory *memory, const char *path, struct ersi_acpi_input *acpi,
			 char **fault)
{
	struct memory_segment *segment;
	uint64_t pa;

	memory->from = path;
	if (!memory_end(memory, ACPIFILES_BASE, &pa, fault))
		return false;
	segment = memory_add_file(memory, "initrd", path, fault);
	if (!segment)
		return false;
	segment->pa = pa;
	acpi->initrd_pa = pa;
	acpi->initrd_size = segment->size;
	return true;
}

static bool is_machine(struct inspection *inspection, const uint8_t *fdt, size_t size)
{
	const char *what = kind_of(fdt, size) == KIND_TREE ? kind_of_tree(fdt, (uint32_t)size) :
							     kind_of_other(fdt, size);

	return !what || fault_set(&inspection->fault, "%s: %s", inspection->dtb_path, what);
}

static bool load(struct inspection *inspection, struct ersi_sources_input *sources, uint8_t **fdt)
{
	struct memory *memory = &inspection->env.memory;
	char **fault = &inspection->fault;
	size_t size = 0;

	if (inspection->dtb_path) {
		*fdt = memory_read_file(inspection->dtb_path, DTB_LIMIT, &size, fault);
		if (!*fdt || !is_machine(inspection, *fdt, size))
			return false;
		sources->fdt = *fdt;
		sources->fdt_size = (uint32_t)size;
	}
	if (inspection->acpi_path &&
	    !acpifiles_load(memory, inspection->acpi_path, &inspection->acpi_real,
			    &sources->acpi.rsdp, &inspection->acpi_ignored, fault))
		return false;
	return !inspection->initrd_path ||
	       place_initrd(memory, inspection->initrd_path, &sources->acpi, fault);
}

bool inspection_run(struct inspection *inspection)
{
	struct ersi_probe_input in = {
		.sources.env = &inspection->env,
		.el = inspection->el,
		.id_aa64pfr0 = inspection->id_aa64pfr0,
		/* No call is answered, so nothing else is needed: see ersi_env_smc(). */
	};
	struct ersi_sources_input *sources = &in.sources;
	uint8_t *fdt = NULL;
	uint64_t rsdp;

	if (!load(inspection, sources, &fdt)) {
		free(fdt);
		return false;
	}
	read_kernel_side(inspection, sources);
	rsdp = sources->acpi.rsdp;
	sources->acpi.rsdp = inspection->kernel.uses_acpi ? rsdp : 0;
	sources->acpi_force = inspection->kernel.acpi_force && !inspection->kernel.acpi_off;
	ersi_probe(&in, &inspection->report);
	read_rest(inspection, sources, rsdp);
	find_node(inspection, sources);
	free(fdt);
	return true;
}

void inspection_free(struct inspection *inspection)
{
	memory_free(&inspection->env.memory);
	args_free(&inspection->acpi_ignored);
	free(inspection->fdt_node);
	free(inspection->fault);
}
