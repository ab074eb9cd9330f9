/* SPDX-License-Identifier: BSD-2-Clause */
/* What the boot stage before tells of the machine. */
#ifndef ERSI_IMAGE_PLATFORM_H
#define ERSI_IMAGE_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu.h"
#include "spans.h"

#define ERSI_CMDLINE_SIZE	1024

/**
 * struct ersi_handover - what EFI told before it ended
 * @system:		the system table, if only that is known as yet, or NULL
 * @rsdp:		physical address of the RSDP, or 0
 * @record:		physical address of the record of docs/handover.md, or 0
 * @map:		the memory map (UEFI 2.10, section 7.2.3)
 * @map_size:		bytes of it
 * @descriptor_size:	bytes from one descriptor to the next
 * @cmdline:		the load options, as ASCII
 */
struct ersi_handover {
	const void *system;
	uint64_t rsdp;
	uint64_t record;
	const uint8_t *map;
	uint64_t map_size;
	uint64_t descriptor_size;
	char cmdline[ERSI_CMDLINE_SIZE];
};

/**
 * struct ersi_platform - the machine
 * @fdt:	the device tree, or NULL
 * @fdt_size:	bytes that may be read there
 * @rsdp:	physical address of the RSDP, or 0
 * @record:	physical address of the record that EFI names, or 0
 * @initrd:	where the initrd is; empty if there is none
 * @ram:	memory that a linear map has to hold
 * @reserved:	what of it is in use
 * @uart:	physical address of the console's PL011, or 0
 * @cpus:	CPUs listed, ERSI_CPU_MAX at most
 * @cpus_left:	CPUs that are too many
 * @mpidr:	their affinity fields
 * @cmdline:	the command line
 */
struct ersi_platform {
	const void *fdt;
	uint32_t fdt_size;
	uint64_t rsdp;
	uint64_t record;
	struct ersi_span initrd;
	struct ersi_spans ram;
	struct ersi_spans reserved;
	uint64_t uart;
	uint32_t cpus;
	uint32_t cpus_left;
	uint64_t mpidr[ERSI_CPU_MAX];
	char cmdline[ERSI_CMDLINE_SIZE];
};

void ersi_platform_add_cpu(struct ersi_platform *platform, uint64_t mpidr);

/*
 * By device tree and ACPI, and memory from the EFI map if there is one: EFI's own, as
 * an application, or that of a stub before, which the tree's /chosen tells. Maps what
 * it reads. False if no memory can be used.
 */
bool ersi_platform_read(const void *fdt, const struct ersi_handover *handover,
			struct ersi_platform *platform);
#endif
