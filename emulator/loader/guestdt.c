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

/* Where the guest's tree names the conduit, if it is to change. */
static char *psci_method;

/* What decides how the tree is edited. */
struct edit {
	const struct options *options;
	const struct memory *memory;
	const struct image *image;	/* NULL: EDK2 finds the kernel */
	const struct efi *efi;		/* NULL: no boot by EFI */
};

/* What an edit found in the tree, and wrote there. */
struct written {
	bool chosen;
	bool psci;
};

static void check(int32_t result, const char *what)
{
	if (result < 0)
		print_fail("the guest's device tree: %s: %s", what, fdt_strerror(result));
}

static void set_string(void *fdt, int32_t node, const char *name, const char *value)
{
	check(fdt_setprop(fdt, node, name, value, (int32_t)strlen(value) + 1), name);
}

static bool reachable(const struct region *region, uint32_t ipa_width)
{
	return (region->base + region->size - 1) >> (ipa_width - 1) == 0;
}

/* A PCIe host with addresses beyond the guest's. */
static bool unreachable_pcie(const struct dt_node *parent, const struct dt_node *node,
			     uint32_t ipa_width)
{
	struct region region;
	uint32_t i;

	if (!dt_compatible(node, "pci-host-ecam-generic"))
		return false;
	if (!dt_reg(parent, node, 0, &region) || !reachable(&region, ipa_width))
		return true;
	for (i = 0; dt_range(parent, node, i, &region); i++)
		if (!reachable(&region, ipa_width))
			return true;
	return false;
}

static void write_memory(void *fdt, int32_t node, uint64_t base, uint64_t size)
{
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

static uint64_t lower_half(const struct memory *memory)
{
	return round_down(memory->guest_size / 2);
}

/* What the tree's own memory node describes */
static uint64_t memory_size(const struct edit *edit)
{
	return edit->options->memory == OPTIONS_MEMORY_HOTPLUGGABLE ? lower_half(edit->memory) :
								      edit->memory->guest_size;
}

static void add_upper_half(void *fdt, const struct memory *memory)
{
	uint64_t lower = lower_half(memory);
	int32_t node = add_region(fdt, 0, "memory@1", memory->base + lower,
				  memory->guest_size - lower);

	set_string(fdt, node, "device_type", "memory");
	check(fdt_setprop_empty(fdt, node, "hotpluggable"), "memory");
}

static void write_bootargs(void *fdt, int32_t node)
{
	uint32_t size = fwcfg_number(FWCFG_CMDLINE_SIZE);
	void *bootargs;

	if (!size)
		return;
	check(fdt_setprop_placeholder(fdt, node, "bootargs", (int32_t)size, &bootargs),
	      "bootargs");
	fwcfg_read(FWCFG_CMDLINE_DATA, bootargs, size);
	((char *)bootargs)[size - 1] = 0;
}

static void write_initrd(void *fdt, int32_t node, const struct region *initrd)
{
	if (!initrd->size)
		return;
	check(fdt_setprop_u64(fdt, node, "linux,initrd-start", initrd->base), "initrd");
	check(fdt_setprop_u64(fdt, node, "linux,initrd-end", initrd->base + initrd->size),
	      "initrd");
}

/* Sizes count the NULs, where the value has them. */
static void write_conduit(void *fdt, int32_t node, enum options_chosen option)
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
		check(fdt_setprop(fdt, node, ERSI_CHOSEN_PROPERTY, values[option].bytes,
				  values[option].size), "conduit");
}

/* As Linux's EFI stub names them, for its kernel only. */
static void write_efi(void *fdt, int32_t node, const struct efi *efi)
{
	check(fdt_setprop_u64(fdt, node, "linux,uefi-system-table", efi->system_table), "EFI");
	check(fdt_setprop_u64(fdt, node, "linux,uefi-mmap-start", efi->map), "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-size", efi->map_size), "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-desc-size", efi->descriptor_size),
	      "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-mmap-desc-ver", efi->descriptor_version),
	      "EFI");
	check(fdt_setprop_u32(fdt, node, "linux,uefi-secure-boot", SECURE_BOOT_DISABLED), "EFI");
}

static void write_chosen(void *fdt, int32_t node, const struct edit *edit)
{
	check(node, "chosen");
	write_bootargs(fdt, node);
	write_conduit(fdt, node, edit->options->chosen);
	if (edit->efi)
		write_efi(fdt, node, edit->efi);
	else
		write_initrd(fdt, node, &edit->image->initrd);
}

static void write_psci(void *fdt, int32_t node, enum options_conduit conduit)
{
	static const char compatible[] = "arm,psci-1.0\0arm,psci-0.2\0arm,psci";

	check(node, "psci");
	check(fdt_setprop(fdt, node, "compatible", compatible, sizeof(compatible)), "psci");
	set_string(fdt, node, "method", "smc");
	switch (conduit) {
	case OPTIONS_CONDUIT_SMC:
	case OPTIONS_CONDUIT_NONE:	/* which has no node */
		break;
	case OPTIONS_CONDUIT_HVC:
		set_string(fdt, node, "method", "hvc");
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

static bool is_child_of_root(const struct dt_walk *walk, const struct dt_node *node,
			     const char *name)
{
	return walk->depth == 1 && !strcmp(node->name, name);
}

static bool unwanted(const struct edit *edit, const struct dt_walk *walk,
		     const struct dt_node *node)
{
	/* EDK2 runs in flash, keeps its variables there, and reads fw_cfg. */
	if (edit->image && dt_compatible(node, "cfi-flash"))
		return true;
	if ((edit->image || edit->options->fwcfg_hidden) &&
	    dt_compatible(node, "qemu,fw-cfg-mmio"))
		return true;
	/* EFI's map alone describes memory. */
	if (edit->efi && dt_type(node, "memory"))
		return true;
	if (edit->options->conduit == OPTIONS_CONDUIT_NONE && is_child_of_root(walk, node, "psci"))
		return true;
	return unreachable_pcie(dt_parent(walk), node, edit->options->ipa_width);
}

/* False: the node stays as it is. */
static bool edit_node(void *fdt, const struct edit *edit, const struct dt_walk *walk,
		      const struct dt_node *node, struct written *written)
{
	if (dt_type(node, "memory")) {
		write_memory(fdt, node->offset, edit->memory->base, memory_size(edit));
	} else if (edit->image && is_child_of_root(walk, node, "chosen")) {
		write_chosen(fdt, node->offset, edit);
		written->chosen = true;
	} else if (is_child_of_root(walk, node, "psci")) {
		write_psci(fdt, node->offset, edit->options->conduit);
		written->psci = true;
	} else {
		return false;
	}
	return true;
}

/* QEMU's tree, in one walk: an edit moves only what follows the node. */
static void edit_tree(void *fdt, const struct edit *edit)
{
	struct written written = { 0 };
	const struct dt_node *node;
	struct dt_walk walk;

	check(fdt_open_into(fdt, fdt, IMAGE_FDT_SIZE), "no room");
	dt_begin(&walk, fdt);
	while ((node = dt_next(&walk))) {
		if (!dt_parent(&walk))
			continue;
		if (unwanted(edit, &walk, node)) {
			check(fdt_del_node(fdt, node->offset), node->name);
			dt_deleted(&walk);
		} else if (edit_node(fdt, edit, &walk, node, &written)) {
			dt_changed(&walk);
		}
	}
	if (edit->image && !written.chosen)
		write_chosen(fdt, fdt_add_subnode(fdt, 0, "chosen"), edit);
	if (edit->options->conduit != OPTIONS_CONDUIT_NONE && !written.psci)
		write_psci(fdt, fdt_add_subnode(fdt, 0, "psci"), edit->options->conduit);
}

static void write_stub(void *fdt, const struct edit *edit)
{
	int32_t node;

	check(fdt_create_empty_tree(fdt, IMAGE_FDT_SIZE), "stub");
	check(fdt_setprop_u32(fdt, 0, "#address-cells", 2), "stub");
	check(fdt_setprop_u32(fdt, 0, "#size-cells", 2), "stub");
	if (edit->options->dt == OPTIONS_DT_XEN) {
		node = fdt_add_subnode(fdt, 0, "hypervisor");
		check(node, "hypervisor");
		set_string(fdt, node, "compatible", "xen,xen");
	}
	write_chosen(fdt, fdt_add_subnode(fdt, 0, "chosen"), edit);
}

static void remove_reservations(void *fdt)
{
	while (fdt_num_mem_rsv(fdt) > 0)
		check(fdt_del_mem_rsv(fdt, 0), "reserved memory");
}

void guestdt_write(const struct options *options, const struct memory *memory,
		   const struct image *image, const struct efi *efi)
{
	const struct edit edit = { options, memory, image, efi };
	void *fdt = (void *)memory->base;

	if (efi && options->dt != OPTIONS_DT_FULL)
		write_stub(fdt, &edit);
	else
		edit_tree(fdt, &edit);
	if (efi)
		remove_reservations(fdt);
	else if (options->memory == OPTIONS_MEMORY_HOTPLUGGABLE)
		add_upper_half(fdt, memory);
	else if (options->memory == OPTIONS_MEMORY_HOLES)
		write_holes(fdt, memory);
	if (options->boot_record)
		check(fdt_add_mem_rsv(fdt, image->record, PAGE_SIZE), "reserved memory");
	check(fdt_pack(fdt), "pack");
	if (image->fdt != memory->base) {
		memcpy((void *)image->fdt, fdt, IMAGE_FDT_SIZE);
		memset(fdt, 0, IMAGE_FDT_SIZE);
	}
	fdt = (void *)image->fdt;
	if (options->conduit_turns)
		psci_method = fdt_getprop_w(fdt, fdt_path_offset(fdt, "/psci"), "method", NULL);
}

void guestdt_write_edk2(const struct options *options, const struct memory *memory)
{
	const struct edit edit = { options, memory, NULL, NULL };
	void *fdt = (void *)memory->base;

	edit_tree(fdt, &edit);
	check(fdt_pack(fdt), "pack");
}

/* No lookup here: by now the guest may have changed its tree. */
void guestdt_turn_conduit(void)
{
	memcpy(psci_method, "hvc", sizeof("hvc"));
}
