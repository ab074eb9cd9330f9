// SPDX-License-Identifier: BSD-2-Clause
/* From QEMU's reset to the guest's first instruction. */
#include "arch.h"
#include "cpu.h"
#include "fwcfg.h"
#include "guestdt.h"
#include "image.h"
#include "memory.h"
#include "measurement.h"
#include "options.h"
#include "platform.h"
#include "print.h"
#include "realm.h"
#include "ripas.h"
#include "stage2.h"

static struct ersi_options options;
static struct ersi_platform platform;
static struct ersi_memory memory;
static struct ersi_image image;

__attribute__((noreturn)) void ersi_main(void);

const struct ersi_options *ersi_realm_options(void)
{
	return &options;
}

bool ersi_realm_hvc_works(void)
{
	return options.conduit == ERSI_CONDUIT_HVC && !options.rsi;
}

static void build_stage2(void)
{
	const struct ersi_region fdt = { memory.base, ERSI_IMAGE_FDT_SIZE };
	uint32_t i;

	ersi_stage2_init(&memory, options.ipa_width);
	for (i = 0; i < platform.devices; i++)
		ersi_stage2_map_device(&platform.device[i],
				       options.devices_in_both_halves || !options.rsi);
	if (!options.ripas_images_only) {
		ersi_ripas_init(ERSI_RSI_RIPAS_RAM);
		return;
	}
	ersi_ripas_init(ERSI_RSI_RIPAS_EMPTY);
	ersi_ripas_adopt(&fdt);
	ersi_ripas_adopt(&image.kernel);
	ersi_ripas_adopt(&image.initrd);
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
	ersi_cpu_init(ttbr, platform.mpidr, platform.cpus);
	ersi_print_line("Realm emulator for development, no protection: "
			"ipa_width %u, %lu MiB of memory, %u CPU%s",
			options.ipa_width, platform.ram_size >> 20, platform.cpus,
			platform.cpus == 1 ? "" : "s");
	ersi_image_load(&memory, &image);
	build_stage2();
	ersi_guestdt_write(&options, &memory, &image);
	ersi_measurement_init();

	cpu = ersi_cpu_this();
	cpu->entry = image.entry;
	cpu->context = memory.base;
	ersi_cpu_run(cpu);
}
