// SPDX-License-Identifier: BSD-2-Clause
#include "options.h"

#include <string.h>

#include "earlyrsi/psci.h"
#include "earlyrsi/rsi.h"
#include "earlyrsi/smccc.h"
#include "fwcfg.h"
#include "print.h"

#define TEXT_MAX	512
#define NUMBER_MAX	1000000
#define TRACE_COUNT	2
/* No conduit has this number: what the device tree says. */
#define CONDUIT_OF_DT	((enum ersi_conduit_option)UINT32_MAX)

/* A range of RSI versions as one value: two of 16 bits, each with the minor in the low byte. */
#define RANGE(major, from, to)	((major) << 24 | (from) << 16 | (major) << 8 | (to))
#define RSI_VERSION_OF(half)	(((half) & 0xff00) << 8 | ((half) & 0xff))

struct choice {
	const char *name;
	uint32_t value;
};

struct option {
	const char *name;
	const char *help;
	void (*apply)(struct ersi_options *options, uint32_t value);
	const struct choice *choices;	/* NULL: a number from min to max */
	uint32_t min;
	uint32_t max;
};

static void set_ipa_width(struct ersi_options *options, uint32_t value)
{
	options->ipa_width = value;
}

static void set_config_width(struct ersi_options *options, uint32_t value)
{
	options->config_width = value;
}

static void set_trace(struct ersi_options *options, uint32_t value)
{
	options->trace = value;
	options->count = value == TRACE_COUNT;
}

static void set_ripas(struct ersi_options *options, uint32_t value)
{
	options->ripas_images_only = value;
}

static void set_rsi(struct ersi_options *options, uint32_t value)
{
	options->rsi = value;
}

static void set_rsi_version(struct ersi_options *options, uint32_t value)
{
	options->rsi_lowest = RSI_VERSION_OF(value >> 16);
	options->rsi_highest = RSI_VERSION_OF(value & 0xffff);
}

static void set_realm_config(struct ersi_options *options, uint32_t value)
{
	options->realm_config_fails = value;
}

static void set_devices(struct ersi_options *options, uint32_t value)
{
	options->devices_in_both_halves = value;
}

static void set_uart(struct ersi_options *options, uint32_t value)
{
	options->uart_protected = value;
}

static void set_bbml3(struct ersi_options *options, uint32_t value)
{
	options->bbml3 = value;
}

static void set_image(struct ersi_options *options, uint32_t value)
{
	options->image_raw = value;
}

static void set_dtb(struct ersi_options *options, uint32_t value)
{
	options->dtb_above = value;
}

static void set_psci(struct ersi_options *options, uint32_t value)
{
	options->psci_version = value;
}

static void set_smccc(struct ersi_options *options, uint32_t value)
{
	options->smccc_version = value;
}

static void set_conduit(struct ersi_options *options, uint32_t value)
{
	options->conduit = (enum ersi_conduit_option)value;
}

static void set_boot(struct ersi_options *options, uint32_t value)
{
	options->boot = (enum ersi_boot_option)value;
}

static void set_dt(struct ersi_options *options, uint32_t value)
{
	options->dt = (enum ersi_dt_option)value;
}

static void set_memory(struct ersi_options *options, uint32_t value)
{
	options->memory = (enum ersi_memory_option)value;
}

static void set_late_conduit(struct ersi_options *options, uint32_t value)
{
	options->conduit_turns = value;
}

static void set_acpi_conduit(struct ersi_options *options, uint32_t value)
{
	options->acpi_conduit = (enum ersi_conduit_option)value;
}

static void set_chosen(struct ersi_options *options, uint32_t value)
{
	options->chosen = (enum ersi_chosen_option)value;
}

static void set_efi_table(struct ersi_options *options, uint32_t value)
{
	options->efi_table = (enum ersi_record_option)value;
}

static void set_boot_record(struct ersi_options *options, uint32_t value)
{
	options->boot_record = (enum ersi_record_option)value;
}

static const struct choice trace_choices[] = {
	{ "0", 0 }, { "1", 1 }, { "count", TRACE_COUNT }, { NULL, 0 },
};
static const struct choice ripas_choices[] = { { "all", 0 }, { "images", 1 }, { NULL, 0 } };
static const struct choice switch_choices[] = { { "off", 0 }, { "on", 1 }, { NULL, 0 } };
static const struct choice config_choices[] = { { "ok", 0 }, { "fail", 1 }, { NULL, 0 } };
static const struct choice devices_choices[] = { { "shared", 0 }, { "both", 1 }, { NULL, 0 } };
static const struct choice uart_choices[] = { { "shared", 0 }, { "protected", 1 }, { NULL, 0 } };
static const struct choice image_choices[] = { { "linux", 0 }, { "raw", 1 }, { NULL, 0 } };
static const struct choice dtb_choices[] = { { "below", 0 }, { "above", 1 }, { NULL, 0 } };
static const struct choice version_choices[] = {
	{ "0.1", RANGE(0, 1, 1) }, { "1.0", RANGE(1, 0, 0) }, { "1.1", RANGE(1, 1, 1) },
	{ "1.2", RANGE(1, 2, 2) }, { "2.0", RANGE(2, 0, 0) }, { "2.1", RANGE(2, 1, 1) },
	{ "1.0-1.1", RANGE(1, 0, 1) }, { "1.1-1.2", RANGE(1, 1, 2) }, { NULL, 0 },
};
static const struct choice psci_choices[] = {
	{ "0.2", 0x00002 }, { "1.0", ERSI_PSCI_VERSION_1_0 },
	{ "1.1", ERSI_PSCI_VERSION_1_1 }, { NULL, 0 },
};
static const struct choice smccc_choices[] = {
	{ "none", 0 }, { "1.0", ERSI_SMCCC_VERSION_1_0 }, { "1.1", ERSI_SMCCC_VERSION_1_1 },
	{ "1.2", ERSI_SMCCC_VERSION_1_2 }, { NULL, 0 },
};
static const struct choice conduit_choices[] = {
	{ "smc", ERSI_CONDUIT_SMC }, { "hvc", ERSI_CONDUIT_HVC },
	{ "none", ERSI_CONDUIT_NONE }, { "disabled", ERSI_CONDUIT_DISABLED },
	{ "bogus", ERSI_CONDUIT_BOGUS }, { "psci-0.1", ERSI_CONDUIT_PSCI_0_1 }, { NULL, 0 },
};

static const struct choice boot_choices[] = {
	{ "dt", ERSI_BOOT_DT }, { "efi", ERSI_BOOT_EFI }, { "edk2", ERSI_BOOT_EDK2 }, { NULL, 0 },
};
static const struct choice late_conduit_choices[] = { { "same", 0 }, { "hvc", 1 }, { NULL, 0 } };
static const struct choice dt_choices[] = {
	{ "stub", ERSI_DT_STUB }, { "xen", ERSI_DT_XEN }, { "full", ERSI_DT_FULL }, { NULL, 0 },
};
static const struct choice memory_choices[] = {
	{ "whole", ERSI_MEMORY_WHOLE }, { "holes", ERSI_MEMORY_HOLES },
	{ "hotpluggable", ERSI_MEMORY_HOTPLUGGABLE }, { NULL, 0 },
};
static const struct choice acpi_conduit_choices[] = {
	{ "smc", ERSI_CONDUIT_SMC }, { "hvc", ERSI_CONDUIT_HVC }, { "none", ERSI_CONDUIT_NONE },
	{ NULL, 0 },
};

static const struct choice chosen_choices[] = {
	{ "none", ERSI_CHOSEN_NONE }, { "smc", ERSI_CHOSEN_SMC }, { "hvc", ERSI_CHOSEN_HVC },
	{ "bogus", ERSI_CHOSEN_BOGUS }, { "short", ERSI_CHOSEN_SHORT },
	{ "long", ERSI_CHOSEN_LONG }, { "cell", ERSI_CHOSEN_CELL }, { NULL, 0 },
};
static const struct choice record_choices[] = {
	{ "none", ERSI_RECORD_OPTION_NONE }, { "smc", ERSI_RECORD_OPTION_SMC },
	{ "hvc", ERSI_RECORD_OPTION_HVC }, { "newer", ERSI_RECORD_OPTION_NEWER },
	{ "version", ERSI_RECORD_OPTION_VERSION }, { "magic", ERSI_RECORD_OPTION_MAGIC },
	{ "short", ERSI_RECORD_OPTION_SHORT }, { "huge", ERSI_RECORD_OPTION_HUGE },
	{ "checksum", ERSI_RECORD_OPTION_CHECKSUM }, { "conduit", ERSI_RECORD_OPTION_CONDUIT },
	{ "lost", ERSI_RECORD_OPTION_LOST }, { NULL, 0 },
};

#define RECORD_HELP \
	"none, smc, hvc, newer, version, magic, short, huge, checksum, conduit or lost"

static const struct option option_table[] = {
	{ "ipa_width", "33 to 48", set_ipa_width, NULL, 33, 48 },
	{ "config_width", "0 to 255", set_config_width, NULL, 0, 255 },
	{ "trace", "0, 1 or count", set_trace, trace_choices, 0, 0 },
	{ "ripas", "all or images", set_ripas, ripas_choices, 0, 0 },
	{ "rsi", "on or off", set_rsi, switch_choices, 0, 0 },
	{ "rsi_version", "0.1, 1.0, 1.1, 1.2, 2.0, 2.1, 1.0-1.1 or 1.1-1.2", set_rsi_version,
	  version_choices, 0, 0 },
	{ "realm_config", "ok or fail", set_realm_config, config_choices, 0, 0 },
	{ "devices", "shared or both", set_devices, devices_choices, 0, 0 },
	{ "uart", "shared or protected", set_uart, uart_choices, 0, 0 },
	{ "bbml3", "on or off", set_bbml3, switch_choices, 0, 0 },
	{ "image", "linux or raw", set_image, image_choices, 0, 0 },
	{ "dtb", "below or above", set_dtb, dtb_choices, 0, 0 },
	{ "psci", "0.2, 1.0 or 1.1", set_psci, psci_choices, 0, 0 },
	{ "smccc", "none, 1.0, 1.1 or 1.2", set_smccc, smccc_choices, 0, 0 },
	{ "conduit", "smc, hvc, none, disabled, bogus or psci-0.1", set_conduit, conduit_choices,
	  0, 0 },
	{ "late_conduit", "same or hvc", set_late_conduit, late_conduit_choices, 0, 0 },
	{ "boot", "dt, efi or edk2", set_boot, boot_choices, 0, 0 },
	{ "dt", "stub, xen or full", set_dt, dt_choices, 0, 0 },
	{ "memory", "whole, holes or hotpluggable", set_memory, memory_choices, 0, 0 },
	{ "acpi_conduit", "smc, hvc or none", set_acpi_conduit, acpi_conduit_choices, 0, 0 },
	{ "chosen", "none, smc, hvc, bogus, short, long or cell", set_chosen, chosen_choices, 0, 0 },
	{ "efi_table", RECORD_HELP, set_efi_table, record_choices, 0, 0 },
	{ "boot_record", RECORD_HELP, set_boot_record, record_choices, 0, 0 },
};

/* What only a boot by EFI has. */
static const char *const efi_options[] = { "dt", "acpi", "acpi_conduit", "efi_table" };

static bool parse_number(const char *text, uint32_t *number)
{
	uint32_t value = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || value > NUMBER_MAX)
			return false;
		value = value * 10 + (uint32_t)(*text - '0');
	}
	*number = value;
	return true;
}

static bool parse_value(const struct option *option, const char *text, uint32_t *value)
{
	const struct choice *choice;

	if (!option->choices)
		return parse_number(text, value) && *value >= option->min && *value <= option->max;
	for (choice = option->choices; choice->name; choice++) {
		if (strcmp(choice->name, text))
			continue;
		*value = choice->value;
		return true;
	}
	return false;
}

static void note_efi_option(const char *word, const char **efi_option)
{
	uint32_t i;

	for (i = 0; i < sizeof(efi_options) / sizeof(efi_options[0]); i++)
		if (!strcmp(efi_options[i], word))
			*efi_option = efi_options[i];
}

static void parse_word(struct ersi_options *options, char *word, const char **efi_option)
{
	char *text = strchr(word, '=');
	uint32_t i, value;

	if (!text)
		ersi_print_fail("option \"%s\" has no value; options are written name=value", word);
	*text++ = 0;
	note_efi_option(word, efi_option);
	if (!strcmp(word, "acpi")) {
		ersi_acpifault_parse(&options->acpi_faults, text);
		return;
	}
	for (i = 0; i < sizeof(option_table) / sizeof(option_table[0]); i++) {
		const struct option *option = &option_table[i];

		if (strcmp(option->name, word))
			continue;
		if (!parse_value(option, text, &value))
			ersi_print_fail("option %s=%s: the value must be %s", word, text,
					option->help);
		option->apply(options, value);
		return;
	}
	ersi_print_fail("unknown option \"%s\"; docs/user/emulator.md lists the options", word);
}

void ersi_options_read(struct ersi_options *options)
{
	static char text[TEXT_MAX];
	const char *efi_option = NULL;
	uint32_t size, start, i;
	uint16_t item;

	*options = (struct ersi_options){
		.ipa_width = 33,
		.config_width = UINT32_MAX,
		.rsi_lowest = ERSI_RSI_VERSION_1_0,
		.rsi_highest = ERSI_RSI_VERSION_1_0,
		.psci_version = ERSI_PSCI_VERSION_1_1,
		.smccc_version = ERSI_SMCCC_VERSION_1_2,
		.conduit = ERSI_CONDUIT_SMC,
		.acpi_conduit = CONDUIT_OF_DT,
		.rsi = true,
	};
	item = ersi_fwcfg_file(ERSI_OPTIONS_FILE, &size);
	if (item) {
		if (size >= sizeof(text))
			ersi_print_fail("options of %u bytes are too long; %u is the most", size,
					TEXT_MAX - 1);
		ersi_fwcfg_read(item, text, size);
		text[size] = 0;
		for (start = i = 0; i <= size; i++) {
			if (text[i] && text[i] != ' ')
				continue;
			text[i] = 0;
			if (i > start)
				parse_word(options, text + start, &efi_option);
			start = i + 1;
		}
	}
	if (options->config_width == UINT32_MAX)
		options->config_width = options->ipa_width;
	if (efi_option && options->boot != ERSI_BOOT_EFI)
		ersi_print_fail("option %s is for boot=efi", efi_option);
	if (options->ripas_images_only && options->boot == ERSI_BOOT_EDK2)
		ersi_print_fail("option ripas=images is not for boot=edk2, which takes all memory");
	if ((options->chosen || options->boot_record) && options->boot == ERSI_BOOT_EDK2)
		ersi_print_fail("options chosen and boot_record are not for boot=edk2, which "
				"loads the kernel itself");
	if (options->memory && options->boot != ERSI_BOOT_DT)
		ersi_print_fail("option memory is for boot=dt; otherwise EFI's map describes it");
	if (options->conduit_turns && (options->conduit != ERSI_CONDUIT_SMC ||
				       options->boot != ERSI_BOOT_DT))
		ersi_print_fail("option late_conduit=hvc is for boot=dt conduit=smc");
	if (options->uart_protected && (!options->rsi || options->devices_in_both_halves ||
					options->boot == ERSI_BOOT_EDK2))
		ersi_print_fail("option uart=protected is not for rsi=off, devices=both and "
				"boot=edk2, where devices are in both halves");
	if ((options->image_raw || options->dtb_above) &&
	    (options->boot != ERSI_BOOT_DT || options->boot_record))
		ersi_print_fail("options image=raw and dtb=above are for boot=dt, and not for "
				"boot_record");
	if (options->acpi_conduit == CONDUIT_OF_DT)
		options->acpi_conduit = options->conduit;
}
