// SPDX-License-Identifier: BSD-2-Clause
/* From the first C to the verdict. */
#include <earlyrsi/rsi.h>

#include "arch.h"
#include "breakage.h"
#include "console.h"
#include "idmap.h"
#include "mmu.h"
#include "options.h"
#include "platform.h"
#include "pmu.h"
#include "print.h"
#include "probe.h"
#include "psci.h"
#include "realm.h"
#include "run.h"
#include "smp.h"

extern const uint8_t __image_start[], __image_end[];

__attribute__((noreturn)) void ersi_main(const void *fdt, const struct ersi_handover *handover,
					 uint32_t el);

static struct ersi_platform platform;
static struct ersi_options options;

static void start_mmu(void)
{
	ersi_mmu_init();
	ersi_idmap_add((uint64_t)__image_start, (uint64_t)__image_end - (uint64_t)__image_start,
		       ERSI_IDMAP_NORMAL);
	ersi_mmu_on();
}

/* A Realm's memory need not be RIPAS RAM at entry, but for what was loaded. */
static bool claim_memory(void)
{
	uint32_t i;

	for (i = 0; ersi_realm_is() && i < platform.ram.count; i++)
		if (!ersi_realm_set_state(platform.ram.at[i].base, platform.ram.at[i].end,
					  ERSI_RSI_RIPAS_RAM))
			return false;
	return true;
}

static void print_machine(bool by_efi, uint32_t el)
{
	uint32_t i;

	/* EFI leaves the cursor anywhere. */
	if (by_efi)
		ersi_print_piece("\r\n");
	ersi_print_line("earlyrsi at 0x%lx, started by %s at EL%u, %s", (uint64_t)__image_start,
			by_efi ? "EFI" : "Linux' boot protocol", el,
			platform.fdt ? platform.rsdp ? "device tree and ACPI" : "device tree" :
			platform.rsdp ? "ACPI" : "no tables");
	for (i = 0; i < platform.ram.count; i++)
		ersi_print_line("memory: 0x%lx to 0x%lx", platform.ram.at[i].base,
				platform.ram.at[i].end);
	for (i = 0; i < platform.reserved.count; i++)
		ersi_print_line("reserved: 0x%lx to 0x%lx", platform.reserved.at[i].base,
				platform.reserved.at[i].end);
	ersi_print_line("CPU: MIDR 0x%lx, BBM level %u, %u address bits, %s",
			ERSI_SYSREG_READ(midr_el1), ersi_mmu_bbm(), ersi_mmu_pa_bits(),
			ersi_pmu_init() ? "instructions are counted" : "instructions are not counted");
	ersi_print_line("command line: %s", platform.cmdline);
}

/* False if this CPU cannot do what the options ask for. */
static bool run(bool has_memory, bool has_realm)
{
	if (options.refused[0])
		ersi_print_fail("options: %s", options.refused);
	if (!has_memory)
		ersi_print_fail("memory: neither EFI nor the device tree has any that can be used");
	if (!has_realm)
		ersi_print_fail("memory: the RMM refuses to make it RAM");
	if (ersi_print_failures())
		return true;
	ersi_smp_start(&platform, options.cpus);
	if (!ersi_run_prepare(&platform, &options))
		return false;
	ersi_run_all(&options);
	return true;
}

void ersi_main(const void *fdt, const struct ersi_handover *handover, uint32_t el)
{
	bool has_memory, has_realm, can_run;
	uint64_t uart;

	start_mmu();
	has_memory = ersi_platform_read(fdt, handover, &platform);
	ersi_options_read(platform.cmdline, &options);
	uart = options.earlycon ? options.earlycon : platform.uart;
	ersi_console_expect(uart);
	if (options.broken == ERSI_BREAK_PROBE)
		ersi_breakage_cause_fault();
	ersi_probe_run(&platform, &options, el);
	ersi_realm_init(ersi_probe_report());
	has_realm = claim_memory();
	if (uart)
		ersi_console_open(ersi_realm_device(uart));
	print_machine(handover, el);
	ersi_probe_print();
	can_run = run(has_memory, has_realm);
	if (ersi_print_failures())
		ersi_print_line("result: FAIL (%u)", ersi_print_failures());
	else
		ersi_print_line(can_run ? "result: PASS" : "result: not possible");
	if (!ersi_psci_works())
		ersi_print_line("cannot power off: no conduit");
	ersi_psci_off();
}
