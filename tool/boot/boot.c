// SPDX-License-Identifier: BSD-2-Clause
/* earlyrsi boot: from options to a machine that can be built, or to a message that says why not. */
#include "boot.h"

#include <argp.h>
#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "control.h"
#include "dryrun.h"
#include "exits.h"
#include "machine.h"
#include "paths.h"
#include "run.h"

#define DEFAULT_QEMU	"qemu-system-aarch64"
#define DEFAULT_CPU	"max"
#define DEFAULT_MEMORY	(1ULL << 30)
#define DEFAULT_TIMEOUT	60.0
#define EFI_IPA_WIDTH	41
#define EFI_MEMORY_MIN	(256ULL << 20)
#define MEMORY_MULTIPLE	(2ULL << 20)

enum {
	OPTION_FIRST = 256,
	OPTION_REALM = OPTION_FIRST, OPTION_FIRMWARE, OPTION_KERNEL, OPTION_INITRD, OPTION_APPEND,
	OPTION_DTB, OPTION_MEMORY, OPTION_CPUS, OPTION_CPU, OPTION_IPA_WIDTH, OPTION_DRIVE,
	OPTION_RNG, OPTION_TIMEOUT, OPTION_TRACE, OPTION_REALM_OPTION, OPTION_MACHINE_OPTION,
	OPTION_RAW, OPTION_DTB_ABOVE, OPTION_EFI, OPTION_ICOUNT, OPTION_QEMU,
	OPTION_DRY_RUN, OPTION_LOG, OPTION_QUIET, OPTION_NET,
	OPTION_END,
};

static const struct argp_option options[] = {
	{ .doc = "The guest:", .group = 1 },
	{ "kernel", OPTION_KERNEL, "IMAGE", 0,
	  "arm64 kernel: Image, or one packed with gzip, zstd or as EFI zboot (required)", 0 },
	{ "raw", OPTION_RAW, NULL, 0, "IMAGE is a flat binary that begins with an instruction", 0 },
	{ "initrd", OPTION_INITRD, "FILE", 0, "initial RAM disk", 0 },
	{ "append", OPTION_APPEND, "TEXT", 0, "kernel command line", 0 },
	{ "dtb", OPTION_DTB, "FILE", 0, "device tree instead of QEMU's own", 0 },
	{ "dtb-above", OPTION_DTB_ABOVE, NULL, 0,
	  "place the device tree above the kernel and initrd, not below", 0 },
	{ "efi", OPTION_EFI, "FILE", 0, "boot it by EDK2's image, e.g. QEMU_EFI.fd, with ACPI", 0 },

	{ .doc = "The machine:", .group = 2 },
	{ "memory", OPTION_MEMORY, "SIZE", 0, "RAM, with suffix M or G (1G; at least 64M)", 0 },
	{ "cpus", OPTION_CPUS, "N", 0, "number of CPUs, 1 to 8 (1)", 0 },
	{ "cpu", OPTION_CPU, "MODEL", 0, "QEMU's CPU model (max)", 0 },
	{ "drive", OPTION_DRIVE, "FILE", 0, "raw or qcow2 image, as a virtio disk; repeatable", 0 },
	{ "net", OPTION_NET, "OPTIONS", OPTION_ARG_OPTIONAL,
	  "add a virtio network interface to QEMU's user network, with its OPTIONS", 0 },
	{ "rng", OPTION_RNG, NULL, 0, "add a virtio entropy device", 0 },
	{ "icount", OPTION_ICOUNT, NULL, 0,
	  "virtual time counts instructions, so that runs repeat", 0 },
	{ "machine-option", OPTION_MACHINE_OPTION, "K=V", 0,
	  "for QEMU's virt machine, e.g. secure=on; repeatable", 0 },
	{ "qemu", OPTION_QEMU, "PROGRAM", 0, "QEMU to run ($QEMU, or " DEFAULT_QEMU ")", 0 },

	{ .doc = "The Realm:", .group = 3 },
	{ "realm", OPTION_REALM, NULL, 0, "boot as a Realm", 0 },
	{ "ipa-width", OPTION_IPA_WIDTH, "BITS", 0,
	  "of the Realm's address space, 33 to 48 (the smallest that holds the RAM)", 0 },
	{ "trace", OPTION_TRACE, NULL, 0, "print the guest's RSI and PSCI calls", 0 },
	{ "realm-option", OPTION_REALM_OPTION, "K=V", 0, "for the emulator; repeatable", 0 },
	{ "firmware", OPTION_FIRMWARE, "FILE", 0,
	  "the emulator's image ($EARLYRSI_FIRMWARE, or the one installed with this command)", 0 },

	{ .doc = "The run:", .group = 4 },
	{ "timeout", OPTION_TIMEOUT, "SECONDS", 0, "stop the guest then (60); 0: never", 0 },
	{ "log", OPTION_LOG, "FILE", 0, "write the console to FILE as well", 0 },
	{ "quiet", OPTION_QUIET, NULL, 0, "leave the console off the terminal", 0 },
	{ "dry-run", OPTION_DRY_RUN, NULL, 0, "print QEMU's command line and do nothing", 0 },
	{ 0 }
};

static const char doc[] =
	"Boots an arm64 kernel under QEMU, as a Realm or as an ordinary guest, with its console on "
	"the terminal."
	"\vExit status: 0 powered off, 1 could not start, 2 panicked, 3 timed out, 4 asked for a "
	"reset, 5 QEMU, the emulator or the terminal failed, 64 usage, 128+N ended by signal N.";

struct boot {
	struct machine machine;
	struct run run;
	bool dry_run;
	uint64_t given;			/* single-valued options, a bit for each */
	const char *realm_only;		/* first option given that only a Realm has */
};

static uint64_t parse_number(struct argp_state *state, const char *what, const char *text,
			     uint64_t min, uint64_t max)
{
	unsigned long long value;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	/* strtoull() takes a sign and blanks, too. */
	if (errno || *text < '0' || *text > '9' || *end || value < min || value > max)
		argp_error(state, "%s '%s': expected a number from %llu to %llu", what, text,
			   (unsigned long long)min, (unsigned long long)max);
	return value;
}

static uint64_t parse_memory(struct argp_state *state, const char *text)
{
	unsigned long long value;
	unsigned int shift;
	char *end;

	errno = 0;
	value = strtoull(text, &end, 10);
	shift = *end == 'G' ? 30 : *end == 'M' ? 20 : 0;
	if (errno || *text < '0' || *text > '9' || !shift || end[1] ||
	    value > (1ULL << MACHINE_IPA_MAX) >> shift)
		argp_error(state, "--memory '%s': expected a size such as 512M or 4G", text);
	value <<= shift;
	if (value < MACHINE_MEMORY_MIN || value % MEMORY_MULTIPLE)
		argp_error(state, "--memory '%s': expected at least 64M, in multiples of 2M", text);
	return value;
}

static double parse_seconds(struct argp_state *state, const char *text)
{
	double value;
	char *end;

	value = strtod(text, &end);
	if (end == text || *end || !isfinite(value) || value < 0)
		argp_error(state, "--timeout '%s': expected a number of seconds, or 0", text);
	return value;
}

static void add_pair(struct argp_state *state, const char *what, struct args *list,
		     const char *text)
{
	const char *equals = strchr(text, '=');

	if (!equals || equals == text)
		argp_error(state, "%s '%s': expected KEY=VALUE", what, text);
	args_add(list, "%s", text);
}

static error_t parse_realm(int key, char *arg, struct argp_state *state)
{
	struct boot *boot = state->input;
	struct machine *machine = &boot->machine;
	const char *name;

	switch (key) {
	case OPTION_IPA_WIDTH:
		name = "--ipa-width";
		machine->ipa_width = (unsigned int)parse_number(state, name, arg,
								MACHINE_IPA_MIN, MACHINE_IPA_MAX);
		break;
	case OPTION_TRACE:
		name = "--trace";
		args_add(&machine->realm_options, "trace=1");
		break;
	case OPTION_REALM_OPTION:
		name = "--realm-option";
		add_pair(state, name, &machine->realm_options, arg);
		break;
	case OPTION_FIRMWARE:
		name = "--firmware";
		machine->firmware = arg;
		break;
	default:
		return ARGP_ERR_UNKNOWN;
	}
	if (!boot->realm_only)
		boot->realm_only = name;
	return 0;
}

static void check(struct boot *boot, struct argp_state *state)
{
	struct machine *machine = &boot->machine;
	unsigned int width = machine_smallest_ipa_width(machine->memory);
	const char *what = "this much memory", *fault;

	if (!machine->kernel)
		argp_error(state, "--kernel is missing");
	if (machine->efi && machine->memory < EFI_MEMORY_MIN)
		argp_error(state, "--efi needs at least 256M of memory");
	if (machine->efi && (machine->raw || machine->dtb_above))
		argp_error(state, "--efi starts EFI programs: not with --raw or --dtb-above");
	if (!machine->realm) {
		if (boot->realm_only)
			argp_error(state, "%s is for a Realm: give --realm as well",
				   boot->realm_only);
		return;
	}
	fault = check_machine_options(machine);
	if (fault)
		argp_error(state, "%s", fault);
	/* Its PCIe host is above 256 GiB, and a DIMM would push it out of reach. */
	if (machine->efi && width < EFI_IPA_WIDTH) {
		width = EFI_IPA_WIDTH;
		what = "--efi";
	}
	if (machine->efi && (machine->drives.count || machine->net || machine->rng))
		argp_error(state, "a Realm with --efi has no virtio devices");
	if (!machine->ipa_width)
		machine->ipa_width = width;
	if (width > MACHINE_IPA_MAX)
		argp_error(state, "%s needs an IPA width of %u bits; the maximum is %u", what,
			   width, MACHINE_IPA_MAX);
	if (machine->ipa_width < width)
		argp_error(state, "%s needs an IPA width of %u bits or more, not %u", what, width,
			   machine->ipa_width);
}

static const char *option_name(int key)
{
	const struct argp_option *option = options;

	while (option->key != key)
		option++;
	return option->name;
}

/* Of two values one would be ignored, and the user would not know which. */
static void refuse_second(struct boot *boot, struct argp_state *state, int key)
{
	uint64_t bit;

	if (key < OPTION_FIRST || key >= OPTION_END || key == OPTION_DRIVE ||
	    key == OPTION_MACHINE_OPTION || key == OPTION_REALM_OPTION)
		return;
	bit = UINT64_C(1) << (key - OPTION_FIRST);
	if (boot->given & bit)
		argp_error(state, "--%s is given twice", option_name(key));
	boot->given |= bit;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct boot *boot = state->input;
	struct machine *machine = &boot->machine;

	if (arg || key == OPTION_NET)
		refuse_second(boot, state, key);
	switch (key) {
	case OPTION_KERNEL:
		machine->kernel = arg;
		return 0;
	case OPTION_INITRD:
		machine->initrd = arg;
		return 0;
	case OPTION_APPEND:
		machine->append = arg;
		return 0;
	case OPTION_DTB:
		machine->dtb = arg;
		return 0;
	case OPTION_EFI:
		machine->efi = arg;
		return 0;
	case OPTION_RAW:
		machine->raw = true;
		return 0;
	case OPTION_DTB_ABOVE:
		machine->dtb_above = true;
		return 0;
	case OPTION_MEMORY:
		machine->memory = parse_memory(state, arg);
		return 0;
	case OPTION_CPUS:
		machine->cpus = (unsigned int)parse_number(state, "--cpus", arg, 1,
							   MACHINE_CPUS_MAX);
		return 0;
	case OPTION_CPU:
		machine->cpu = arg;
		return 0;
	case OPTION_DRIVE:
		args_add(&machine->drives, "%s", arg);
		return 0;
	case OPTION_NET:
		machine->net = arg ? arg : "";
		return 0;
	case OPTION_RNG:
		machine->rng = true;
		return 0;
	case OPTION_ICOUNT:
		machine->icount = true;
		return 0;
	case OPTION_MACHINE_OPTION:
		add_pair(state, "--machine-option", &machine->machine_options, arg);
		return 0;
	case OPTION_QEMU:
		machine->qemu = arg;
		return 0;
	case OPTION_REALM:
		machine->realm = true;
		return 0;
	case OPTION_TIMEOUT:
		boot->run.timeout = parse_seconds(state, arg);
		return 0;
	case OPTION_LOG:
		boot->run.log = arg;
		return 0;
	case OPTION_QUIET:
		boot->run.quiet = true;
		return 0;
	case OPTION_DRY_RUN:
		boot->dry_run = true;
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, "unexpected argument '%s'", arg);
		return 0;
	case ARGP_KEY_END:
		check(boot, state);
		return 0;
	default:
		return parse_realm(key, arg, state);
	}
}

int boot_main(int argc, char **argv)
{
	const struct argp argp = { .options = options, .parser = parse, .doc = doc };
	const char *qemu = getenv("QEMU");
	struct boot boot = {
		.machine = {
			.qemu = qemu && *qemu ? qemu : DEFAULT_QEMU,
			.cpu = DEFAULT_CPU,
			.memory = DEFAULT_MEMORY,
			.cpus = 1,
			.kernel_fd = -1,
		},
		.run.timeout = DEFAULT_TIMEOUT,
	};
	struct machine *machine = &boot.machine;
	struct args args = { 0 };
	char *firmware = NULL;
	int status = EXIT_POWERED_OFF;

	argp_parse(&argp, argc, argv, 0, NULL, &boot);
	if (machine->realm && !machine->firmware)
		machine->firmware = firmware = paths_find_firmware();
	check_files(machine);

	boot.run.realm = machine->realm;
	boot.run.kernel = machine->kernel_fd;
	machine_compose(machine, &args);
	if (boot.dry_run) {
		dryrun_print(machine, &args);
	} else {
		control_add(&args);
		status = run_guest(&boot.run, args.list);
	}

	args_free(&args);
	args_free(&machine->drives);
	args_free(&machine->drive_formats);
	args_free(&machine->machine_options);
	args_free(&machine->realm_options);
	free(machine->kernel_command);
	free(firmware);
	return status;
}
