// SPDX-License-Identifier: BSD-2-Clause
/* From the first C to the verdict. */
#include <earlyrsi/rsi_abi.h>

#include "linear/breakage.h"
#include "linear/run.h"
#include "machine/arch.h"
#include "machine/console.h"
#include "machine/idmap.h"
#include "machine/mmu.h"
#include "machine/pmu.h"
#include "machine/print.h"
#include "machine/smp.h"
#include "platform/discovery.h"
#include "platform/probe.h"
#include "platform/psci.h"
#include "platform/realm.h"
#include "options.h"

extern const uint8_t __image_start[], __image_end[];

__attribute__((noreturn)) void image_main(const void *fdt, const struct handover *handover,
					  uint32_t el);

static struct platform platform;
static struct options options;

static void start_mmu(void)
{
	mmu_init();
	idmap_add((uint64_t)__image_start, (uint64_t)__image_end - (uint64_t)__image_start,
		  IDMAP_NORMAL);
	mmu_on();
}

/* A Realm's memory need not be RIPAS RAM at entry, but for what was loaded. */
static bool claim_memory(void)
{
	uint32_t i;

	for (i = 0; realm_is() && i < platform.ram.count; i++)
		if (!realm_set_state(platform.ram.at[i].base, platform.ram.at[i].end,
				     ERSI_RSI_RIPAS_RAM))
			return false;
	return true;
}

static void print_machine(bool by_efi, uint32_t el)
{
	uint32_t i;

	/* EFI leaves the cursor anywhere. */
	if (by_efi)
		print_piece("\r\n");
	print_line("earlyrsi at 0x%lx, started by %s at EL%u, %s", (uint64_t)__image_start,
		   by_efi ? "EFI" : "Linux' boot protocol", el,
		   platform.fdt ? platform.rsdp ? "device tree and ACPI" : "device tree" :
		   platform.rsdp ? "ACPI" : "no tables");
	for (i = 0; i < platform.ram.count; i++)
		print_line("memory: 0x%lx to 0x%lx", platform.ram.at[i].base,
			   platform.ram.at[i].end);
	for (i = 0; i < platform.reserved.count; i++)
		print_line("reserved: 0x%lx to 0x%lx", platform.reserved.at[i].base,
			   platform.reserved.at[i].end);
	print_line("CPU: MIDR 0x%lx, BBM level %u, %u address bits, %s",
		   SYSREG_READ(midr_el1), mmu_bbm(), mmu_pa_bits(),
		   pmu_init() ? "instructions are counted" : "instructions are not counted");
	print_line("command line: %s", platform.cmdline);
}

/* False if this CPU cannot do what the options ask for. */
static bool run(bool has_memory, bool has_realm)
{
	if (options.refused[0])
		print_fail("options: %s", options.refused);
	if (!has_memory)
		print_fail("memory: neither EFI nor the device tree has any that can be used");
	if (!has_realm)
		print_fail("memory: the RMM refuses to make it RAM");
	if (print_failures())
		return true;
	smp_start(&platform, options.cpus);
	if (!run_prepare(&platform, &options))
		return false;
	run_all(&options);
	return true;
}

void image_main(const void *fdt, const struct handover *handover, uint32_t el)
{
	bool has_memory, has_realm, can_run;
	uint64_t uart;

	start_mmu();
	has_memory = discovery_read(fdt, handover, &platform);
	options_read(platform.cmdline, &options);
	uart = options.earlycon ? options.earlycon : platform.uart;
	console_expect(uart);
	if (options.broken == BREAKAGE_PROBE)
		breakage_cause_fault();
	probe_run(&platform, &options, el);
	realm_init(probe_report());
	has_realm = claim_memory();
	if (uart)
		console_open(realm_device(uart));
	print_machine(handover, el);
	probe_print();
	can_run = run(has_memory, has_realm);
	if (print_failures())
		print_line("result: FAIL (%u)", print_failures());
	else
		print_line(can_run ? "result: PASS" : "result: not possible");
	if (!psci_works())
		print_line("cannot power off: no conduit");
	psci_off();
}
