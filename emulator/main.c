// SPDX-License-Identifier: BSD-2-Clause
/* From QEMU's reset to the guest's first instruction. */
#include <stddef.h>
#include <string.h>

#include "acpi/guestacpi.h"
#include "arch.h"
#include "el2/cpu.h"
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
#include "realm/realm.h"
#include "realm/ripas.h"

static struct ersi_options options;
static struct ersi_platform platform;
static struct ersi_memory memory;
static struct ersi_image image;
static char *psci_method;

__attribute__((noreturn)) void ersi_main(void);

const struct ersi_options *ersi_realm_options(void)
{
	return &options;
}

bool ersi_realm_devices_in_both(void)
{
	return options.devices_in_both_halves || !options.rsi;
}

bool ersi_realm_hvc_works(void)
{
	return options.conduit == ERSI_CONDUIT_HVC && !options.rsi;
}

/* As a host could do it that changes tables after they were read. */
void ersi_realm_psci_asked(void)
{
	if (options.conduit_turns)
		memcpy(psci_method, "hvc", sizeof("hvc"));
}

static void map_devices(void)
{
	uint32_t i;

	for (i = 0; i < platform.devices; i++)
		if (options.uart_protected && platform.device[i].base == platform.uart.base)
			ersi_stage2_assign_device(&platform.device[i]);
		else
			ersi_stage2_map_device(&platform.device[i],
					       options.devices_in_both_halves || !options.rsi ||
					       options.boot == ERSI_BOOT_EDK2);
	if (options.count)
		ersi_stage2_watch(platform.uart.base);
}

static void build_stage2(void)
{
	const struct ersi_region fdt = { image.fdt, ERSI_IMAGE_FDT_SIZE };

	ersi_stage2_init(&memory, options.ipa_width);
	map_devices();
	if (!options.ripas_images_only) {
		ersi_ripas_init(ERSI_RSI_RIPAS_RAM);
		return;
	}
	ersi_ripas_init(ERSI_RSI_RIPAS_EMPTY);
	ersi_ripas_adopt(&fdt);
	ersi_ripas_adopt(&image.kernel);
	ersi_ripas_adopt(&image.initrd);
	ersi_ripas_adopt(&memory.handover);
}

/* What firmware and the kernel's EFI stub would have left behind. */
static void write_handover(struct ersi_efi *efi)
{
	const struct ersi_region tables = { memory.handover.base, ERSI_EFI_SIZE };
	const struct ersi_region acpi = { tables.base + tables.size, ERSI_ACPI_SIZE };

	ersi_efi_write(&memory, &image, &tables, &acpi,
		       ersi_acpi_write(&options, &memory, &acpi), options.efi_table, efi);
}

/* Both return the guest's entry. */
static uint64_t prepare_kernel(void)
{
	const bool by_efi = options.boot == ERSI_BOOT_EFI;
	struct ersi_efi efi;

	if (by_efi)
		ersi_memory_reserve(&memory, ERSI_EFI_SIZE + ERSI_ACPI_SIZE);
	ersi_image_load(&options, &memory, &image);
	build_stage2();
	if (by_efi)
		write_handover(&efi);
	ersi_guestdt_write(&options, &memory, &image, by_efi ? &efi : NULL);
	ersi_image_hand_over(&image, options.boot_record);
	psci_method = ersi_guestdt_psci_method(&image);
	return image.entry;
}

static uint64_t prepare_edk2(void)
{
	struct ersi_region code;

	ersi_edk2_load(&memory, &code);
	build_stage2();
	ersi_guestdt_write_edk2(&options, &memory);
	return ersi_edk2_map(&platform, &code);
}

void ersi_main(void)
{
	struct ersi_cpu *cpu;
	uint64_t ttbr;

	ersi_platform_read(&platform);
	ersi_fwcfg_init(platform.fwcfg);
	ersi_options_read(&options);
	ersi_memory_plan(&platform, options.ipa_width, &memory);
	ttbr = ersi_memory_move(&memory);
	report_begin(options.rsi);
	ersi_cpu_init(ttbr, platform.mpidr, platform.cpus);
	ersi_print_line("Realm emulator for development, no protection: "
			"ipa_width %u, %lu MiB of memory, %u CPU%s",
			options.ipa_width, platform.ram_size >> 20, platform.cpus,
			platform.cpus == 1 ? "" : "s");
	cpu = ersi_cpu_this();
	cpu->entry = options.boot == ERSI_BOOT_EDK2 ? prepare_edk2() : prepare_kernel();
	cpu->context = options.boot == ERSI_BOOT_EDK2 ? memory.base : image.fdt;
	ersi_feature_init(options.bbml3);
	report_started();
	ersi_cpu_run(cpu);
}
