/* SPDX-License-Identifier: BSD-2-Clause */
/* What the image knows of the machine. */
#ifndef IMAGE_PLATFORM_H
#define IMAGE_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#include "machine/cpu.h"
#include "spans.h"

#define CMDLINE_SIZE		1024

/**
 * struct handover - what EFI told before it ended
 * @system:		the system table, if only that is known as yet, or NULL
 * @rsdp:		physical address of the RSDP, or 0
 * @record:		physical address of the record of docs/lab/records.md, or 0
 * @map:		the memory map (UEFI 2.10, section 7.2.3)
 * @map_size:		bytes of it
 * @descriptor_size:	bytes from one descriptor to the next
 * @cmdline:		the load options, as ASCII
 */
struct handover {
	const void *system;
	uint64_t rsdp;
	uint64_t record;
	const uint8_t *map;
	uint64_t map_size;
	uint64_t descriptor_size;
	char cmdline[CMDLINE_SIZE];
};

/**
 * struct platform - the machine
 * @fdt:	the device tree, or NULL
 * @fdt_size:	bytes that may be read there
 * @rsdp:	physical address of the RSDP, or 0
 * @record:	physical address of the record that EFI names, or 0
 * @initrd:	where the initrd is; empty if there is none
 * @ram:	memory that a linear map has to hold
 * @reserved:	what of it is in use
 * @uart:	physical address of the console's PL011, or 0
 * @cpus:	CPUs listed, CPU_MAX at most
 * @cpus_left:	CPUs that are too many
 * @mpidr:	their affinity fields
 * @cmdline:	the command line
 */
struct platform {
	const void *fdt;
	uint32_t fdt_size;
	uint64_t rsdp;
	uint64_t record;
	struct span initrd;
	struct spans ram;
	struct spans reserved;
	uint64_t uart;
	uint32_t cpus;
	uint32_t cpus_left;
	uint64_t mpidr[CPU_MAX];
	char cmdline[CMDLINE_SIZE];
};

void platform_add_cpu(struct platform *platform, uint64_t mpidr);
#endif
