// SPDX-License-Identifier: BSD-2-Clause
#include "machine.h"

#include <err.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "board.h"
#include "exits.h"
#include "virtio.h"

bool machine_starts_kernel_by_efi(const struct machine *machine)
{
	return machine->efi && !machine->image;
}

/* Pages that the guest never uses take nothing: a guest may have more RAM than its host. */
static void add_sparse_ram(const struct machine *machine, struct args *args)
{
	args_add(args, "-object");
	args_add(args, "memory-backend-memfd,id=ram0,size=%" PRIu64 "M", machine->memory >> 20);
}

/* With QEMU's ACPI tables a guest would find the DIMM, and its PCIe host would be out of reach. */
static void add_memory(const struct machine *machine, struct args *args)
{
	if (machine->is_realm) {
		realm_add_ram(&machine->realm, machine->memory, MACHINE_RAM_FD,
			      !machine_starts_kernel_by_efi(machine), args);
		return;
	}
	args_add(args, "-m");
	args_add(args, "%" PRIu64 "M", machine->memory >> 20);
	add_sparse_ram(machine, args);
}

static void add_emulator(const struct machine *machine, struct args *args)
{
	char *words;

	if (asprintf(&words, "%s%s%s",
		     machine->image ? " boot=edk2 fw_cfg=off" : machine->efi ? " boot=edk2" : "",
		     machine->kernel.raw ? " image=raw" : "", machine->dtb_above ? " dtb=above" : "") < 0)
		err(EXIT_NO_START, "out of memory");
	realm_add_emulator(&machine->realm, words, args);
	free(words);
}

static void add_with_value(struct args *args, const char *option, const char *value)
{
	if (!value)
		return;
	args_add(args, "%s", option);
	args_add(args, "%s", value);
}

static void add_efi(const struct machine *machine, struct args *args)
{
	if (machine->is_realm && machine->efi)
		realm_add_edk2(machine->efi, args);
	else
		add_with_value(args, "-bios", machine->efi);
}

/*
 * Left to itself QEMU takes the transports of virtio-mmio from the highest address down, and
 * guests look for them from the lowest up: the last disk would be vda.
 */
static void add_device(const struct machine *machine, struct args *args, const char *kind,
		       const char *options)
{
	args_add(args, "-device");
	args_add(args, "virtio-%s-%s%s", kind, machine->pci ? "pci" : "device", options);
}

/* What stands before a colon in a name, but behind no slash, QEMU takes for a protocol. */
static void add_drives(const struct machine *machine, struct args *args)
{
	for (size_t i = 0; i < machine->drives.count; i++) {
		char *escaped = args_escape_commas(machine->drives.list[i]);
		const char *folder = escaped[0] == '/' ? "" : "./";
		struct args options = { 0 };

		args_add(args, "-drive");
		args_add(args, "if=none,id=drive%zu,format=%s,file=%s%s%s", i,
			 machine->drive_formats.list[i], folder, escaped,
			 machine->drive_options.list[i]);
		args_add(&options, machine->pci ? ",drive=drive%zu" :
			 ",drive=drive%zu,bus=virtio-mmio-bus.%zu", i, i);
		add_device(machine, args, "blk", options.list[0]);
		args_free(&options);
		free(escaped);
	}
}

/* The options are for QEMU as they stand: a comma separates them. */
static void add_net(const struct machine *machine, struct args *args)
{
	if (!machine->net)
		return;
	args_add(args, "-netdev");
	args_add(args, "user,id=net0%s%s", *machine->net ? "," : "", machine->net);
	add_device(machine, args, "net", ",netdev=net0");
}

/* Files are made and changed as the user who runs this command. */
static void add_share(const struct machine *machine, struct args *args)
{
	char *escaped;

	if (!machine->share)
		return;
	escaped = args_escape_commas(machine->share);
	args_add(args, "-fsdev");
	args_add(args, "local,id=share0,security_model=none,path=%s", escaped);
	add_device(machine, args, "9p", ",fsdev=share0,mount_tag=share");
	free(escaped);
}

void machine_compose(const struct machine *machine, struct args *args)
{
	args_add(args, "%s", machine->qemu);
	board_add("virt", machine->is_realm, machine->is_realm && machine->pci,
		  &machine->machine_options, args);
	add_with_value(args, "-cpu", machine->cpu);
	args_add(args, "-smp");
	args_add(args, "%u", machine->cpus);

	add_memory(machine, args);
	if (machine->is_realm)
		add_emulator(machine, args);
	add_efi(machine, args);

	if (machine->kernel.fd < 0) {
		add_with_value(args, "-kernel", machine->kernel.path);
	} else {
		args_add(args, "-kernel");
		args_add(args, "/proc/self/fd/%d", MACHINE_KERNEL_FD);
	}
	add_with_value(args, "-initrd", machine->initrd);
	add_with_value(args, "-append", machine->append);
	add_with_value(args, "-dtb", machine->dtb);
	if (machine->icount)
		add_with_value(args, "-icount", "shift=0");

	args_add(args, "-nodefaults");
	add_with_value(args, "-net", "none");
	add_with_value(args, "-display", "none");
	add_with_value(args, "-serial", "stdio");
	args_add(args, "-no-reboot");

	/* An ordinary guest gets the same devices as a Realm. */
	virtio_add_properties(machine->pci, args);
	add_drives(machine, args);
	add_net(machine, args);
	if (machine->rng)
		add_device(machine, args, "rng", "");
	add_share(machine, args);
	add_with_value(args, "-gdb", machine->gdb);
}
