// SPDX-License-Identifier: BSD-2-Clause
#include "guestdt.h"

#include <libfdt.h>
#include <string.h>

#include "earlyrsi/handover_abi.h"
#include "fwcfg.h"
#include "machine/dt.h"
#include "output/print.h"

/* The values of linux,uefi-secure-boot are Linux's enum efi_secureboot_mode. */
#define SECURE_BOOT_DISABLED	2

/* Where the guest's tree names the conduit; NULL where it names none. */
static char *psci_method;

static void check(int32_t result, const char *what)
{
	if (result < 0)
		print_fail("the guest's device tree: %s: %s", what, fdt_strerror(result));
}

static void set_string(void *fdt, int32_t node, const char *name, const char *value)
{
	check(fdt_setprop(fdt, node, name, value, (int32_t)strlen(value) + 1), name);
}

static void remove_compatible(void *fdt, const char *compatible)
{
	int32_t node;

	while ((node = fdt_node_offset_by_compatible(fdt, -1, compatible)) >= 0)
		check(fdt_del_node(fdt, node), compatible);
}

static bool reachable(const struct region *region, uint32_t ipa_width)
{
	return (region->base + region->size - 1) >> (ipa_width - 1) == 0;
}

/* A PCIe host with addresses beyond the guest's. */
static void remove_unreachable_pcie(void *fdt, uint32_t ipa_width)
{
	int32_t node = fdt_node_offset_by_compatible(fdt, -1, "pci-host-ecam-generic");
	struct region region;
	bool keep;
	uint32_t i;

	if (node < 0)
		return;
	keep = dt_reg(fdt, 0, node, 0, &region) && reachable(&region, ipa_width);
	for (i = 0; dt_range(fdt, 0, node, i, &region); i++)
		keep = keep && reachable(&region, ipa_width);
	if (!keep)
		check(fdt_del_node(fdt, node), "pcie");
}

static void write_memory(void *fdt, uint64_t base, uint64_t size)
{
	int32_t node = fdt_node_offset_by_prop_value(fdt, -1, "device_type", "memory",
						     sizeof("memory"));

	check(fdt_setprop_u64(fdt, node, "reg", base), "memory");
	check(fdt_appendprop_u64(fdt, node, "reg", size), "memory");
}

static uint64_t round_down(uint64_t size)
{
	return size - size % BLOCK_SIZE;
}

/* A node with a reg of one region, in two cells each as its parent has it */
static int32_t add_region(void *fdt, int32_t parent, const char *name, uint64_t base, uint64_t size)
{
	int32_t node = fdt_add_subnode(fdt, parent, name);

	check(node, name);
	check(fdt_setprop_u64(fdt, node, "reg", base), name);
	check(fdt_appendprop_u64(fdt, node, "reg", size), name);
	return node;
}

/* Memory that Linux must not map, in the upper half */
static void write_holes(void *fdt, const struct memory *memory)
{
	static const struct {
		const char *name;
		uint64_t offset;
		uint64_t size;
	} holes[] = {
		{ "block@0", 0, BLOCK_SIZE },
		{ "page@0", 2 * BLOCK_SIZE + 5 * PAGE_SIZE, PAGE_SIZE },
		{ "across@0", 4 * BLOCK_SIZE - 3 * PAGE_SIZE, 7 * PAGE_SIZE },
		{ "bytes@0", 6 * BLOCK_SIZE + PAGE_SIZE / 2, 2 * PAGE_SIZE },
	};
	uint64_t base = memory->base + round_down(memory->guest_size * 3 / 4);
	int32_t parent = fdt_add_subnode(fdt, 0, "reserved-memory"), node;
	uint32_t i;

	check(parent, "reserved-memory");
	check(fdt_setprop_u32(fdt, parent, "#address-cells", 2), "reserved-memory");
	check(fdt_setprop_u32(fdt, parent, "#size-cells", 2), "reserved-memory");
	check(fdt_setprop_empty(fdt, parent, "ranges"), "reserved-memory");
	for (i = 0; i < sizeof(holes) / sizeof(holes[0]); i++) {
		node = add_region(fdt, parent, holes[i].name, base + holes[i].offset,
				  holes[i].size);
		check(fdt_setprop_empty(fdt, node, "no-map"), "reserved-memory");
	}
}

static void write_halves(void *fdt, const struct memory *memory)
{
	uint64_t lower = round_down(memory->guest_size / 2);
	int32_t node;

	write_memory(fdt, memory->base, lower);
	node = add_region(fdt, 0, "memory@1", memory->base + lower, memory->guest_size - lower);
	set_string(fdt, node, "device_type", "memory");
	check(fdt_setprop_empty(fdt, node, "hotpluggable"), "memory");
}

static int32_t chosen(void *fdt)
{
	int32_t node = fdt_path_offset(fdt, "/chosen");

	if (node < 0)
		node = fdt_add_subnode(fdt, 0, "chosen");
	check(node, "chosen");
	return node;
}

static void write_bootargs(void *fdt)
{
	uint32_t size = fwcfg_number(FWCFG_CMDLINE_SIZE);
	int32_t node = chosen(fdt);
	void *bootargs;

	if (!size)
		return;
	check(fdt_setprop_placeholder(fdt, node, "bootargs", (int32_t)size, &bootargs),
	      "bootargs");
	fwcfg_read(FWCFG_CMDLINE_DATA, bootargs, size);
	((char *)bootargs)[size - 1] = 0;
}

static void write_initrd(void *fdt, const struct region *initrd)
{
	int32_t node = chosen(fdt);

	if (!initrd->size)
		return;
	check(fdt_setprop_u64(fdt, node, "linux,initrd-start", initrd->base), "initrd");
	check(fdt_setprop_u64(fdt, node, "linux,initrd-end", initrd->base + initrd->size),
	      "initrd");
}

/* Sizes count the NULs, where the value has them. */
static void write_conduit(void *fdt, enum options_chosen option)
{
	static const struct {
		char bytes[8];
		uint8_t size;
	} values[] = {
		[OPTIONS_CHOSEN_SMC] = { "smc", 4 },
		[OPTIONS_CHOSEN_HVC] = { "hvc", 4 },
		[OPTIONS_CHOSEN_BOGUS] = { "svc", 4 },
		[OPTIONS_CHOSEN_SHORT] = { "smc", 3 },
		[OPTIONS_CHOSEN_LONG] = { "smc\0hvc", 8 },
		[OPTIONS_CHOSEN_CELL] = { "\0\0\0\2", 4 },
	};

	if (option != OPTIONS_CHOSEN_NONE)
		check(fdt_setprop(fdt, chosen(fdt), ERSI_CHOSEN_PROPERTY, values[option].bytes,
				  values[option].size), "conduit");
}

/* As Linux's EFI stub names them, for its kernel only. */
static void write_efi(void *fdt, const struct efi *efi)
{
	int32_t node = chosen(fdt);

	check(fdt_setprop_u64(fdt, node, "linux,uefi-system-table", efi->system_table), "EFI");
	check(fdt_setprop_u64(fdt, node, "linux,uefi-mmap-start", efi->map), "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-size", efi->map_size), "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-desc-size", efi->descriptor_size),
	      "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-desc-ver", efi->descriptor_version),
	      "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-secure-boot", SECURE_BOOT_DISABLED), "EFI");
}

/* EFI's map alone describes memory. */
static void remove_memory(void *fdt)
{
	int32_t node;

	while ((node = fdt_node_offset_by_prop_value(fdt, -1, "device_type", "memory",
						     sizeof("memory"))) >= 0)
		check(fdt_del_node(fdt, node), "memory");
	while (fdt_num_mem_rsv(fdt) > 0)
		check(fdt_del_mem_rsv(fdt, 0), "reserved memory");
}

static void write_psci(void *fdt, enum options_conduit conduit)
{
	static const char compatible[] = "arm,psci-1.0\0arm,psci-0.2\0arm,psci";
	int32_t node = fdt_path_offset(fdt, "/psci");

	if (node < 0)
		node = fdt_add_subnode(fdt, 0, "psci");
	check(node, "psci");
	check(fdt_setprop(fdt, node, "compatible", compatible, sizeof(compatible)), "psci");
	set_string(fdt, node, "method", "smc");
	switch (conduit) {
	case OPTIONS_CONDUIT_SMC:
		break;
	case OPTIONS_CONDUIT_HVC:
		set_string(fdt, node, "method", "hvc");
		break;
	case OPTIONS_CONDUIT_NONE:
		check(fdt_del_node(fdt, node), "psci");
		break;
	case OPTIONS_CONDUIT_DISABLED:
		set_string(fdt, node, "status", "disabled");
		break;
	case OPTIONS_CONDUIT_BOGUS:
		set_string(fdt, node, "method", "bogus");
		break;
	case OPTIONS_CONDUIT_PSCI_0_1:
		set_string(fdt, node, "compatible", "arm,psci");
		break;
	}
}

static void write_full(void *fdt, const struct options *options)
{
	check(fdt_open_into(fdt, fdt, IMAGE_FDT_SIZE), "no room");
	remove_compatible(fdt, "cfi-flash");
	remove_compatible(fdt, "qemu,fw-cfg-mmio");
	remove_unreachable_pcie(fdt, options->ipa_width);
	write_psci(fdt, options->conduit);
}

static void write_stub(void *fdt, enum options_dt dt)
{
	int32_t node;

	check(fdt_create_empty_tree(fdt, IMAGE_FDT_SIZE), "stub");
	check(fdt_setprop_u32(fdt, 0, "#address-cells", 2), "stub");
	check(fdt_setprop_u32(fdt, 0, "#size-cells", 2), "stub");
	if (dt == OPTIONS_DT_XEN) {
		node = fdt_add_subnode(fdt, 0, "hypervisor");
		check(node, "hypervisor");
		set_string(fdt, node, "compatible", "xen,xen");
	}
}

void guestdt_write(const struct options *options, const struct memory *memory,
		   const struct image *image, const struct efi *efi)
{
	void *fdt = (void *)memory->base;

	if (efi && options->dt != OPTIONS_DT_FULL)
		write_stub(fdt, options->dt);
	else
		write_full(fdt, options);
	write_bootargs(fdt);
	write_conduit(fdt, options->chosen);
	if (efi) {
		remove_memory(fdt);
		write_efi(fdt, efi);
	} else {
		if (options->memory == OPTIONS_MEMORY_HOTPLUGGABLE)
			write_halves(fdt, memory);
		else
			write_memory(fdt, memory->base, memory->guest_size);
		if (options->memory == OPTIONS_MEMORY_HOLES)
			write_holes(fdt, memory);
		write_initrd(fdt, &image->initrd);
	}
	if (options->boot_record)
		check(fdt_add_mem_rsv(fdt, image->record, PAGE_SIZE), "reserved memory");
	check(fdt_pack(fdt), "pack");
	if (image->fdt != memory->base) {
		memcpy((void *)image->fdt, fdt, IMAGE_FDT_SIZE);
		memset(fdt, 0, IMAGE_FDT_SIZE);
	}
	fdt = (void *)image->fdt;
	psci_method = fdt_getprop_w(fdt, fdt_path_offset(fdt, "/psci"), "method", NULL);
}

void guestdt_write_edk2(const struct options *options, const struct memory *memory)
{
	void *fdt = (void *)memory->base;

	check(fdt_open_into(fdt, fdt, IMAGE_FDT_SIZE), "no room");
	remove_unreachable_pcie(fdt, options->ipa_width);
	write_psci(fdt, options->conduit);
	write_memory(fdt, memory->base, memory->guest_size);
	check(fdt_pack(fdt), "pack");
}

/* No lookup here: by now the guest may have changed its tree. */
void guestdt_turn_conduit(void)
{
	memcpy(psci_method, "hvc", sizeof("hvc"));
}
