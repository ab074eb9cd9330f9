// SPDX-License-Identifier: BSD-2-Clause
#include "machine.h"

#include <inttypes.h>
#include <stdlib.h>

/* QEMU, docs/system/arm/virt.rst: "virt" has its RAM from 1 GiB up. */
#define RAM_BASE	UINT64_C(0x40000000)

/* Where the emulator looks for its options (its documentation lists them). */
#define REALM_OPTIONS_NAME	"opt/org.earlyrsi/realm"
#define REALM_EDK2_NAME		"opt/org.earlyrsi/edk2"

unsigned int machine_smallest_ipa_width(uint64_t memory)
{
	unsigned int width = MACHINE_IPA_MIN;

	while (width < 64 && RAM_BASE + memory > 1ULL << (width - 1))
		width++;
	return width;
}

bool machine_has_ram_file(const struct machine *machine)
{
	return machine->realm;
}

/* With QEMU's ACPI tables a guest would find the DIMM, and its PCIe host would be out of reach. */
static bool has_alias(const struct machine *machine)
{
	return machine->realm && (!machine->efi || machine->image);
}

static void add_ram_file(const struct machine *machine, struct args *args, const char *name)
{
	args_add(args, "-object");
	args_add(args,
		 "memory-backend-file,id=%s,size=%" PRIu64
		 "M,mem-path=/proc/self/fd/%d,share=on",
		 name, machine->memory >> 20, MACHINE_RAM_FD);
}

/* Pages that the guest never uses take nothing: a guest may have more RAM than its host. */
static void add_sparse_ram(const struct machine *machine, struct args *args)
{
	args_add(args, "-object");
	args_add(args, "memory-backend-memfd,id=ram0,size=%" PRIu64 "M", machine->memory >> 20);
}

/*
 * The same file is RAM, and once more a DIMM at the shared half's address. So a
 * device that is given an address in the shared half reaches the guest's pages.
 *
 * QEMU makes a window for DIMMs behind RAM, in multiples of 1 GiB, as large as
 * maxmem says; it has to reach beyond the alias.
 */
static void add_memory(const struct machine *machine, struct args *args)
{
	uint64_t shared;

	args_add(args, "-m");
	if (!has_alias(machine)) {
		args_add(args, "%" PRIu64 "M", machine->memory >> 20);
		if (machine_has_ram_file(machine))
			add_ram_file(machine, args, "ram0");
		else
			add_sparse_ram(machine, args);
		return;
	}
	shared = UINT64_C(1) << (machine->ipa_width - 1);
	args_add(args, "%" PRIu64 "M,slots=2,maxmem=%" PRIu64 "M", machine->memory >> 20,
		 (shared + RAM_BASE + machine->memory) >> 20);
	add_ram_file(machine, args, "ram0");
	add_ram_file(machine, args, "alias0");
	args_add(args, "-device");
	args_add(args, "pc-dimm,memdev=alias0,addr=0x%" PRIx64, shared | RAM_BASE);
}

static void add_realm_options(const struct machine *machine, struct args *args)
{
	struct args text = { 0 };
	char *escaped;

	args_add(&text, "ipa_width=%u%s%s%s", machine->ipa_width,
		 machine->image ? " boot=edk2 fw_cfg=off" : machine->efi ? " boot=edk2" : "",
		 machine->raw ? " image=raw" : "", machine->dtb_above ? " dtb=above" : "");
	for (size_t i = 0; i < machine->realm_options.count; i++)
		args_add(&text, "%s %s", text.list[i], machine->realm_options.list[i]);

	escaped = args_escape_commas(text.list[text.count - 1]);
	args_add(args, "-fw_cfg");
	args_add(args, "name=" REALM_OPTIONS_NAME ",string=%s", escaped);
	free(escaped);
	args_free(&text);
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
	char *escaped;

	if (!machine->realm) {
		add_with_value(args, "-bios", machine->efi);
		return;
	}
	escaped = args_escape_commas(machine->efi);
	args_add(args, "-fw_cfg");
	args_add(args, "name=" REALM_EDK2_NAME ",file=%s", escaped);
	free(escaped);
}

static void add_board(const struct machine *machine, struct args *args)
{
	struct args board = { 0 };

	args_add(&board, "virt%s,memory-backend=ram0",
		 machine->realm ? ",gic-version=3,virtualization=on" : "");
	for (size_t i = 0; i < machine->machine_options.count; i++) {
		char *escaped = args_escape_commas(machine->machine_options.list[i]);

		args_add(&board, "%s,%s", board.list[i], escaped);
		free(escaped);
	}
	args_add(args, "-M");
	args_add(args, "%s", board.list[board.count - 1]);
	args_free(&board);
}

/*
 * What stands before a colon in a name, but behind no slash, QEMU takes for a protocol.
 * Left to itself QEMU takes the transports from the highest address down, and guests look
 * for them from the lowest up: the last disk would be vda.
 */
static void add_drives(const struct machine *machine, struct args *args)
{
	for (size_t i = 0; i < machine->drives.count; i++) {
		char *escaped = args_escape_commas(machine->drives.list[i]);
		const char *folder = escaped[0] == '/' ? "" : "./";

		args_add(args, "-drive");
		args_add(args, "if=none,id=drive%zu,format=%s,file=%s%s%s", i,
			 machine->drive_formats.list[i], folder, escaped,
			 machine->drive_options.list[i]);
		args_add(args, "-device");
		args_add(args, "virtio-blk-device,drive=drive%zu,iommu_platform=on,"
			 "bus=virtio-mmio-bus.%zu", i, i);
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
	add_with_value(args, "-device", "virtio-net-device,netdev=net0,iommu_platform=on");
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
	add_with_value(args, "-device",
		       "virtio-9p-device,fsdev=share0,mount_tag=share,iommu_platform=on");
	free(escaped);
}

void machine_compose(const struct machine *machine, struct args *args)
{
	args_add(args, "%s", machine->qemu);
	add_board(machine, args);
	add_with_value(args, "-cpu", machine->cpu);
	args_add(args, "-smp");
	args_add(args, "%u", machine->cpus);

	add_memory(machine, args);
	if (machine->realm) {
		add_with_value(args, "-bios", machine->firmware);
		add_realm_options(machine, args);
	}
	if (machine->efi)
		add_efi(machine, args);

	if (machine->kernel_fd < 0) {
		add_with_value(args, "-kernel", machine->kernel);
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

	/*
	 * A Realm's devices must offer VIRTIO_F_ACCESS_PLATFORM (virtio 1.2, 6), which
	 * only the modern transport has: the guest then uses the DMA API, and so
	 * addresses in the shared half. An ordinary guest gets the same devices.
	 */
	add_with_value(args, "-global", "virtio-mmio.force-legacy=false");
	add_drives(machine, args);
	add_net(machine, args);
	if (machine->rng)
		add_with_value(args, "-device", "virtio-rng-device,iommu_platform=on");
	add_share(machine, args);
	add_with_value(args, "-gdb", machine->gdb);
}
