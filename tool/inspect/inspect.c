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

#include "exits.h"
#include "fault.h"
#include "inspection.h"
#include "machines.h"
#include "report/conclusion.h"
#include "report/jsonreport.h"
#include "report/textreport.h"

#define OWN_DTB		"/sys/firmware/fdt"
#define OWN_ACPI	"/sys/firmware/acpi/tables"
#define OWN_CMDLINE	"/proc/cmdline"

/* Above those that are verdicts (conclusion.h) */
#define EXIT_OTHER_CONDUIT	5

/* ID_AA64PFR0_EL1 of a CPU with EL3 in AArch64 state (Arm ARM), as a Realm reads it */
#define PFR0_WITH_EL3	0x1111

enum {
	OPTION_DTB = 256, OPTION_ACPI, OPTION_INITRD, OPTION_CMDLINE, OPTION_EL, OPTION_PFR0,
	OPTION_JSON, OPTION_REQUIRE,
};

static const struct argp_option options[] = {
	{ .doc = "What the kernel would find:", .group = 1 },
	{ "dtb", OPTION_DTB, "FILE", 0, "flattened device tree", 0 },
	{ "acpi", OPTION_ACPI, "PATH", 0,
	  "ACPI tables: one, a folder of them, or a text that acpidump wrote", 0 },
	{ "initrd", OPTION_INITRD, "FILE", 0, "initial RAM disk, whose FADT may replace another", 0 },
	{ "cmdline", OPTION_CMDLINE, "TEXT", 0, "kernel command line (the device tree's)", 0 },
	{ "el", OPTION_EL, "N", 0, "exception level, 0 to 3, that the kernel starts at (1)", 0 },
	{ "id-aa64pfr0", OPTION_PFR0, "HEX", 0,
	  "the CPU's ID_AA64PFR0_EL1 (one that has EL3)", 0 },

	{ .doc = "The report:", .group = 2 },
	{ "json", OPTION_JSON, NULL, 0, "for programs: one line for each machine", 0 },
	{ "require", OPTION_REQUIRE, "CONDUIT", 0,
	  "smc or hvc: exit status 5 if the sources agree on the other one", 0 },
	{ 0 }
};

static const char doc[] =
	"Tells what an arm64 kernel would find out early about its PSCI conduit: what each source "
	"says, what they say together, and what Linux concludes. Without any source: on this machine. "
	"A PATH is a machine (a device tree, an ACPI table, a text that acpidump wrote, a folder of ACPI "
	"tables) or a folder of machines."
	"\vExit status: 0 the sources agree on a conduit, 1 a file cannot be read, 2 no source names "
	"a conduit, 3 two name different ones, 4 a source cannot be relied on, 5 they agree on another "
	"conduit than --require names, 64 usage. Of several "
	"machines: 1 if any file cannot be read, else the largest status of any.";

/* The machine that the options describe, and what was found so far */
struct inspect {
	struct inspection machine;
	bool json;
	enum ersi_conduit required;	/* ERSI_CONDUIT_NONE: any */
	char **paths;
	size_t count;
	bool printed;
	int status;
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

static enum ersi_conduit parse_conduit(struct argp_state *state, const char *text)
{
	if (!strcmp(text, ersi_conduit_name(ERSI_CONDUIT_SMC)))
		return ERSI_CONDUIT_SMC;
	if (strcmp(text, ersi_conduit_name(ERSI_CONDUIT_HVC)))
		argp_error(state, "--require '%s': expected smc or hvc", text);
	return ERSI_CONDUIT_HVC;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct inspect *inspect = state->input;
	struct inspection *machine = &inspect->machine;

	switch (key) {
	case OPTION_DTB:
		machine->dtb_path = arg;
		return 0;
	case OPTION_ACPI:
		machine->acpi_path = arg;
		return 0;
	case OPTION_INITRD:
		machine->initrd_path = arg;
		return 0;
	case OPTION_CMDLINE:
		machine->cmdline = arg;
		return 0;
	case OPTION_EL:
		machine->el = (uint8_t)parse_number(state, "--el", arg, 10, 3);
		return 0;
	case OPTION_PFR0:
		machine->id_aa64pfr0 = parse_number(state, "--id-aa64pfr0", arg, 16, UINT64_MAX);
		return 0;
	case OPTION_REQUIRE:
		inspect->required = parse_conduit(state, arg);
		return 0;
	case OPTION_JSON:
		inspect->json = true;
		return 0;
	case ARGP_KEY_ARGS:
		inspect->paths = state->argv + state->next;
		inspect->count = (size_t)(state->argc - state->next);
		return 0;
	case ARGP_KEY_END:
		if (inspect->count &&
		    (machine->dtb_path || machine->acpi_path || machine->initrd_path))
			argp_error(state, "PATHs are machines of their own: give either them or "
				   "--dtb, --acpi and --initrd");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

static void take_own_machine(struct inspection *machine)
{
	struct utsname name;
	char *cmdline, *fault;
	size_t size;

	if (uname(&name) || strcmp(name.machine, "aarch64"))
		errx(EXIT_NO_START,
		     "this machine is not arm64 but %s; give --dtb or --acpi",
		     name.machine);
	if (!access(OWN_DTB, F_OK))
		machine->dtb_path = OWN_DTB;
	if (!access(OWN_ACPI, F_OK))
		machine->acpi_path = OWN_ACPI;
	if (!machine->dtb_path && !machine->acpi_path)
		errx(EXIT_NO_START, "neither %s nor %s exists: give --dtb or --acpi", OWN_DTB,
		     OWN_ACPI);
	if (!machine->cmdline) {
		cmdline = (char *)memory_read_file(OWN_CMDLINE, LINUX_CMDLINE_SIZE, &size, &fault);
		if (!cmdline)
			errx(EXIT_NO_START, "%s", fault);
		cmdline[strcspn(cmdline, "\n")] = '\0';
		machine->cmdline = cmdline;
	}
}

/* Who reads the results of many machines does not wait for the last one. */
static void flush(void)
{
	if (fflush(stdout) || ferror(stdout))
		err(EXIT_NO_START, "cannot write");
}

static void fail(struct inspect *inspect, const char *path, const char *fault)
{
	warnx("%s", fault);
	if (inspect->json)
		jsonreport_print_fault(path, fault, stdout);
	flush();
	inspect->status = EXIT_NO_START;
}

/* The largest status counts, and a machine that could not be inspected more than any. */
static void add_verdict(struct inspect *inspect, const struct inspection *machine)
{
	int status = (int)conclusion_verdict(machine);

	if (status == CONCLUSION_AGREE && inspect->required != ERSI_CONDUIT_NONE &&
	    machine->report.sources.conduit.conduit != inspect->required)
		status = EXIT_OTHER_CONDUIT;
	if (inspect->status != EXIT_NO_START && status > inspect->status)
		inspect->status = status;
}

/* @path is what names the machine, or NULL. */
static void inspect_one(struct inspect *inspect, struct inspection *machine, const char *path)
{
	if (!inspection_run(machine)) {
		fail(inspect, path, machine->fault);
		inspection_free(machine);
		return;
	}
	if (inspect->json) {
		jsonreport_print(machine, path, stdout);
	} else {
		if (inspect->printed)
			putchar('\n');
		textreport_print(machine, stdout);
	}
	inspect->printed = true;
	flush();
	add_verdict(inspect, machine);
	inspection_free(machine);
}

static void visit(void *data, const char *path, bool acpi, const char *fault)
{
	struct inspect *inspect = data;
	struct inspection machine = inspect->machine;
	char *text;

	if (fault) {
		fault_set(&text, "%s: %s", path, fault);
		fail(inspect, path, text);
		free(text);
		return;
	}
	*(acpi ? &machine.acpi_path : &machine.dtb_path) = path;
	inspect_one(inspect, &machine, path);
}

int inspect_main(int argc, char **argv)
{
	const struct argp argp = { options, parse, "[PATH...]", doc, NULL, NULL, NULL };
	struct inspect inspect = {
		.machine.el = 1,
		.machine.id_aa64pfr0 = PFR0_WITH_EL3,
	};
	struct inspection *machine = &inspect.machine;

	argp_parse(&argp, argc, argv, 0, NULL, &inspect);
	for (size_t i = 0; i < inspect.count; i++)
		machines_each(inspect.paths[i], visit, &inspect);
	if (inspect.count)
		return inspect.status;

	if (!machine->dtb_path && !machine->acpi_path)
		take_own_machine(machine);
	inspect_one(&inspect, machine, NULL);
	return inspect.status;
}
