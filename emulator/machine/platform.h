/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The machine as QEMU's device tree describes it (Devicetree Specification,
 * release 0.4). QEMU puts the tree at the start of RAM for any firmware.
 */
#ifndef ERSI_EMULATOR_PLATFORM_H
#define ERSI_EMULATOR_PLATFORM_H

#include <stdint.h>

#include "el2/cpu.h"

#define ERSI_PLATFORM_FDT	UINT64_C(0x40000000)
#define ERSI_PLATFORM_REGIONS	80

struct ersi_region {
	uint64_t base;
	uint64_t size;
};

struct ersi_platform {
	uint64_t ram_base;
	uint64_t ram_size;
	uint64_t fwcfg;
	struct ersi_region uart;
	struct ersi_region variables;	/* the flash where EDK2 keeps its variables */
	uint32_t cpus;
	uint32_t devices;
	uint64_t mpidr[ERSI_CPU_MAX];
	struct ersi_region device[ERSI_PLATFORM_REGIONS];
};

/* Fails with a message when the machine is not one the emulator can use. */
void ersi_platform_read(struct ersi_platform *platform);

/* Address and size number index of a node's reg, in its parent's cells; 0 if none. */
int32_t ersi_platform_reg(const void *fdt, int32_t parent, int32_t node, uint32_t index,
			  struct ersi_region *region);
/* Likewise a window of a bridge's ranges, in its parent's addresses. */
int32_t ersi_platform_range(const void *fdt, int32_t parent, int32_t node, uint32_t index,
			    struct ersi_region *region);
#endif
