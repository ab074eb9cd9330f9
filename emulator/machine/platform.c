// SPDX-License-Identifier: BSD-2-Clause
#include "platform.h"

#include <libfdt.h>
#include <stdbool.h>

#include "dt.h"
#include "output/print.h"
#include "power.h"
#include "uart.h"

static void add_device(struct platform *platform, const struct region *region)
{
	if (!region->size)
		return;
	if (region->base + region->size < region->base)
		print_fail("the device tree has a device that wraps around, at 0x%lx, "
			   "size 0x%lx", region->base, region->size);
	if (platform->devices == PLATFORM_REGIONS)
		print_fail("more than %u device regions; start QEMU with fewer devices",
			   PLATFORM_REGIONS);
	platform->device[platform->devices++] = *region;
}

static bool is_device(const void *fdt, int32_t node)
{
	const char *type = fdt_getprop(fdt, node, "device_type", NULL);

	if (type && !strcmp(type, "memory"))
		return false;
	/* Flash holds firmware, and fw_cfg the guest's images: neither is the guest's. */
	return fdt_node_check_compatible(fdt, node, "cfi-flash") &&
	       fdt_node_check_compatible(fdt, node, "qemu,fw-cfg-mmio");
}

static void add_node(struct platform *platform, const void *fdt, int32_t parent, int32_t node)
{
	struct region region;
	uint32_t i;

	if (!is_device(fdt, node))
		return;
	for (i = 0; dt_reg(fdt, parent, node, i, &region); i++)
		add_device(platform, &region);
	for (i = 0; dt_range(fdt, parent, node, i, &region); i++)
		add_device(platform, &region);
}

static void read_devices(struct platform *platform, const void *fdt)
{
	int32_t node, child;

	fdt_for_each_subnode(node, fdt, 0) {
		int32_t length;

		add_node(platform, fdt, 0, node);
		/* An empty ranges: the children use the parent's addresses. */
		if (!fdt_getprop(fdt, node, "ranges", &length) || length)
			continue;
		fdt_for_each_subnode(child, fdt, node)
			add_node(platform, fdt, node, child);
	}
}

static void read_uart(struct platform *platform, const void *fdt)
{
	int32_t node = fdt_node_offset_by_compatible(fdt, -1, "arm,pl011");

	if (node >= 0 && dt_reg(fdt, fdt_parent_offset(fdt, node), node, 0, &platform->uart))
		uart_init(platform->uart.base);
}

static void read_memory(struct platform *platform, const void *fdt)
{
	int32_t node = fdt_node_offset_by_prop_value(fdt, -1, "device_type", "memory",
						     sizeof("memory"));
	struct region region;

	if (node < 0 || !dt_reg(fdt, 0, node, 0, &region))
		print_fail("the device tree has no memory");
	if (dt_reg(fdt, 0, node, 1, &(struct region){ 0 }) ||
	    fdt_node_offset_by_prop_value(fdt, node, "device_type", "memory",
					  sizeof("memory")) >= 0)
		print_fail("memory is in several pieces; start QEMU without -numa");
	platform->ram_base = region.base;
	platform->ram_size = region.size;
}

static void read_cpus(struct platform *platform, const void *fdt)
{
	int32_t cpus = fdt_path_offset(fdt, "/cpus");
	int32_t cells = fdt_address_cells(fdt, cpus);
	int32_t node;

	fdt_for_each_subnode(node, fdt, cpus) {
		const char *type = fdt_getprop(fdt, node, "device_type", NULL);
		const fdt32_t *reg;
		int32_t length;

		if (!type || strcmp(type, "cpu"))
			continue;
		reg = fdt_getprop(fdt, node, "reg", &length);
		if (!reg || cells < 1 || length < cells * 4)
			continue;
		if (platform->cpus == CPU_MAX)
			print_fail("more than %u CPUs; start QEMU with -smp %u or less",
				   CPU_MAX, CPU_MAX);
		platform->mpidr[platform->cpus++] = dt_number(reg, cells);
	}
	if (!platform->cpus)
		print_fail("the device tree lists no CPU");
}

void platform_read(struct platform *platform)
{
	const void *fdt = (const void *)PLATFORM_FDT;
	struct region region;
	int32_t node;

	if (fdt_check_header(fdt))
		power_fail();		/* without a tree the UART is unknown */
	read_uart(platform, fdt);
	if (fdt_node_offset_by_compatible(fdt, -1, "arm,gic-v3") < 0)
		print_fail("the machine has no GICv3; start QEMU with -M virt,gic-version=3");
	node = fdt_node_offset_by_compatible(fdt, -1, "qemu,fw-cfg-mmio");
	if (node < 0 || !dt_reg(fdt, 0, node, 0, &region))
		print_fail("the machine has no fw_cfg; this is firmware for "
			   "QEMU's virt machine");
	platform->fwcfg = region.base;
	node = fdt_node_offset_by_compatible(fdt, -1, "cfi-flash");
	if (node < 0 || !dt_reg(fdt, 0, node, 1, &platform->variables))
		platform->variables.size = 0;
	read_memory(platform, fdt);
	read_cpus(platform, fdt);
	read_devices(platform, fdt);
}
