// SPDX-License-Identifier: GPL-2.0-only
/*
 * Find out whether this is a Realm before the page tables are built.
 *
 * A Realm shares single pages with its host, so its linear map must be made of
 * pages; map_mem() decides that long before PSCI and SMCCC are probed. The
 * probe in this folder asks the few questions that matter as soon as the device
 * tree is mapped. What it learns is kept, for PSCI and RSI to take over later.
 */
#define pr_fmt(fmt) "early_rsi: " fmt

#include <linux/acpi.h>
#include <linux/cpufeature.h>
#include <linux/init.h>
#include <linux/kstrtox.h>
#include <linux/libfdt.h>
#include <linux/minmax.h>
#include <linux/moduleparam.h>
#include <linux/of_fdt.h>
#include <linux/printk.h>
#include <linux/string.h>

#include <asm/early_rsi.h>
#include <asm/linear_map.h>
#include <asm/setup.h>
#include <asm/sysreg.h>
#include <asm/virt.h>

#include <earlyrsi/rsi_abi.h>

#include "internal.h"

struct ersi_report early_rsi_report __initdata;
static u8 realm_config[ERSI_RSI_CONFIG_SIZE] __initdata __aligned(ERSI_RSI_CONFIG_SIZE);

static int __init find_switch(char *param, char *val, const char *unused, void *arg)
{
	bool value, *on = arg;

	/* What is wrong with a value is said when early parameters are parsed. */
	if (val && parameq(param, "early_rsi")) {
		if (!kstrtobool(val, &value))
			*on = value;
	} else if (!strcmp(param, "acpi")) {
		parse_acpi(val);
	} else if (parameq(param, "acpi_rsdp")) {
		early_rsi_saw_rsdp();
	}
	return 0;
}

/* Early parameters are parsed later, but these decide what runs before them. */
static bool __init switched_on(void)
{
	static char cmdline[COMMAND_LINE_SIZE] __initdata;
	bool on = true;

	strscpy(cmdline, boot_command_line, COMMAND_LINE_SIZE);
	parse_args("early_rsi", cmdline, NULL, 0, 0, 0, &on, find_switch);
	return on;
}

/* Makes a wrong value a malformed early option, and the parameter a known one. */
static int __init early_rsi_param(char *val)
{
	bool on;

	return val ? kstrtobool(val, &on) : -EINVAL;
}
early_param("early_rsi", early_rsi_param);

/* Physical addresses that both this kernel and this CPU can put into a page table */
static u8 __init pa_bits(void)
{
	unsigned int parange;

	parange = cpuid_feature_extract_unsigned_field(read_cpuid(ID_AA64MMFR0_EL1),
						       ID_AA64MMFR0_EL1_PARANGE_SHIFT);
	return min_t(u32, id_aa64mmfr0_parange_to_phys_shift(parange), PHYS_MASK_SHIFT);
}

/* All that can be known at this time */
static void __init describe(struct ersi_probe_input *input)
{
	*input = (struct ersi_probe_input){
		.sources.fdt	= initial_boot_params,
		.sources.fdt_size = fdt_totalsize(initial_boot_params),
		.el		= is_hyp_mode_available() ? 2 : 1,
		.id_aa64pfr0	= read_cpuid(ID_AA64PFR0_EL1),
		.pa_bits	= pa_bits(),
		.config		= realm_config,
		/* The linear map's offset may not be known yet, the image's is. */
		.config_pa	= __pa_symbol(realm_config),
	};
}

static void __init probe(const struct ersi_probe_input *input)
{
	struct ersi_report *report = &early_rsi_report;

	ersi_probe(input, report);
	if (report->result.diagnosis == ERSI_DIAG_REALM &&
	    !arm64_rsi_enter_realm(report->rsi.ipa_width)) {
		pr_err("Realm, but its hooks could not be registered\n");
		return;
	}
	early_rsi_tell_report();
}

bool __init early_rsi_asked(void)
{
	return early_rsi_report.rsi.version_given;
}

/* Has the previous boot stage handed over what the ACPI tables say, which are not found yet? */
static bool __init handed_over(const struct ersi_probe_input *input)
{
	struct ersi_sources *sources = &early_rsi_report.sources;

	ersi_sources_read(&input->sources, sources);
	return sources->conduit.diagnosis == ERSI_DIAG_FOUND &&
	       sources->found[ERSI_SOURCE_CHOSEN].diagnosis == ERSI_DIAG_FOUND;
}

/* What remains to be done when EFI's tables can be found */
static enum { NOTHING, COMPARE, PROBE } later __initdata;

void __init early_rsi_init(void)
{
	struct ersi_probe_input input;

	describe(&input);
	/* Most machines are no Realm, and should not pay for asking. */
	if (!ersi_probe_is_possible(&input, &early_rsi_report.result)) {
		early_rsi_tell_report();
		return;
	}
	if (!switched_on()) {
		pr_info("off by command line: Realm detection is left for later\n");
		return;
	}

	if (acpi_is_wanted())
		later = handed_over(&input) ? COMPARE : PROBE;
	if (later != PROBE)
		probe(&input);
}

/* The sources that were read early and those that are read now must agree. */
static void __init compare(const struct ersi_sources_input *input)
{
	static struct ersi_sources now __initdata;

	if (!input->acpi.rsdp)
		return;
	ersi_sources_read(input, &now);
	early_rsi_tell_changes(&now);
}

void __init early_rsi_init_efi(void)
{
	struct ersi_probe_input input;

	if (later == NOTHING)
		return;
	describe(&input);
	early_rsi_find_acpi(&input.sources);
	if (later == PROBE)
		probe(&input);
	else
		compare(&input.sources);
}
