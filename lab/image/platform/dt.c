// SPDX-License-Identifier: BSD-2-Clause
#include "dt.h"

#include <libfdt.h>
#include <stddef.h>
#include <string.h>

#include "machine/arch.h"
#include "machine/idmap.h"

/* booting.rst, section 2 */
#define FDT_SIZE_MAX	0x200000
#define FDT_HEADER_SIZE	64
/* Some thousand descriptors; the size comes from the author of the tree. */
#define EFI_MAP_SIZE_MAX	0x40000

bool dt_open(const void *fdt, struct platform *platform)
{
	uint64_t pa = (uint64_t)fdt;

	if (!pa || pa % 8 || !idmap_add(pa, FDT_HEADER_SIZE, IDMAP_NORMAL) ||
	    fdt_check_header(fdt) || fdt_totalsize(fdt) > FDT_SIZE_MAX ||
	    !idmap_add(pa, fdt_totalsize(fdt), IDMAP_NORMAL) ||
	    fdt_check_full(fdt, fdt_totalsize(fdt)))
		return false;
	platform->fdt = fdt;
	platform->fdt_size = fdt_totalsize(fdt);
	return true;
}

/* A number of one or two cells; moves on behind it. */
static uint64_t read_cells(const fdt32_t **at, int cells)
{
	uint64_t value = 0;

	while (cells--)
		value = value << 32 | fdt32_ld((*at)++);
	return value;
}

/* The part of reg with the given index, in the parent's cells. */
static bool read_reg(const void *fdt, int parent, int node, int index, uint64_t *base,
		     uint64_t *size)
{
	int address_cells = fdt_address_cells(fdt, parent);
	int size_cells = fdt_size_cells(fdt, parent);
	int length, one;
	const fdt32_t *reg = fdt_getprop(fdt, node, "reg", &length);

	if (!reg || address_cells < 1 || address_cells > 2 || size_cells < 0 || size_cells > 2)
		return false;
	one = (address_cells + size_cells) * (int)sizeof(*reg);
	if (index >= length / one)
		return false;
	reg += index * (address_cells + size_cells);
	*base = read_cells(&reg, address_cells);
	*size = read_cells(&reg, size_cells);
	return true;
}

/* A property that is one string, or NULL. */
static const char *read_string(const void *fdt, int node, const char *name)
{
	int length;
	const char *text = fdt_getprop(fdt, node, name, &length);

	return text && length > 0 && !text[length - 1] ? text : NULL;
}

static bool string_is(const void *fdt, int node, const char *name, const char *wanted)
{
	const char *text = read_string(fdt, node, name);

	return text && !strcmp(text, wanted);
}

static bool is_enabled(const void *fdt, int node)
{
	return !fdt_getprop(fdt, node, "status", NULL) ||
	       string_is(fdt, node, "status", "okay") || string_is(fdt, node, "status", "ok");
}

static uint64_t read_number(const void *fdt, int node, const char *name)
{
	int length;
	const fdt32_t *value = fdt_getprop(fdt, node, name, &length);

	if (!value || (length != 4 && length != 8))
		return 0;
	return read_cells(&value, length / 4);
}

bool dt_read_efi(const void *fdt, struct handover *handover)
{
	int chosen = fdt_path_offset(fdt, "/chosen");

	if (chosen < 0)
		return false;
	handover->system = (const void *)read_number(fdt, chosen, "linux,uefi-system-table");
	handover->map = (const uint8_t *)read_number(fdt, chosen, "linux,uefi-mmap-start");
	handover->map_size = read_number(fdt, chosen, "linux,uefi-mmap-size");
	handover->descriptor_size = read_number(fdt, chosen, "linux,uefi-mmap-desc-size");
	return handover->system && handover->map && (uint64_t)handover->map % 8 == 0 &&
	       handover->map_size <= EFI_MAP_SIZE_MAX &&
	       idmap_add((uint64_t)handover->map, handover->map_size, IDMAP_NORMAL);
}

void dt_read_memory(struct platform *platform)
{
	const void *fdt = platform->fdt;
	uint64_t base, size;
	int node, i;

	fdt_for_each_subnode(node, fdt, 0) {
		if (!string_is(fdt, node, "device_type", "memory") || !is_enabled(fdt, node))
			continue;
		for (i = 0; read_reg(fdt, 0, node, i, &base, &size); i++)
			spans_add(&platform->ram, base, size);
	}
}

static void read_reserved(struct platform *platform)
{
	const void *fdt = platform->fdt;
	int parent = fdt_path_offset(fdt, "/reserved-memory");
	uint64_t base, size;
	int node, i;

	for (i = 0; i < fdt_num_mem_rsv(fdt); i++)
		if (!fdt_get_mem_rsv(fdt, i, &base, &size))
			spans_add(&platform->reserved, base, size);
	if (parent < 0)
		return;
	fdt_for_each_subnode(node, fdt, parent)
		for (i = 0; is_enabled(fdt, node) &&
		     read_reg(fdt, parent, node, i, &base, &size); i++) {
			spans_add(&platform->reserved, base, size);
			if (fdt_getprop(fdt, node, "no-map", NULL))
				spans_remove(&platform->ram, base, size);
		}
}

/*
 * The node that a path names, up to a colon. An alias stands for a path only, lest
 * it stand for itself.
 */
static int find_node(const void *fdt, const char *path)
{
	const char *colon = strchr(path, ':');
	int length = colon ? (int)(colon - path) : (int)strlen(path);

	if (*path == '/')
		return fdt_path_offset_namelen(fdt, path, length);
	path = fdt_get_alias_namelen(fdt, path, length);
	return path && *path == '/' ? fdt_path_offset(fdt, path) : -FDT_ERR_BADPATH;
}

static void read_console(struct platform *platform, int chosen)
{
	const void *fdt = platform->fdt;
	const char *path = read_string(fdt, chosen, "stdout-path");
	uint64_t base, size;
	int node;

	if (!path)
		return;
	node = find_node(fdt, path);
	/* Only a child of the root has its address in the CPU's terms. */
	if (node < 0 || fdt_parent_offset(fdt, node) != 0 ||
	    (fdt_node_check_compatible(fdt, node, "arm,pl011") &&
	     fdt_node_check_compatible(fdt, node, "arm,sbsa-uart")) ||
	    !read_reg(fdt, 0, node, 0, &base, &size))
		return;
	platform->uart = base;
}

static void read_chosen(struct platform *platform)
{
	const void *fdt = platform->fdt;
	int chosen = fdt_path_offset(fdt, "/chosen");
	const char *bootargs;
	uint64_t end;

	if (chosen < 0)
		return;
	read_console(platform, chosen);
	platform->initrd.base = read_number(fdt, chosen, "linux,initrd-start");
	end = read_number(fdt, chosen, "linux,initrd-end");
	if (platform->initrd.base && end > platform->initrd.base) {
		platform->initrd.end = end;
		spans_add(&platform->reserved, platform->initrd.base,
			  end - platform->initrd.base);
	}
	bootargs = read_string(fdt, chosen, "bootargs");
	if (bootargs && strlen(bootargs) < CMDLINE_SIZE && !platform->cmdline[0])
		memcpy(platform->cmdline, bootargs, strlen(bootargs) + 1);
}

static void read_cpus(struct platform *platform)
{
	const void *fdt = platform->fdt;
	int parent = fdt_path_offset(fdt, "/cpus");
	uint64_t mpidr, size;
	int node;

	if (parent < 0)
		return;
	fdt_for_each_subnode(node, fdt, parent)
		if (string_is(fdt, node, "device_type", "cpu") && is_enabled(fdt, node) &&
		    read_reg(fdt, parent, node, 0, &mpidr, &size))
			platform_add_cpu(platform, mpidr & MPIDR_AFFINITY);
}

void dt_read(struct platform *platform)
{
	spans_add(&platform->reserved, (uint64_t)platform->fdt, platform->fdt_size);
	read_reserved(platform);
	read_chosen(platform);
	read_cpus(platform);
}
