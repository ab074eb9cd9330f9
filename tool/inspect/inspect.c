// SPDX-License-Identifier: BSD-2-Clause
/* earlyrsi inspect: runs the probe on files, or on what this machine booted with. */
#include "inspect.h"

#include <argp.h>
#include <err.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "acpifiles.h"
#include "conclusion.h"
#include "exits.h"
#include "inspection.h"
#include "jsonreport.h"
#include "textreport.h"

#define OWN_DTB		"/sys/firmware/fdt"
#define OWN_ACPI	"/sys/firmware/acpi/tables"
#define OWN_CMDLINE	"/proc/cmdline"

/* Linux maps no more of a device tree (MAX_FDT_SIZE), so no more is read. */
#define DTB_LIMIT	(2 << 20)
/* ID_AA64PFR0_EL1 of a CPU with EL3 in AArch64 state (Arm ARM), as a Realm reads it */
#define PFR0_WITH_EL3	0x1111

enum {
	OPTION_DTB = 256, OPTION_ACPI, OPTION_INITRD, OPTION_CMDLINE, OPTION_EL, OPTION_PFR0,
	OPTION_JSON,
};

static const struct argp_option options[] = {
	{ .doc = "What the kernel would find:", .group = 1 },
	{ "dtb", OPTION_DTB, "FILE", 0, "flattened device tree", 0 },
	{ "acpi", OPTION_ACPI, "PATH", 0,
	  "ACPI tables: a folder of them, or a text that acpidump wrote", 0 },
	{ "initrd", OPTION_INITRD, "FILE", 0, "initial RAM disk, whose FADT may replace another", 0 },
	{ "cmdline", OPTION_CMDLINE, "TEXT", 0, "kernel command line (the device tree's)", 0 },
	{ "el", OPTION_EL, "N", 0, "exception level, 0 to 3, that the kernel starts at (1)", 0 },
	{ "id-aa64pfr0", OPTION_PFR0, "HEX", 0,
	  "the CPU's ID_AA64PFR0_EL1 (one that has EL3)", 0 },

	{ .doc = "The report:", .group = 2 },
	{ "json", OPTION_JSON, NULL, 0, "for programs", 0 },
	{ 0 }
};

static const char doc[] =
	"Tells what an arm64 kernel would find out early about its PSCI conduit: what each source "
	"says, what they say together, and what Linux concludes. Without any source: on this machine."
	"\vExit status: 0 the sources agree on a conduit, 1 a file cannot be read, 2 no source names "
	"a conduit, 3 two name different ones, 4 a source cannot be relied on, 64 usage.";

struct inspect {
	struct inspection result;
	uint64_t id_aa64pfr0;
	const char *cmdline;
	bool json;
};

static uint64_t parse_number(struct argp_state *state, const char *what, const char *text,
			     int base, uint64_t max)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, base);
	/* strtoull() takes a sign and blanks, too. */
	if (errno || !strchr("0123456789abcdefABCDEF", *text) || end == text || *end || value > max)
		argp_error(state, "%s '%s': expected a number in base %d up to %llx", what, text, base,
			   (unsigned long long)max);
	return value;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct inspect *inspect = state->input;
	struct inspection *result = &inspect->result;

	switch (key) {
	case OPTION_DTB:
		result->dtb_path = arg;
		return 0;
	case OPTION_ACPI:
		result->acpi_path = arg;
		return 0;
	case OPTION_INITRD:
		result->initrd_path = arg;
		return 0;
	case OPTION_CMDLINE:
		inspect->cmdline = arg;
		return 0;
	case OPTION_EL:
		result->el = (uint8_t)parse_number(state, "--el", arg, 10, 3);
		return 0;
	case OPTION_PFR0:
		inspect->id_aa64pfr0 = parse_number(state, "--id-aa64pfr0", arg, 16, UINT64_MAX);
		return 0;
	case OPTION_JSON:
		inspect->json = true;
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, "unexpected argument '%s'", arg);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void take_own_machine(struct inspect *inspect)
{
	struct inspection *result = &inspect->result;
	struct utsname name;
	char *cmdline;
	size_t size;

	if (uname(&name) || strcmp(name.machine, "aarch64"))
		errx(EXIT_NO_START,
		     "this machine is not arm64 but %s; give --dtb or --acpi",
		     name.machine);
	if (!access(OWN_DTB, F_OK))
		result->dtb_path = OWN_DTB;
	if (!access(OWN_ACPI, F_OK))
		result->acpi_path = OWN_ACPI;
	if (!result->dtb_path && !result->acpi_path)
		errx(EXIT_NO_START, "neither %s nor %s exists: give --dtb or --acpi", OWN_DTB,
		     OWN_ACPI);
	if (!inspect->cmdline) {
		cmdline = (char *)memory_read_file(OWN_CMDLINE, LINUX_CMDLINE_SIZE,
							&size);
		cmdline[strcspn(cmdline, "\n")] = '\0';
		inspect->cmdline = cmdline;
	}
}

/* What Linux takes from the tree by other ways than the probe, if it can be walked at all. */
static void read_kernel_side(struct inspect *inspect, const struct ersi_sources_input *in)
{
	const struct ersi_sources_input tree = { .fdt = in->fdt, .fdt_size = in->fdt_size };
	struct linux_choice *kernel = &inspect->result.kernel;
	struct ersi_sources sources;
	enum ersi_diagnosis fdt;

	ersi_sources_read(&tree, &sources);
	fdt = sources.found[ERSI_SOURCE_FDT].diagnosis;
	kernel->stub = !in->fdt;
	if (in->fdt && fdt != ERSI_DIAG_FDT_HEADER && fdt != ERSI_DIAG_FDT_STRUCTURE) {
		kernel->stub = linux_is_stub(in->fdt);
		linux_read_bootargs(kernel, in->fdt);
	}
	if (inspect->cmdline)
		snprintf(kernel->cmdline, sizeof(kernel->cmdline), "%s", inspect->cmdline);
	linux_choose(kernel);
}

/* The probe stops when it knows enough; a reader wants to know the rest as well. */
static void read_rest(struct inspection *result, const struct ersi_sources_input *in,
		      uint64_t rsdp)
{
	struct ersi_sources *sources = &result->report.sources;
	struct ersi_acpi_input acpi = in->acpi;

	if (sources->conduit.diagnosis == ERSI_DIAG_NOT_READ)
		ersi_sources_read(in, sources);
	/* Linux may not read the ACPI tables. */
	acpi.rsdp = rsdp;
	ersi_acpi_find(in->env, &acpi, &result->acpi, &result->acpi_tables);
}

/* Puts the initrd into memory behind everything that is there. */
static void place_initrd(struct memory *memory, const char *path,
			 struct ersi_acpi_input *acpi)
{
	struct memory_segment *segment;
	uint64_t pa;

	if (!path)
		return;
	pa = memory_end(memory, ACPIFILES_BASE);
	segment = memory_add_file(memory, "initrd", path);
	segment->pa = pa;
	acpi->initrd_pa = pa;
	acpi->initrd_size = segment->size;
}

static void inspect_all(struct inspect *inspect)
{
	struct inspection *result = &inspect->result;
	struct memory *memory = &result->env.memory;
	struct ersi_probe_input in = {
		.sources.env = &result->env,
		.el = result->el,
		.id_aa64pfr0 = inspect->id_aa64pfr0,
		/* No call is answered, so nothing else is needed: see ersi_env_smc(). */
	};
	struct ersi_sources_input *sources = &in.sources;
	uint8_t *fdt = NULL;
	uint64_t rsdp = 0;
	size_t size = 0;

	if (result->dtb_path)
		fdt = memory_read_file(result->dtb_path, DTB_LIMIT, &size);
	sources->fdt = fdt;
	sources->fdt_size = (uint32_t)size;
	if (result->acpi_path)
		rsdp = acpifiles_load(memory, result->acpi_path, &result->acpi_real);
	place_initrd(memory, result->initrd_path, &sources->acpi);

	read_kernel_side(inspect, sources);
	sources->acpi.rsdp = result->kernel.uses_acpi ? rsdp : 0;
	sources->acpi_force = result->kernel.acpi_force && !result->kernel.acpi_off;
	ersi_probe(&in, &result->report);
	read_rest(result, sources, rsdp);
	free(fdt);
}

int inspect_main(int argc, char **argv)
{
	const struct argp argp = { .options = options, .parser = parse, .doc = doc };
	struct inspect inspect = {
		.result.el = 1,
		.id_aa64pfr0 = PFR0_WITH_EL3,
	};
	struct inspection *result = &inspect.result;
	int status;

	argp_parse(&argp, argc, argv, 0, NULL, &inspect);
	if (!result->dtb_path && !result->acpi_path)
		take_own_machine(&inspect);
	inspect_all(&inspect);

	if (inspect.json)
		jsonreport_print(result, stdout);
	else
		textreport_print(result, stdout);
	if (fflush(stdout) || ferror(stdout))
		err(EXIT_NO_START, "cannot write");

	status = (int)conclusion_verdict(result);
	memory_free(&result->env.memory);
	return status;
}
