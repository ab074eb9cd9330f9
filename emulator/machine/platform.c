// SPDX-License-Identifier: BSD-2-Clause
#include "platform.h"

#include <libfdt.h>
#include <stdbool.h>
#include <string.h>

#include "dt.h"
#include "output/print.h"
#include "power.h"
#include "uart.h"

/*
 * What the walk finds besides the platform. It reports nothing: messages need the UART, and any
 * node may precede that one.
 */
struct findings {
	bool gic;
	uint32_t memory_regions;
	uint32_t cpus;			/* also those that platform has no room for */
	uint32_t devices;		/* likewise */
	struct region wrapped;		/* a device that wraps around; size 0: none does */
};

static void add_device(struct platform *platform, struct findings *findings,
		       const struct region *region)
{
	if (!region->size)
		return;
	if (region->base + region->size < region->base)
		findings->wrapped = *region;
	if (findings->devices < PLATFORM_REGIONS)
		platform->device[findings->devices] = *region;
	findings->devices++;
}

static void add_node(struct platform *platform, struct findings *findings,
		     const struct dt_node *parent, const struct dt_node *node)
{
	struct region region;
	uint32_t i;

	/* Flash holds firmware, and fw_cfg the guest's images: neither is the guest's. */
	if (dt_type(node, "memory") || dt_compatible(node, "cfi-flash") ||
	    dt_compatible(node, "qemu,fw-cfg-mmio"))
		return;
	for (i = 0; dt_reg(parent, node, i, &region); i++)
		add_device(platform, findings, &region);
	for (i = 0; dt_range(parent, node, i, &region); i++)
		add_device(platform, findings, &region);
}

static void add_cpu(struct platform *platform, struct findings *findings,
		    const struct dt_node *cpus, const struct dt_node *node)
{
	int32_t cells = dt_address_cells(cpus);

	if (!node->reg.value || cells < 1 || node->reg.length < cells * (int32_t)sizeof(fdt32_t))
		return;
	if (findings->cpus < CPU_MAX)
		platform->mpidr[findings->cpus] = dt_number(node->reg.value, cells);
	findings->cpus++;
}

static void add_memory(struct platform *platform, struct findings *findings,
		       const struct dt_node *parent, const struct dt_node *node)
{
	struct region region;
	uint32_t i;

	for (i = 0; dt_reg(parent, node, i, &region); i++)
		if (!findings->memory_regions++) {
			platform->ram_base = region.base;
			platform->ram_size = region.size;
		}
}

/* What the emulator itself uses: of each kind the first that the tree has. */
static void find_own(struct platform *platform, struct findings *findings,
		     const struct dt_node *parent, const struct dt_node *node)
{
	struct region region;

	if (!platform->uart.size && dt_compatible(node, "arm,pl011"))
		dt_reg(parent, node, 0, &platform->uart);
	else if (!platform->fwcfg && dt_compatible(node, "qemu,fw-cfg-mmio") &&
		 dt_reg(parent, node, 0, &region))
		platform->fwcfg = region.base;
	else if (!platform->variables.size && dt_compatible(node, "cfi-flash"))
		dt_reg(parent, node, 1, &platform->variables);
	else if (dt_compatible(node, "arm,gic-v3"))
		findings->gic = true;
}

static void read_tree(struct platform *platform, struct findings *findings, const void *fdt)
{
	const struct dt_node *node, *parent;
	struct dt_walk walk;

	dt_begin(&walk, fdt);
	while ((node = dt_next(&walk))) {
		parent = dt_parent(&walk);
		if (!parent)
			continue;
		find_own(platform, findings, parent, node);
		if (dt_type(node, "memory"))
			add_memory(platform, findings, parent, node);
		if (dt_type(node, "cpu") && !strcmp(parent->name, "cpus"))
			add_cpu(platform, findings, parent, node);
		/* An empty ranges: the children use the parent's addresses. */
		if (walk.depth == 1 || (parent->ranges.value && !parent->ranges.length))
			add_node(platform, findings, parent, node);
	}
}

static void check(const struct platform *platform, const struct findings *findings)
{
	if (!findings->gic)
		print_fail("the machine has no GICv3; start QEMU with -M virt,gic-version=3");
	if (!platform->fwcfg)
		print_fail("the machine has no fw_cfg; this is firmware for "
			   "QEMU's virt machine");
	if (!findings->memory_regions)
		print_fail("the device tree has no memory");
	if (findings->memory_regions > 1)
		print_fail("memory is in several pieces; start QEMU without -numa");
	if (!findings->cpus)
		print_fail("the device tree lists no CPU");
	if (findings->cpus > CPU_MAX)
		print_fail("more than %u CPUs; start QEMU with -smp %u or less", CPU_MAX, CPU_MAX);
	if (findings->wrapped.size)
		print_fail("the device tree has a device that wraps around, at 0x%lx, "
			   "size 0x%lx", findings->wrapped.base, findings->wrapped.size);
	if (findings->devices > PLATFORM_REGIONS)
		print_fail("more than %u device regions; start QEMU with fewer devices",
			   PLATFORM_REGIONS);
}

void platform_read(struct platform *platform)
{
	const void *fdt = (const void *)PLATFORM_FDT;
	struct findings findings = { 0 };

	*platform = (struct platform){ 0 };
	if (fdt_check_header(fdt))
		power_fail();		/* without a tree the UART is unknown */
	read_tree(platform, &findings, fdt);
	if (platform->uart.size)
		uart_init(platform->uart.base);
	check(platform, &findings);
	platform->cpus = findings.cpus;
	platform->devices = findings.devices;
}
