// SPDX-License-Identifier: BSD-2-Clause
/* From QEMU's reset to the guest's first instruction. */
#include <stddef.h>

#include "acpi/guestacpi.h"
#include "arch.h"
#include "el2/cpu.h"
#include "el2/enter.h"
#include "el2/feature.h"
#include "el2/stage2.h"
#include "loader/edk2.h"
#include "loader/efi.h"
#include "loader/fwcfg.h"
#include "loader/guestdt.h"
#include "loader/image.h"
#include "loader/options.h"
#include "machine/memory.h"
#include "machine/platform.h"
#include "output/print.h"
#include "output/report.h"
#include "realm/ripas.h"

static const struct options *options;
static struct platform platform;
static struct memory memory;
static struct image image;

__attribute__((noreturn)) void main_boot(void);

static void map_devices(void)
{
	uint32_t i;

	for (i = 0; i < platform.devices; i++)
		if (options->uart_protected && platform.device[i].base == platform.uart.base)
			stage2_assign_device(&platform.device[i]);
		else
			stage2_map_device(&platform.device[i],
					  options_devices_in_both() ||
					  options->boot == OPTIONS_BOOT_EDK2);
	if (options->trace == OPTIONS_TRACE_COUNT)
		stage2_watch(platform.uart.base);
}

static void build_stage2(void)
{
	const struct region fdt = { image.fdt, IMAGE_FDT_SIZE };

	stage2_init(&memory, options->ipa_width);
	map_devices();
	if (!options->ripas_images_only) {
		ripas_init(ERSI_RSI_RIPAS_RAM);
		return;
	}
	ripas_init(ERSI_RSI_RIPAS_EMPTY);
	ripas_adopt(&fdt);
	ripas_adopt(&image.kernel);
	ripas_adopt(&image.initrd);
	ripas_adopt(&memory.handover);
}

/* What firmware and the kernel's EFI stub leave for the kernel. */
static void write_handover(struct efi *efi)
{
	const struct region tables = { memory.handover.base, EFI_SIZE };
	const struct region acpi = { tables.base + tables.size, GUESTACPI_SIZE };

	efi_write(&memory, &image, &tables, &acpi,
		  guestacpi_write(options, &memory, &acpi), options->efi_table, efi);
}

/* Both return the guest's entry. */
static uint64_t prepare_kernel(void)
{
	const bool by_efi = options->boot == OPTIONS_BOOT_EFI;
	struct efi efi;

	if (by_efi)
		memory_reserve(&memory, EFI_SIZE + GUESTACPI_SIZE);
	image_load(options, &memory, &image);
	build_stage2();
	if (by_efi)
		write_handover(&efi);
	guestdt_write(options, &memory, &image, by_efi ? &efi : NULL);
	image_hand_over(&image, options->boot_record);
	return image.entry;
}

static uint64_t prepare_edk2(void)
{
	struct region code;

	edk2_load(&memory, &code);
	build_stage2();
	guestdt_write_edk2(options, &memory);
	return edk2_map(&platform, &code, !options->fwcfg_hidden);
}

void main_boot(void)
{
	struct cpu *cpu;
	uint64_t ttbr;

	platform_read(&platform);
	fwcfg_init(platform.fwcfg);
	options = options_read();
	memory_plan(&platform, options->ipa_width, stage2_tables_size(platform.ram_size), &memory);
	ttbr = memory_move(&memory);
	report_begin(options->rsi);
	cpu_init(ttbr, platform.mpidr, platform.cpus);
	print_line("Realm emulator " EARLYRSI_VERSION " for development, no protection: "
		   "ipa_width %u, %lu MiB of memory, %u CPU%s",
		   options->ipa_width, platform.ram_size >> 20, platform.cpus,
		   platform.cpus == 1 ? "" : "s");
	cpu = cpu_this();
	cpu->entry = options->boot == OPTIONS_BOOT_EDK2 ? prepare_edk2() : prepare_kernel();
	cpu->context = options->boot == OPTIONS_BOOT_EDK2 ? memory.base : image.fdt;
	feature_init(options->bbml3);
	report_started();
	enter_guest(cpu);
}
