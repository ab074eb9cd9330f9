/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The machine as QEMU's device tree describes it (Devicetree Specification,
 * release 0.4). QEMU puts the tree at the start of RAM for any firmware.
 */
#ifndef EMULATOR_PLATFORM_H
#define EMULATOR_PLATFORM_H

#include <stdint.h>

#include "el2/cpu.h"
#include "region.h"

#define PLATFORM_FDT		UINT64_C(0x40000000)
#define PLATFORM_REGIONS	80

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
#endif
