/* SPDX-License-Identifier: BSD-2-Clause */
/* The machine that a kernel is booted on, and the QEMU command line that makes it. */
#ifndef TOOL_MACHINE_H
#define TOOL_MACHINE_H

#include <stdbool.h>
#include <stdint.h>

#include "args.h"

#define MACHINE_MEMORY_MIN	(64ULL << 20)
#define MACHINE_CPUS_MAX	8
#define MACHINE_IPA_MIN		33
#define MACHINE_IPA_MAX		48

/* The descriptor that QEMU inherits for a Realm's RAM: read and write, empty, grown by QEMU. */
#define MACHINE_RAM_FD		3
/* And for a kernel that had to be unpacked, to read. (4 is CONTROL_FD.) */
#define MACHINE_KERNEL_FD	5

/**
 * struct machine - what the user asked for
 * @qemu:		QEMU's name or path
 * @image:		disk whose own boot loader EDK2 starts, or NULL; it is in @drives, too
 * @kernel:		without @image, the user's file; or NULL
 * @kernel_fd:		the arm64 Image that was in it, or -1: the file itself is one
 * @kernel_command:	in a shell, what unpacks that, or NULL
 * @raw:		it has no header, and begins with its first instruction
 * @dtb_above:		the device tree goes above the images
 * @initrd:		or NULL
 * @append:		the guest's command line, or NULL
 * @dtb:		device tree instead of QEMU's own, or NULL
 * @cpu:		QEMU's CPU model
 * @memory:		bytes, a multiple of 2 MiB
 * @cpus:		1..MACHINE_CPUS_MAX
 * @ipa_width:		of a Realm, bits; 0: the smallest that holds @memory twice
 * @realm:		boot as a Realm
 * @efi:		EDK2's image, which then starts the kernel or @image, or NULL
 * @firmware:		the Realm emulator's image, for a Realm
 * @net:		options of QEMU's user network (may be empty), or NULL: no network interface
 * @rng:		add a virtio entropy device
 * @share:		directory that the guest can mount by 9P, or NULL
 * @gdb:		QEMU's name of the device where its gdb stub waits, or NULL
 * @icount:		virtual time counts instructions, so that runs repeat
 * @drives:		disk images, each one a virtio disk
 * @drive_options:	what else QEMU is told of each, with a comma before it; may be empty
 * @drive_formats:	QEMU's name for the format of each
 * @machine_options:	K=V for QEMU's -M
 * @realm_options:	K=V for the emulator
 */
struct machine {
	const char *qemu;
	const char *image;
	const char *kernel;
	int kernel_fd;
	char *kernel_command;
	bool raw;
	bool dtb_above;
	const char *initrd;
	const char *append;
	const char *dtb;
	const char *cpu;
	uint64_t memory;
	unsigned int cpus;
	unsigned int ipa_width;
	bool realm;
	const char *efi;
	const char *firmware;
	const char *net;
	bool rng;
	const char *share;
	const char *gdb;
	bool icount;
	struct args drives;
	struct args drive_options;
	struct args drive_formats;
	struct args machine_options;
	struct args realm_options;
};

/* The smallest width whose protected half holds RAM where QEMU puts it; may exceed the maximum. */
unsigned int machine_smallest_ipa_width(uint64_t memory);

/* Its RAM is a file, opened as MACHINE_RAM_FD: to be there twice, and to be read. */
bool machine_has_ram_file(const struct machine *machine);

/* The whole of QEMU's command line. The guest's console is QEMU's standard input and output. */
void machine_compose(const struct machine *machine, struct args *args);

#endif
