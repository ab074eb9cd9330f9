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
#include <linux/arm-smccc.h>
#include <linux/early_rsi.h>
#include <linux/efi.h>
#include <linux/init.h>
#include <linux/initrd.h>
#include <linux/kstrtox.h>
#include <linux/libfdt.h>
#include <linux/memblock.h>
#include <linux/minmax.h>
#include <linux/moduleparam.h>
#include <linux/of_fdt.h>
#include <linux/printk.h>
#include <linux/security.h>
#include <linux/string.h>

#include <asm/cpufeature.h>
#include <asm/early_ioremap.h>
#include <asm/early_rsi.h>
#include <asm/linear_map.h>
#include <asm/rsi.h>
#include <asm/setup.h>
#include <asm/sysreg.h>
#include <asm/virt.h>

#include <earlyrsi/env.h>
#include <earlyrsi/probe.h>
#include <earlyrsi/psci.h>
#include <earlyrsi/rsi.h>
#include <earlyrsi/smccc.h>

static struct ersi_report report __initdata;
static u8 realm_config[ERSI_RSI_CONFIG_SIZE] __initdata __aligned(ERSI_RSI_CONFIG_SIZE);

/* Firmware may keep tables in memory that it does not give to the kernel as RAM. */
static bool __init is_memory(u64 pa, u32 size)
{
	efi_memory_desc_t md;

	if (memblock_is_region_memory(pa, size))
		return true;

	return efi_enabled(EFI_MEMMAP) && !efi_mem_desc_lookup(pa, &md) &&
	       (md.attribute & EFI_MEMORY_WB) && efi_mem_desc_end(&md) - pa >= size;
}

/* What is not memory is not read: nothing would be there to catch the abort. */
void *__init ersi_env_map(void *env, uint64_t pa, uint32_t size)
{
	return is_memory(pa, size) ? early_memremap(pa, size) : NULL;
}

void __init ersi_env_unmap(void *env, void *va, uint32_t size)
{
	early_memunmap(va, size);
}

/* SMCCC's own conduit is chosen later, so the calls go straight to the instruction. */
void __init ersi_env_smccc(void *env, enum ersi_conduit conduit,
			   const struct ersi_smccc_args *args, struct ersi_smccc_result *result)
{
	const u64 *x = args->x;
	struct arm_smccc_res res;

	if (conduit == ERSI_CONDUIT_SMC)
		arm_smccc_smc(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], &res);
	else
		arm_smccc_hvc(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], &res);

	result->x[0] = res.a0;
	result->x[1] = res.a1;
	result->x[2] = res.a2;
	result->x[3] = res.a3;
}

/* The bug that was found last: the one that decides, if any does */
static struct ersi_note bug __initdata;
static bool bug_found __initdata;

/* One line for a bug in firmware, and for what follows from it */
static void __init tell_bug(const char *consequence)
{
	pr_warn(FW_BUG "%s: %s at %#llx: expected %#llx, found %#llx (%s)%s\n",
		ersi_source_name(bug.source), ersi_field_name(bug.field), bug.address,
		bug.expected, bug.found, ersi_status_name(bug.status), consequence);
	bug_found = false;
}

/* What is merely absent or too old is no bug, and the one line at the end names it. */
void __init ersi_env_note(void *env, const struct ersi_note *note)
{
	if (note->status == ERSI_ABSENT || note->status == ERSI_UNSUPPORTED)
		return;
	if (bug_found)
		tell_bug("");
	bug = *note;
	bug_found = true;
}

static bool rsdp_by_kexec __initdata;

static int __init find_switch(char *param, char *val, const char *unused, void *arg)
{
	bool *on = arg;

	if (val && !strcmp(param, "early_rsi"))
		return kstrtobool(val, on);
	if (!strcmp(param, "acpi"))
		return parse_acpi(val);
	if (!strcmp(param, "acpi_rsdp"))
		rsdp_by_kexec = IS_ENABLED(CONFIG_KEXEC);
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

/* Where late code will find the tables, and what may replace them by then */
static void __init find_acpi(struct ersi_probe_input *input)
{
#ifdef CONFIG_ACPI
	/* Late code will say that EFI has no tables; only kexec could name others. */
	if (rsdp_by_kexec || !efi_enabled(EFI_CONFIG_TABLES) ||
	    efi.acpi20 != EFI_INVALID_TABLE_ADDR || efi.acpi != EFI_INVALID_TABLE_ADDR)
		input->rsdp = acpi_os_get_root_pointer();
	input->acpi_force = acpi_is_forced();

	if (!IS_ENABLED(CONFIG_ACPI_TABLE_UPGRADE) || security_locked_down(LOCKDOWN_ACPI_TABLES))
		return;
	if (IS_ENABLED(CONFIG_ACPI_TABLE_OVERRIDE_VIA_BUILTIN_INITRD)) {
		input->initrd_pa = __pa_symbol(__initramfs_start);
		input->initrd_size = __initramfs_size;
	} else {
		input->initrd_pa = phys_initrd_start;
		input->initrd_size = phys_initrd_size;
	}
#endif
}

/* A source's conduit, or why it has none */
static const char *__init says(enum ersi_source source)
{
	const struct ersi_finding *found = &report.found[source];

	return found->status == ERSI_OK ? ersi_conduit_name(found->conduit) :
					  ersi_reason_name(found->reason);
}

/* Why this is not known as a Realm, behind the bug that may be the cause */
static void __init tell_not_known(const char *why)
{
	static char line[160] __initdata;

	scnprintf(line, sizeof(line), "%snot known as a Realm: %s", bug_found ? ": " : "", why);
	if (bug_found)
		tell_bug(line);
	else
		pr_info("%s\n", line);
}

static void __init tell_no_conduit(void)
{
	static char why[128] __initdata;

	scnprintf(why, sizeof(why), "%s (device tree: %s, ACPI: %s)",
		  report.conduit.status == ERSI_CONFLICT ? "conduits differ" : "no conduit",
		  says(ERSI_SOURCE_FDT), says(ERSI_SOURCE_ACPI));
	tell_not_known(why);
}

static void __init tell(void)
{
	const struct ersi_rsi *rsi = &report.rsi;

	switch (report.reason) {
	case ERSI_REASON_REALM:
		if (bug_found)
			tell_bug("");
		pr_info("Realm: RSI %llu.%llu, IPA width %llu, linear map: %s\n",
			RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
			RSI_ABI_VERSION_GET_MINOR(rsi->version_lower),
			rsi->ipa_width, ersi_plan_name(report.plan));
		return;
	case ERSI_REASON_NO_CONDUIT:
		tell_no_conduit();
		return;
	case ERSI_REASON_RSI_VERSION:
		pr_err("RMM doesn't support RSI version 1.0. Supported range: %llu.%llu-%llu.%llu\n",
		       RSI_ABI_VERSION_GET_MAJOR(rsi->version_lower),
		       RSI_ABI_VERSION_GET_MINOR(rsi->version_lower),
		       RSI_ABI_VERSION_GET_MAJOR(rsi->version_higher),
		       RSI_ABI_VERSION_GET_MINOR(rsi->version_higher));
		fallthrough;
	default:
		tell_not_known(ersi_reason_name(report.reason));
	}
}

static void __init probe(void)
{
	struct ersi_probe_input input = {
		.fdt		= initial_boot_params,
		.fdt_size	= fdt_totalsize(initial_boot_params),
		.el		= is_hyp_mode_available() ? 2 : 1,
		.id_aa64pfr0	= read_cpuid(ID_AA64PFR0_EL1),
		.pa_bits	= pa_bits(),
		.lazy_split	= linear_map_can_split(),
		.config		= realm_config,
		/* The linear map's offset may not be known yet, the image's is. */
		.config_pa	= __pa_symbol(realm_config),
	};

	if (acpi_is_wanted())
		find_acpi(&input);
	ersi_probe(&input, &report);

	if (report.reason == ERSI_REASON_REALM && !arm64_rsi_enter_realm(report.rsi.ipa_width)) {
		pr_err("Realm, but its hooks could not be registered\n");
		return;
	}
	tell();
}

/* ACPI's word counts, but its tables cannot be found yet */
static bool waiting __initdata;

void __init early_rsi_init(void)
{
	if (!switched_on()) {
		pr_info("off by command line: Realm detection is left for later\n");
		return;
	}

	waiting = acpi_is_wanted();
	if (!waiting)
		probe();
}

void __init early_rsi_init_acpi(void)
{
	if (waiting)
		probe();
}

/* Before anything is asked by another conduit: that may be the last thing this boot does. */
static void __init cross_check(enum arm_smccc_conduit late)
{
	static bool told __initdata;

	if (late == SMCCC_CONDUIT_SMC || !report.firmware.psci_version.given || told)
		return;
	told = true;
	pr_err(FW_BUG "PSCI was asked by SMC early (device tree: %s, ACPI: %s), now it is HVC\n",
	       says(ERSI_SOURCE_FDT), says(ERSI_SOURCE_ACPI));
}

u32 __init early_rsi_ask_once(enum arm_smccc_conduit conduit, early_rsi_ask_fn ask,
			      u32 function, u32 arg)
{
	const struct ersi_firmware *firmware = &report.firmware;
	const struct ersi_answer *answer = NULL;

	cross_check(conduit);
	/* Early detection asks by SMC only. */
	if (conduit == SMCCC_CONDUIT_SMC) {
		if (function == ERSI_PSCI_FN_VERSION)
			answer = &firmware->psci_version;
		else if (function == ERSI_PSCI_FN_FEATURES && arg == ERSI_SMCCC_FN_VERSION)
			answer = &firmware->psci_features;
		else if (function == ERSI_SMCCC_FN_VERSION)
			answer = &firmware->smccc_version;
	}

	return answer && answer->given ? answer->value : ask(function, arg, 0, 0);
}

bool __init early_rsi_asked(void)
{
	return report.rsi.version_given;
}
