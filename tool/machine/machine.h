/* SPDX-License-Identifier: BSD-2-Clause */
/* The machine that a kernel is booted on, and the QEMU command line that makes it. */
#ifndef TOOL_MACHINE_H
#define TOOL_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "args.h"
#include "kernel.h"
#include "realm.h"

/* The descriptor that QEMU inherits for a Realm's RAM: read and write, empty, grown by QEMU. */
#define MACHINE_RAM_FD		3
/* And for a kernel that had to be unpacked, to read. (4 is CONTROL_FD.) */
#define MACHINE_KERNEL_FD	5

/**
 * struct machine - what the user asked for
 * @qemu:		QEMU's name or path
 * @image:		disk whose own boot loader EDK2 starts, or NULL; it is in @drives, too
 * @kernel:		without @image
 * @dtb_above:		the device tree goes above the images
 * @initrd:		or NULL
 * @append:		the guest's command line, or NULL
 * @dtb:		device tree instead of QEMU's own, or NULL
 * @cpu:		QEMU's CPU model
 * @memory:		bytes, a multiple of 2 MiB
 * @cpus:		1..REALM_CPUS_MAX
 * @is_realm:		boot as a Realm
 * @realm:		what it is then
 * @efi:		EDK2's image, which then starts the kernel or @image, or NULL
 * @pci:		virtio devices are on PCI
 * @net:		options of QEMU's user network (may be empty), or NULL: no network interface
 * @rng:		add a virtio entropy device
 * @share:		directory that the guest can mount by 9P, or NULL
 * @gdb:		QEMU's name of the device where its gdb stub waits, or NULL
 * @icount:		virtual time counts instructions, so that runs repeat
 * @drives:		disk images, each one a virtio disk
 * @drive_options:	what else QEMU is told of each, with a comma before it; may be empty
 * @drive_formats:	QEMU's name for the format of each
 * @machine_options:	K=V for QEMU's -M
 */
struct machine {
	const char *qemu;
	const char *image;
	struct kernel kernel;
	bool dtb_above;
	const char *initrd;
	const char *append;
	const char *dtb;
	const char *cpu;
	uint64_t memory;
	unsigned int cpus;
	bool is_realm;
	struct realm realm;
	const char *efi;
	bool pci;
	const char *net;
	bool rng;
	const char *share;
	const char *gdb;
	bool icount;
	struct args drives;
	struct args drive_options;
	struct args drive_formats;
	struct args machine_options;
};

/* EDK2 starts the kernel, with QEMU's ACPI tables; not the boot loader of a disk. */
bool machine_starts_kernel_by_efi(const struct machine *machine);

/* The whole of QEMU's command line. The guest's console is QEMU's standard input and output. */
void machine_compose(const struct machine *machine, struct args *args);

#endif
