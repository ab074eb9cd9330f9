// SPDX-License-Identifier: BSD-2-Clause
#include "image.h"

#include <string.h>

#include "arch.h"
#include "bytes.h"
#include "earlyrsi/handover_abi.h"
#include "fwcfg.h"
#include "output/print.h"

/* The Image header, booting.rst section 4; all little-endian. */
#define HEADER_SIZE		64
#define HEADER_TEXT_OFFSET	8
#define HEADER_IMAGE_SIZE	16
#define HEADER_FLAGS		24
#define HEADER_MAGIC		56
#define MAGIC			0x644d5241	/* "ARM\x64" */
#define FLAG_BIG_ENDIAN		0x1
#define FLAG_GRANULE(flags)	((flags) >> 1 & 3)
/* ID_AA64MMFR0_EL1: a kernel for a granule that the CPU lacks hangs without a message. */
#define TGRAN4_SHIFT		28
#define TGRAN64_SHIFT		24
#define TGRAN16_SHIFT		20
#define TGRAN_NONE		0xf

/* A flat binary has no header that says how much memory it needs after its last byte. */
#define RAW_SLACK		(UINT64_C(2) << 20)

static uint64_t round_up(uint64_t value, uint64_t unit)
{
	return (value + unit - 1) & ~(unit - 1);
}

static uint64_t header_u64(const uint8_t *header, uint32_t offset)
{
	uint64_t value;

	memcpy(&value, header + offset, sizeof(value));
	return value;
}

static void check_granule(uint64_t flags)
{
	uint64_t mmfr0 = SYSREG_READ(id_aa64mmfr0_el1);
	uint64_t granule = FLAG_GRANULE(flags);

	if ((granule == 1 && ID_FIELD(mmfr0, TGRAN4_SHIFT) == TGRAN_NONE) ||
	    (granule == 2 && ID_FIELD(mmfr0, TGRAN16_SHIFT) == 0) ||
	    (granule == 3 && ID_FIELD(mmfr0, TGRAN64_SHIFT) == TGRAN_NONE))
		print_fail("the kernel uses %s KiB pages, which this CPU lacks; "
			   "choose another -cpu",
			   granule == 1 ? "4" : granule == 2 ? "16" : "64");
}

static void load_raw(const struct memory *memory, struct image *image)
{
	uint64_t base = memory->base + IMAGE_FDT_SIZE;
	uint32_t file = fwcfg_number(FWCFG_KERNEL_SIZE);
	uint64_t size = round_up(file, PAGE_SIZE) + RAW_SLACK;

	if (!file)
		print_fail("no kernel; give QEMU -kernel FILE");
	if (size > memory_images_end(memory) - base)
		print_fail("the binary needs 0x%lx bytes, the guest has 0x%lx; "
			   "give QEMU a larger -m", size, memory->guest_size);
	image->kernel.base = base;
	image->kernel.size = size;
	image->entry = base;
	fwcfg_read(FWCFG_KERNEL_DATA, (void *)base, file);
}

static void load_kernel(const struct memory *memory, struct image *image)
{
	uint64_t base = memory->base + IMAGE_FDT_SIZE;
	uint32_t file = fwcfg_number(FWCFG_KERNEL_SIZE);
	uint8_t header[HEADER_SIZE];
	uint64_t text_offset, size, flags;
	uint32_t magic;

	if (!file)
		print_fail("no kernel; give QEMU -kernel Image");
	if (file < HEADER_SIZE)
		print_fail("the kernel has %u bytes, too few for an arm64 Image", file);
	fwcfg_read(FWCFG_KERNEL_DATA, header, sizeof(header));
	memcpy(&magic, header + HEADER_MAGIC, sizeof(magic));
	if (magic != MAGIC)
		print_fail("the kernel is not an arm64 Image: its magic number is 0x%x, "
			   "not 0x%x; give QEMU the file arch/arm64/boot/Image", magic, MAGIC);
	text_offset = header_u64(header, HEADER_TEXT_OFFSET);
	size = header_u64(header, HEADER_IMAGE_SIZE);
	flags = header_u64(header, HEADER_FLAGS);
	if (flags & FLAG_BIG_ENDIAN)
		print_fail("the kernel is big-endian; build a little-endian one");
	check_granule(flags);
	if (text_offset >= BLOCK_SIZE || text_offset % PAGE_SIZE)
		print_fail("the kernel's text_offset 0x%lx is not a multiple of 4 KiB "
			   "below 2 MiB", text_offset);
	if (size < file)
		print_fail("the kernel's image_size 0x%lx is less than its file, 0x%x", size,
			   file);
	if (size > memory_images_end(memory) - base - text_offset)
		print_fail("the kernel needs 0x%lx bytes, the guest has 0x%lx; "
			   "give QEMU a larger -m", size, memory->guest_size);
	image->kernel.base = base + text_offset;
	image->kernel.size = size;
	image->entry = image->kernel.base;
	fwcfg_read(FWCFG_KERNEL_DATA, (void *)image->kernel.base, file);
}

static void load_initrd(const struct memory *memory, struct image *image)
{
	uint64_t base = round_up(image->kernel.base + image->kernel.size, BLOCK_SIZE);
	uint64_t end = memory_images_end(memory);
	uint32_t size = fwcfg_number(FWCFG_INITRD_SIZE);

	if (!size)
		return;
	if (base > end || size > end - base)
		print_fail("the initrd of 0x%x bytes does not fit behind the kernel; "
			   "give QEMU a larger -m", size);
	image->initrd.base = base;
	image->initrd.size = size;
	fwcfg_read(FWCFG_INITRD_DATA, (void *)base, size);
}

static void place_tree(const struct memory *memory, struct image *image)
{
	const struct region *last = image->initrd.size ? &image->initrd : &image->kernel;
	uint64_t base = round_up(last->base + last->size, BLOCK_SIZE);
	uint64_t end = memory_images_end(memory);

	if (base > end || IMAGE_FDT_SIZE > end - base)
		print_fail("the device tree does not fit above kernel and initrd; "
			   "give QEMU a larger -m");
	image->fdt = base;
}

void image_hand_over(const struct image *image, enum bootrecord record)
{
	uint64_t address = bootrecord_write(record, (uint8_t *)image->record);

	if (address)
		bytes_put((uint8_t *)image->kernel.base + ERSI_RECORD_IMAGE_POINTER, 8, address);
}

void image_load(const struct options *options, const struct memory *memory, struct image *image)
{
	*image = (struct image){ .fdt = memory->base };
	if (options->image_raw)
		load_raw(memory, image);
	else
		load_kernel(memory, image);
	load_initrd(memory, image);
	if (options->dtb_above)
		place_tree(memory, image);
	image->record = memory->base + IMAGE_FDT_SIZE - PAGE_SIZE;
}
