// SPDX-License-Identifier: BSD-2-Clause
#include "request.h"

#include <argp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "machine/board.h"
#include "machine/realm_request.h"
#include "number.h"

#define DEFAULT_QEMU	"qemu-system-aarch64"
#define DEFAULT_CPU	"max"
#define DEFAULT_MEMORY	(1ULL << 30)
#define DEFAULT_TIMEOUT	60.0
#define DEFAULT_GDB	"tcp:127.0.0.1:1234"
#define EFI_IPA_WIDTH	41
#define EFI_MEMORY_MIN	(256ULL << 20)

enum {
	OPTION_FIRST = 256,
	OPTION_REALM = OPTION_FIRST, OPTION_KERNEL, OPTION_INITRD, OPTION_APPEND, OPTION_DTB,
	OPTION_MEMORY, OPTION_CPUS, OPTION_CPU, OPTION_DRIVE, OPTION_RNG, OPTION_TIMEOUT,
	OPTION_MACHINE_OPTION, OPTION_PCI,
	OPTION_RAW, OPTION_DTB_ABOVE, OPTION_EFI, OPTION_ICOUNT, OPTION_QEMU,
	OPTION_DRY_RUN, OPTION_LOG, OPTION_QUIET, OPTION_NET, OPTION_IMAGE, OPTION_READ_ONLY,
	OPTION_SHARE, OPTION_GDB, OPTION_NO_REBOOT, OPTION_JSON,
	OPTION_END,
};

static const struct argp_option options[] = {
	{ .doc = "The guest:", .group = 1 },
	{ "realm", OPTION_REALM, NULL, 0, "boot as a Realm", 0 },
	{ "image", OPTION_IMAGE, "DISK", 0,
	  "disk of a distribution: EDK2 starts its own boot loader", 0 },
	{ "kernel", OPTION_KERNEL, "IMAGE", 0,
	  "arm64 kernel: Image, or one packed with gzip, zstd or as EFI zboot", 0 },
	{ "raw", OPTION_RAW, NULL, 0, "IMAGE is a flat binary that begins with an instruction", 0 },
	{ "initrd", OPTION_INITRD, "FILE", 0, "initial RAM disk", 0 },
	{ "append", OPTION_APPEND, "TEXT", 0, "kernel command line", 0 },
	{ "dtb", OPTION_DTB, "FILE", 0, "device tree instead of QEMU's own", 0 },
	{ "dtb-above", OPTION_DTB_ABOVE, NULL, 0,
	  "place the device tree above the kernel and initrd, not below", 0 },
	{ "efi", OPTION_EFI, "FILE", 0,
	  "EDK2's image, e.g. QEMU_EFI.fd: boots the kernel by EFI, with ACPI; or for --image, "
	  "instead of the one installed ($EARLYRSI_EFI)", 0 },

	{ .doc = "The machine:", .group = 2 },
	{ "memory", OPTION_MEMORY, "SIZE", 0, "RAM, with suffix M or G (1G; at least 64M)", 0 },
	{ "cpus", OPTION_CPUS, "N", 0, "number of CPUs, 1 to 8 (1)", 0 },
	{ "cpu", OPTION_CPU, "MODEL", 0, "QEMU's CPU model (max)", 0 },
	{ "drive", OPTION_DRIVE, "FILE", 0, "raw or qcow2 image, as a virtio disk; repeatable", 0 },
	{ "read-only", OPTION_READ_ONLY, "FILE", 0,
	  "image like that of --drive, to which the guest cannot write; repeatable", 0 },
	{ "net", OPTION_NET, "OPTIONS", OPTION_ARG_OPTIONAL,
	  "add a virtio network interface to QEMU's user network, with its OPTIONS", 0 },
	{ "rng", OPTION_RNG, NULL, 0, "add a virtio entropy device", 0 },
	{ "pci", OPTION_PCI, NULL, 0,
	  "put virtio devices on PCI, not virtio-mmio; a Realm needs QEMU 8.0 for it", 0 },
	{ "share", OPTION_SHARE, "DIR", 0,
	  "directory that the guest can mount by 9P, with the tag share", 0 },
	{ "icount", OPTION_ICOUNT, NULL, 0,
	  "virtual time counts instructions, so that runs repeat", 0 },
	{ "machine-option", OPTION_MACHINE_OPTION, "K=V", 0,
	  "for QEMU's virt machine, e.g. secure=on; repeatable", 0 },
	{ "qemu", OPTION_QEMU, "PROGRAM", 0, "QEMU to run ($QEMU, or " DEFAULT_QEMU ")", 0 },

	{ .doc = "The run:", .group = 4 },
	{ "timeout", OPTION_TIMEOUT, "SECONDS", 0,
	  "stop the guest then (60, or never if it has a terminal); 0: never", 0 },
	{ "no-reboot", OPTION_NO_REBOOT, NULL, 0,
	  "end when a guest with --image asks for a reset, too", 0 },
	{ "gdb", OPTION_GDB, "DEVICE", OPTION_ARG_OPTIONAL,
	  "wait for gdb there before the first instruction (" DEFAULT_GDB ")", 0 },
	{ "log", OPTION_LOG, "FILE", 0, "write the console to FILE as well", 0 },
	{ "json", OPTION_JSON, "FILE", 0, "write to FILE how the guest ended, as JSON", 0 },
	{ "quiet", OPTION_QUIET, NULL, 0, "leave the console off the terminal", 0 },
	{ "dry-run", OPTION_DRY_RUN, NULL, 0, "print QEMU's command line and do nothing", 0 },
	{ 0 }
};

static const char doc[] =
	"Boots an arm64 kernel or a distribution under QEMU, as a Realm or as an ordinary guest, "
	"with its console on the terminal. QEMU gets the arguments after -- as well."
	"\vExit status: 0 powered off, 1 could not start, 2 panicked, 3 timed out, 4 asked for a "
	"reset, 5 QEMU, the emulator or the terminal failed, 64 usage, 128+N ended by signal N.";

static void add_drive(struct machine *machine, const char *path, const char *more)
{
	args_add(&machine->drives, "%s", path);
	args_add(&machine->drive_options, "%s", more);
}

static void check(struct request *request, struct argp_state *state)
{
	struct machine *machine = &request->machine;
	const char *fault;

	if (!machine->kernel.path == !machine->image)
		argp_error(state, "give either --kernel or --image");
	if (machine->image && (machine->initrd || machine->append || machine->dtb))
		argp_error(state, "--initrd, --append and --dtb go with --kernel: the boot loader of "
			   "--image chooses its own");
	if (request->no_reboot && !machine->image)
		argp_error(state, "--no-reboot goes with --image: other guests never reboot");
	if ((machine->efi || machine->image) && machine->memory < EFI_MEMORY_MIN)
		argp_error(state, "--%s needs at least 256M of memory",
			   machine->image ? "image" : "efi");
	if (machine->image && (machine->kernel.raw || machine->dtb_above))
		argp_error(state, "--raw and --dtb-above go with --kernel");
	if (machine->efi && (machine->kernel.raw || machine->dtb_above))
		argp_error(state, "--efi starts EFI programs: not with --raw or --dtb-above");
	if (!machine->is_realm) {
		if (machine->realm.first)
			argp_error(state, "%s is for a Realm: give --realm as well",
				   machine->realm.first);
		return;
	}
	fault = board_check(&machine->machine_options);
	if (fault)
		argp_error(state, "%s", fault);
	if (machine_starts_kernel_by_efi(machine) &&
	    (machine->drives.count || machine->net || machine->rng || machine->share))
		argp_error(state, "a Realm with --kernel and --efi has no virtio devices");
	/* QEMU's ACPI tables have a PCI host above 256 GiB. */
	realm_request_choose_width(state, &machine->realm, machine->memory,
				   machine_starts_kernel_by_efi(machine) ? EFI_IPA_WIDTH : 0,
				   "--efi");
}

static const char *option_name(int key)
{
	const struct argp_option *option = options;

	while (!option->name || option->key != key)
		option++;
	return option->name;
}

/* Of two values one would be ignored, and the user would not know which. */
static void refuse_second(struct request *request, struct argp_state *state, int key)
{
	uint64_t bit;

	if (key < OPTION_FIRST || key >= OPTION_END || key == OPTION_DRIVE ||
	    key == OPTION_READ_ONLY || key == OPTION_MACHINE_OPTION)
		return;
	bit = UINT64_C(1) << (key - OPTION_FIRST);
	if (request->given & bit)
		argp_error(state, "--%s is given twice", option_name(key));
	request->given |= bit;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct request *request = state->input;
	struct machine *machine = &request->machine;

	if (arg || key == OPTION_NET || key == OPTION_GDB)
		refuse_second(request, state, key);
	switch (key) {
	case ARGP_KEY_INIT:
		state->child_inputs[0] = &machine->realm;
		return 0;
	case OPTION_KERNEL:
		machine->kernel.path = arg;
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
		machine->kernel.raw = true;
		return 0;
	case OPTION_DTB_ABOVE:
		machine->dtb_above = true;
		return 0;
	case OPTION_MEMORY:
		machine->memory = number_parse_memory(state, arg, REALM_MEMORY_MIN,
						      1ULL << REALM_IPA_MAX);
		return 0;
	case OPTION_CPUS:
		machine->cpus = (unsigned int)number_parse(state, "--cpus", arg, 1,
							   REALM_CPUS_MAX);
		return 0;
	case OPTION_CPU:
		machine->cpu = arg;
		return 0;
	case OPTION_IMAGE:
		machine->image = arg;
		add_drive(machine, arg, "");
		return 0;
	case OPTION_DRIVE:
		add_drive(machine, arg, "");
		return 0;
	case OPTION_READ_ONLY:
		add_drive(machine, arg, ",readonly=on");
		return 0;
	case OPTION_SHARE:
		machine->share = arg;
		return 0;
	case OPTION_GDB:
		machine->gdb = request->run.gdb = arg ? arg : DEFAULT_GDB;
		return 0;
	case OPTION_NO_REBOOT:
		request->no_reboot = true;
		return 0;
	case OPTION_NET:
		machine->net = arg ? arg : "";
		return 0;
	case OPTION_PCI:
		machine->pci = true;
		return 0;
	case OPTION_RNG:
		machine->rng = true;
		return 0;
	case OPTION_ICOUNT:
		machine->icount = true;
		return 0;
	case OPTION_MACHINE_OPTION:
		realm_request_add_pair(state, "--machine-option", &machine->machine_options, arg);
		return 0;
	case OPTION_QEMU:
		machine->qemu = arg;
		return 0;
	case OPTION_REALM:
		machine->is_realm = true;
		return 0;
	case OPTION_TIMEOUT:
		request->run.timeout = number_parse_seconds(state, arg);
		request->limited = true;
		return 0;
	case OPTION_LOG:
		request->run.log = arg;
		return 0;
	case OPTION_JSON:
		request->json = arg;
		return 0;
	case OPTION_QUIET:
		request->run.quiet = true;
		return 0;
	case OPTION_DRY_RUN:
		request->dry_run = true;
		return 0;
	case ARGP_KEY_ARG:
		argp_error(state, "unexpected argument '%s'; QEMU's own follow --", arg);
		return 0;
	case ARGP_KEY_END:
		check(request, state);
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

void request_parse(int argc, char **argv, struct request *request)
{
	static const struct argp_child children[] = {
		{ &realm_request_argp, 0, "The Realm:", 3 },
		{ 0 }
	};
	const struct argp argp = {
		.options = options,
		.parser = parse,
		.doc = doc,
		.children = children,
	};
	const char *qemu = getenv("QEMU");
	int own = 1;

	*request = (struct request){
		.machine = {
			.qemu = qemu && *qemu ? qemu : DEFAULT_QEMU,
			.cpu = DEFAULT_CPU,
			.memory = DEFAULT_MEMORY,
			.cpus = 1,
			.kernel.fd = -1,
		},
	};
	/* argp would take what follows -- for the command's own, or what precedes it for QEMU's. */
	while (own < argc && strcmp(argv[own], "--"))
		own++;
	argp_parse(&argp, own, argv, 0, NULL, request);
	for (int i = own + 1; i < argc; i++)
		args_add(&request->qemu_args, "%s", argv[i]);

	/* A person ends a guest that takes too long; a script may not be able to. */
	if (!request->limited && !request->run.gdb &&
	    !(isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))
		request->run.timeout = DEFAULT_TIMEOUT;
	request->run.realm = request->machine.is_realm;
	request->run.restarts = request->machine.image && !request->no_reboot;
}
