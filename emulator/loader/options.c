// SPDX-License-Identifier: BSD-2-Clause
#include "options.h"

#include <stddef.h>
#include <string.h>

#include "earlyrsi/psci_abi.h"
#include "earlyrsi/rsi_abi.h"
#include "earlyrsi/smccc_abi.h"
#include "fwcfg.h"
#include "output/print.h"

#define TEXT_MAX	512
#define NUMBER_MAX	1000000
/* No conduit has this number: the default is the device tree's. */
#define CONDUIT_OF_DT	((enum options_conduit)UINT32_MAX)

/* A range of RSI versions as one value: two of 16 bits, each with the minor in the low byte. */
#define VERSIONS(major, from, to)	((major) << 24 | (from) << 16 | (major) << 8 | (to))
#define VERSION_OF(half)		(((half) & 0xff00) << 8 | ((half) & 0xff))

/* Which type the option has in struct options, and so what its value is. */
enum kind {
	NUMBER,			/* uint32_t, from min to max */
	CHOICE,			/* uint32_t or an enumeration: one of the choices */
	FLAG,			/* bool: likewise */
	RANGE,			/* struct options_range: likewise, as VERSIONS() */
	FAULTS,			/* struct acpifaults */
};

struct choice {
	const char *name;
	uint32_t value;
};

struct option {
	const char *name;
	const char *help;	/* to complete "the value must be ..." */
	enum kind kind;
	uint32_t offset;	/* in struct options */
	const struct choice *choices;
	uint32_t min, max;
	bool efi_only;
};

static struct options chosen;

static const struct choice trace_choices[] = {
	{ "0", OPTIONS_TRACE_OFF }, { "1", OPTIONS_TRACE_CALLS }, { "count", OPTIONS_TRACE_COUNT },
	{ NULL, 0 },
};
static const struct choice ripas_choices[] = { { "all", 0 }, { "images", 1 }, { NULL, 0 } };
static const struct choice switch_choices[] = { { "off", 0 }, { "on", 1 }, { NULL, 0 } };
static const struct choice config_choices[] = { { "ok", 0 }, { "fail", 1 }, { NULL, 0 } };
static const struct choice devices_choices[] = { { "shared", 0 }, { "both", 1 }, { NULL, 0 } };
static const struct choice uart_choices[] = { { "shared", 0 }, { "protected", 1 }, { NULL, 0 } };
static const struct choice image_choices[] = { { "linux", 0 }, { "raw", 1 }, { NULL, 0 } };
static const struct choice dtb_choices[] = { { "below", 0 }, { "above", 1 }, { NULL, 0 } };
static const struct choice version_choices[] = {
	{ "0.1", VERSIONS(0, 1, 1) }, { "1.0", VERSIONS(1, 0, 0) }, { "1.1", VERSIONS(1, 1, 1) },
	{ "1.2", VERSIONS(1, 2, 2) }, { "2.0", VERSIONS(2, 0, 0) }, { "2.1", VERSIONS(2, 1, 1) },
	{ "1.0-1.1", VERSIONS(1, 0, 1) }, { "1.1-1.2", VERSIONS(1, 1, 2) }, { NULL, 0 },
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
	{ "smc", OPTIONS_CONDUIT_SMC }, { "hvc", OPTIONS_CONDUIT_HVC },
	{ "none", OPTIONS_CONDUIT_NONE }, { "disabled", OPTIONS_CONDUIT_DISABLED },
	{ "bogus", OPTIONS_CONDUIT_BOGUS }, { "psci-0.1", OPTIONS_CONDUIT_PSCI_0_1 },
	{ NULL, 0 },
};
static const struct choice boot_choices[] = {
	{ "dt", OPTIONS_BOOT_DT }, { "efi", OPTIONS_BOOT_EFI }, { "edk2", OPTIONS_BOOT_EDK2 },
	{ NULL, 0 },
};
static const struct choice hidden_choices[] = { { "on", 0 }, { "off", 1 }, { NULL, 0 } };
static const struct choice late_conduit_choices[] = { { "same", 0 }, { "hvc", 1 }, { NULL, 0 } };
static const struct choice dt_choices[] = {
	{ "stub", OPTIONS_DT_STUB }, { "xen", OPTIONS_DT_XEN }, { "full", OPTIONS_DT_FULL },
	{ NULL, 0 },
};
static const struct choice memory_choices[] = {
	{ "whole", OPTIONS_MEMORY_WHOLE }, { "holes", OPTIONS_MEMORY_HOLES },
	{ "hotpluggable", OPTIONS_MEMORY_HOTPLUGGABLE }, { NULL, 0 },
};
static const struct choice acpi_conduit_choices[] = {
	{ "smc", OPTIONS_CONDUIT_SMC }, { "hvc", OPTIONS_CONDUIT_HVC },
	{ "none", OPTIONS_CONDUIT_NONE }, { NULL, 0 },
};
static const struct choice chosen_choices[] = {
	{ "none", OPTIONS_CHOSEN_NONE }, { "smc", OPTIONS_CHOSEN_SMC },
	{ "hvc", OPTIONS_CHOSEN_HVC }, { "bogus", OPTIONS_CHOSEN_BOGUS },
	{ "short", OPTIONS_CHOSEN_SHORT }, { "long", OPTIONS_CHOSEN_LONG },
	{ "cell", OPTIONS_CHOSEN_CELL }, { NULL, 0 },
};
static const struct choice record_choices[] = {
	{ "none", BOOTRECORD_NONE }, { "smc", BOOTRECORD_SMC }, { "hvc", BOOTRECORD_HVC },
	{ "newer", BOOTRECORD_NEWER }, { "version", BOOTRECORD_VERSION },
	{ "magic", BOOTRECORD_MAGIC }, { "short", BOOTRECORD_SHORT }, { "huge", BOOTRECORD_HUGE },
	{ "checksum", BOOTRECORD_CHECKSUM }, { "conduit", BOOTRECORD_CONDUIT },
	{ "lost", BOOTRECORD_LOST }, { NULL, 0 },
};

#define RECORD_HELP \
	"none, smc, hvc, newer, version, magic, short, huge, checksum, conduit or lost"

#define AT(field)	offsetof(struct options, field)

static const struct option option_table[] = {
	{ "ipa_width", "33 to 48", NUMBER, AT(ipa_width), .min = 33, .max = 48 },
	{ "config_width", "0 to 255", NUMBER, AT(config_width), .min = 0, .max = 255 },
	{ "trace", "0, 1 or count", CHOICE, AT(trace), .choices = trace_choices },
	{ "ripas", "all or images", FLAG, AT(ripas_images_only), .choices = ripas_choices },
	{ "rsi", "on or off", FLAG, AT(rsi), .choices = switch_choices },
	{ "rsi_version", "0.1, 1.0, 1.1, 1.2, 2.0, 2.1, 1.0-1.1 or 1.1-1.2", RANGE,
	  AT(rsi_versions), .choices = version_choices },
	{ "realm_config", "ok or fail", FLAG, AT(realm_config_fails), .choices = config_choices },
	{ "devices", "shared or both", FLAG, AT(devices_in_both_halves),
	  .choices = devices_choices },
	{ "uart", "shared or protected", FLAG, AT(uart_protected), .choices = uart_choices },
	{ "bbml3", "on or off", FLAG, AT(bbml3), .choices = switch_choices },
	{ "image", "linux or raw", FLAG, AT(image_raw), .choices = image_choices },
	{ "dtb", "below or above", FLAG, AT(dtb_above), .choices = dtb_choices },
	{ "psci", "0.2, 1.0 or 1.1", CHOICE, AT(psci_version), .choices = psci_choices },
	{ "smccc", "none, 1.0, 1.1 or 1.2", CHOICE, AT(smccc_version), .choices = smccc_choices },
	{ "conduit", "smc, hvc, none, disabled, bogus or psci-0.1", CHOICE, AT(conduit),
	  .choices = conduit_choices },
	{ "late_conduit", "same or hvc", FLAG, AT(conduit_turns), .choices = late_conduit_choices },
	{ "boot", "dt, efi or edk2", CHOICE, AT(boot), .choices = boot_choices },
	{ "dt", "stub, xen or full", CHOICE, AT(dt), .choices = dt_choices, .efi_only = true },
	{ "fw_cfg", "on or off", FLAG, AT(fwcfg_hidden), .choices = hidden_choices },
	{ "memory", "whole, holes or hotpluggable", CHOICE, AT(memory), .choices = memory_choices },
	{ "acpi", NULL, FAULTS, AT(acpi_faults), .efi_only = true },
	{ "acpi_conduit", "smc, hvc or none", CHOICE, AT(acpi_conduit),
	  .choices = acpi_conduit_choices, .efi_only = true },
	{ "chosen", "none, smc, hvc, bogus, short, long or cell", CHOICE, AT(chosen),
	  .choices = chosen_choices },
	{ "efi_table", RECORD_HELP, CHOICE, AT(efi_table), .choices = record_choices,
	  .efi_only = true },
	{ "boot_record", RECORD_HELP, CHOICE, AT(boot_record), .choices = record_choices },
};

_Static_assert(sizeof(enum options_conduit) == sizeof(uint32_t), "set() writes it");

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

static bool set_number(const struct option *option, const char *text)
{
	uint32_t value;

	if (!parse_number(text, &value) || value < option->min || value > option->max)
		return false;
	memcpy((uint8_t *)&chosen + option->offset, &value, sizeof(value));
	return true;
}

static bool set_choice(const struct option *option, const char *text)
{
	uint8_t *field = (uint8_t *)&chosen + option->offset;
	const struct choice *choice = option->choices;
	struct options_range range;

	while (choice->name && strcmp(choice->name, text))
		choice++;
	if (!choice->name)
		return false;
	if (option->kind == FLAG) {
		*(bool *)field = choice->value;
	} else if (option->kind == RANGE) {
		range.lowest = VERSION_OF(choice->value >> 16);
		range.highest = VERSION_OF(choice->value & 0xffff);
		memcpy(field, &range, sizeof(range));
	} else {
		memcpy(field, &choice->value, sizeof(choice->value));
	}
	return true;
}

static bool set(const struct option *option, char *text)
{
	if (option->kind == NUMBER)
		return set_number(option, text);
	if (option->kind != FAULTS)
		return set_choice(option, text);
	acpifault_parse(&chosen.acpi_faults, text);
	return true;
}

static const struct option *find(const char *name)
{
	uint32_t i;

	for (i = 0; i < sizeof(option_table) / sizeof(option_table[0]); i++)
		if (!strcmp(option_table[i].name, name))
			return &option_table[i];
	print_fail("unknown option \"%s\"; docs/user/emulator.md lists the options", name);
}

/* Writes name=value apart. Returns the option. */
static const struct option *parse_word(char *word)
{
	char *text = strchr(word, '=');
	const struct option *option;

	if (!text)
		print_fail("option \"%s\" has no value; options are written name=value", word);
	*text++ = 0;
	option = find(word);
	if (!set(option, text))
		print_fail("option %s=%s: the value must be %s", word, text, option->help);
	return option;
}

/* Words are separated by blanks. Returns the last option that only boot=efi has, or NULL. */
static const struct option *parse(char *text, uint32_t size)
{
	const struct option *efi_option = NULL, *option;
	uint32_t start, i;

	for (start = i = 0; i <= size; i++) {
		if (text[i] && text[i] != ' ')
			continue;
		text[i] = 0;
		if (i > start) {
			option = parse_word(text + start);
			if (option->efi_only)
				efi_option = option;
		}
		start = i + 1;
	}
	return efi_option;
}

/* Fails with a message on options that do not go together. */
static void check(const struct options *options)
{
	if (options->ripas_images_only && options->boot == OPTIONS_BOOT_EDK2)
		print_fail("option ripas=images is not for boot=edk2, which takes all memory");
	if ((options->chosen || options->boot_record) && options->boot == OPTIONS_BOOT_EDK2)
		print_fail("options chosen and boot_record are not for boot=edk2, which "
			   "loads the kernel itself");
	if (options->fwcfg_hidden && options->boot != OPTIONS_BOOT_EDK2)
		print_fail("option fw_cfg=off is for boot=edk2; no other guest sees fw_cfg");
	if (options->memory && options->boot != OPTIONS_BOOT_DT)
		print_fail("option memory is for boot=dt; otherwise EFI's map describes it");
	if (options->conduit_turns && (options->conduit != OPTIONS_CONDUIT_SMC ||
				       options->boot != OPTIONS_BOOT_DT))
		print_fail("option late_conduit=hvc is for boot=dt conduit=smc");
	if (options->uart_protected && (!options->rsi || options->devices_in_both_halves ||
					options->boot == OPTIONS_BOOT_EDK2))
		print_fail("option uart=protected is not for rsi=off, devices=both and "
			   "boot=edk2, where devices are in both halves");
	if ((options->image_raw || options->dtb_above) &&
	    (options->boot != OPTIONS_BOOT_DT || options->boot_record))
		print_fail("options image=raw and dtb=above are for boot=dt, and not for "
			   "boot_record");
}

const struct options *options_read(void)
{
	static char text[TEXT_MAX];
	const struct option *efi_option = NULL;
	uint32_t size;
	uint16_t item;

	chosen = (struct options){
		.ipa_width = 33,
		.config_width = UINT32_MAX,
		.rsi_versions = { ERSI_RSI_VERSION_1_0, ERSI_RSI_VERSION_1_0 },
		.psci_version = ERSI_PSCI_VERSION_1_1,
		.smccc_version = ERSI_SMCCC_VERSION_1_2,
		.conduit = OPTIONS_CONDUIT_SMC,
		.acpi_conduit = CONDUIT_OF_DT,
		.rsi = true,
	};
	item = fwcfg_file(OPTIONS_FILE, &size);
	if (item) {
		if (size >= sizeof(text))
			print_fail("options of %u bytes are too long; the maximum is %u", size,
				   TEXT_MAX - 1);
		fwcfg_read(item, text, size);
		text[size] = 0;
		efi_option = parse(text, size);
	}
	if (chosen.config_width == UINT32_MAX)
		chosen.config_width = chosen.ipa_width;
	if (chosen.acpi_conduit == CONDUIT_OF_DT)
		chosen.acpi_conduit = chosen.conduit;
	if (efi_option && chosen.boot != OPTIONS_BOOT_EFI)
		print_fail("option %s is for boot=efi", efi_option->name);
	check(&chosen);
	return &chosen;
}

const struct options *options_get(void)
{
	return &chosen;
}

bool options_devices_in_both(void)
{
	return chosen.devices_in_both_halves || !chosen.rsi;
}

bool options_hvc_works(void)
{
	return chosen.conduit == OPTIONS_CONDUIT_HVC && !chosen.rsi;
}
