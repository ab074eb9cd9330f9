// SPDX-License-Identifier: BSD-2-Clause
#include "options.h"

#include "machine/cpu.h"

/* Arrays of characters: pointers would need relocations. */
static const char strategy_names[STRATEGIES][8] = { "early", "fold", "split", "rebuild" };
static const char fill_names[][8] = { "all", "tags", "none" };
static const char break_names[BREAKAGES][12] = {
	"nothing", "entry", "attribute", "memory", "table", "fault", "lost", "tlbi",
	"others", "mmu", "probe"
};
static const char granule_names[][8] = { "4k", "16k", "64k" };
static const char mapping_names[][12] = { "pages", "blocks", "contiguous" };
static const char acpi_names[][8] = { "on", "off", "force" };

const char *options_strategy_name(enum strategy strategy)
{
	return strategy_names[strategy];
}

/* The index of a text among names of a size, or count. */
static uint32_t choose(const char *text, const void *names, size_t size, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count && strcmp(text, (const char *)names + i * size); i++)
		;
	return i;
}
#define CHOOSE(text, names)	choose(text, names, sizeof((names)[0]), COUNT(names))
#define COUNT(names)		((uint32_t)(sizeof(names) / sizeof((names)[0])))

/* Decimal, or hexadecimal with 0x; with the suffix M, G or T. Moves on behind it. */
static bool read_number(const char **text, uint64_t *value)
{
	const char *at = *text;
	uint32_t base = 10, digit;

	if (at[0] == '0' && at[1] == 'x') {
		base = 16;
		at += 2;
	}
	*value = 0;
	for (*text = at;; at++) {
		if (*at >= '0' && *at <= '9')
			digit = (uint32_t)(*at - '0');
		else if (*at >= 'a' && *at <= 'f')
			digit = (uint32_t)(*at - 'a' + 10);
		else
			break;
		if (digit >= base || *value > (UINT64_MAX - digit) / base)
			return false;
		*value = *value * base + digit;
	}
	if (at == *text)
		return false;
	*text = at;
	return true;
}

static bool read_size(const char **text, uint64_t *value)
{
	uint32_t shift;

	if (!read_number(text, value))
		return false;
	shift = **text == 'M' ? 20 : **text == 'G' ? 30 : **text == 'T' ? 40 : 0;
	if (shift)
		(*text)++;
	*value <<= shift;
	return *value && *value >> 52 == 0;
}

static bool read_between(const char *text, uint32_t min, uint32_t max, uint32_t *result)
{
	uint64_t value;

	if (!read_number(&text, &value) || *text || value < min || value > max)
		return false;
	*result = (uint32_t)value;
	return true;
}

static bool read_strategies(char *text, uint32_t *strategies)
{
	char *end;
	uint32_t strategy;

	*strategies = 0;
	for (;; text = end + 1) {
		end = strchr(text, ',');
		if (end)
			*end = 0;
		strategy = CHOOSE(text, strategy_names);
		if (strategy == STRATEGIES)
			return false;
		*strategies |= 1u << strategy;
		if (!end)
			return true;
	}
}

static bool read_maps(const char *text, struct options *options)
{
	for (options->map_count = 0; options->map_count < OPTION_MAPS; text++) {
		if (!read_size(&text, &options->maps[options->map_count++]))
			return false;
		if (*text != ',')
			return !*text;
	}
	return false;
}

static bool read_earlycon(const char *text, uint64_t *address)
{
	static const char driver[] = "pl011,";

	if (strlen(text) < sizeof(driver) || memcmp(text, driver, sizeof(driver) - 1))
		return false;
	text += sizeof(driver) - 1;
	return read_number(&text, address) && (!*text || *text == ',');
}

static bool read_acpi(const char *text, struct options *options)
{
	const uint32_t choice = CHOOSE(text, acpi_names);

	options->acpi_off = choice == 1;
	options->acpi_force = choice == 2;
	return choice < COUNT(acpi_names);
}

static bool read_option(const char *name, char *value, struct options *options)
{
	uint32_t choice;

	if (!strcmp(name, "strategies"))
		return read_strategies(value, &options->strategies);
	if (!strcmp(name, "granule")) {
		choice = CHOOSE(value, granule_names);
		options->granule_shift = 12 + 2 * choice;
		return choice < COUNT(granule_names);
	}
	if (!strcmp(name, "va"))
		return read_between(value, 36, 52, &options->va_bits);
	if (!strcmp(name, "cpus"))
		return read_between(value, 1, CPU_MAX, &options->cpus);
	if (!strcmp(name, "bbm")) {
		options->has_bbm = true;
		return read_between(value, 0, 3, &options->bbm);
	}
	if (!strcmp(name, "mapping")) {
		choice = CHOOSE(value, mapping_names);
		options->mapping = (enum pt_mapping)choice;
		return choice && choice < COUNT(mapping_names);
	}
	if (!strcmp(name, "fill")) {
		choice = CHOOSE(value, fill_names);
		options->fill = (enum fill)choice;
		return choice < COUNT(fill_names);
	}
	if (!strcmp(name, "break")) {
		choice = CHOOSE(value, break_names);
		options->broken = (enum breakage)choice;
		return choice < COUNT(break_names);
	}
	if (!strcmp(name, "map"))
		return read_maps(value, options);
	if (!strcmp(name, "earlycon"))
		return read_earlycon(value, &options->earlycon);
	if (!strcmp(name, "acpi"))
		return read_acpi(value, options);
	/* EDK2 adds it where QEMU was given an initrd. */
	return !strcmp(name, "initrd");
}

static bool read_word(const char *word, struct options *options)
{
	char copy[OPTION_WORD];
	char *equals;

	memcpy(copy, word, sizeof(copy));
	equals = strchr(copy, '=');
	if (!equals)
		return false;
	*equals = 0;
	return read_option(copy, equals + 1, options);
}

void options_read(const char *cmdline, struct options *options)
{
	char word[OPTION_WORD];
	uint32_t length;

	memset(options, 0, sizeof(*options));
	options->strategies = (1u << STRATEGIES) - 1;
	options->granule_shift = 12;
	options->va_bits = 48;
	options->cpus = CPU_MAX;
	options->mapping = PT_MAPPING_CONTIGUOUS;
	while (*cmdline) {
		for (length = 0; cmdline[length] && cmdline[length] != ' '; length++)
			if (length < sizeof(word) - 1)
				word[length] = cmdline[length];
		word[length < sizeof(word) ? length : sizeof(word) - 1] = 0;
		if (length && (length >= sizeof(word) || !read_word(word, options)) &&
		    !options->refused[0])
			memcpy(options->refused, word, sizeof(word));
		cmdline += length;
		while (*cmdline == ' ')
			cmdline++;
	}
}
