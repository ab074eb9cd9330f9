/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The machine as QEMU's device tree describes it (Devicetree Specification,
 * release 0.4). QEMU puts the tree at the start of RAM for any firmware.
 */
#ifndef EMULATOR_PLATFORM_H
#define EMULATOR_PLATFORM_H

#include <stdint.h>

#include "el2/cpu.h"

#define PLATFORM_FDT		UINT64_C(0x40000000)
#define PLATFORM_REGIONS	80

struct region {
	uint64_t base;
	uint64_t size;
};

struct platform {
	uint64_t ram_base;
	uint64_t ram_size;
	uint64_t fwcfg;
	struct region uart;
	struct region variables;	/* the flash where EDK2 keeps its variables */
	uint32_t cpus;
	uint32_t devices;
	uint64_t mpidr[CPU_MAX];
	struct region device[PLATFORM_REGIONS];
};

/* Fails with a message when the machine is not one the emulator can use. */
void platform_read(struct platform *platform);

/* Address and size number index of a node's reg, in its parent's cells; 0 if none. */
int32_t platform_reg(const void *fdt, int32_t parent, int32_t node, uint32_t index,
		     struct region *region);
/* Likewise a window of a bridge's ranges, in its parent's addresses. */
int32_t platform_range(const void *fdt, int32_t parent, int32_t node, uint32_t index,
		       struct region *region);
#endif
