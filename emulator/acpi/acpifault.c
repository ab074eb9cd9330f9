// SPDX-License-Identifier: BSD-2-Clause
#include "acpifault.h"

#include <stddef.h>
#include <string.h>

#include "output/print.h"

#define SIGNATURE	4

#define RSDP	0x1
#define LISTS	0x2
#define FADT	0x4
#define OTHERS	0x8
#define PLACED	(RSDP | LISTS | FADT)
#define ALL	(PLACED | OTHERS)

static const struct fault_name {
	const char *name;
	enum acpifault_kind kind;
	uint32_t tables;
	bool number;
} names[] = {
	{ "checksum", ACPIFAULT_CHECKSUM, ALL, false },
	{ "signature", ACPIFAULT_SIGNATURE, ALL, false },
	{ "revision", ACPIFAULT_REVISION, ALL, true },
	{ "length", ACPIFAULT_LENGTH, ALL, true },
	{ "none", ACPIFAULT_NONE, PLACED, false },
	{ "lost", ACPIFAULT_LOST, PLACED, false },
	{ "unaligned", ACPIFAULT_UNALIGNED, PLACED, false },
	{ "cross-page", ACPIFAULT_CROSS_PAGE, PLACED, false },
	{ "cross-window", ACPIFAULT_CROSS_WINDOW, PLACED, false },
	{ "extended", ACPIFAULT_EXTENDED, RSDP, false },
	{ "present", ACPIFAULT_PRESENT, LISTS, false },
	{ "null", ACPIFAULT_NULL, LISTS, false },
	{ "duplicate", ACPIFAULT_DUPLICATE, LISTS, false },
	{ "unmapped", ACPIFAULT_UNMAPPED, LISTS, false },
	{ "entries", ACPIFAULT_ENTRIES, LISTS, true },
	{ "last", ACPIFAULT_LAST, FADT, false },
	{ "two", ACPIFAULT_TWO, FADT, false },
	{ "version", ACPIFAULT_VERSION, FADT, true },
	{ "boot-flags", ACPIFAULT_BOOT_FLAGS, FADT, true },
	{ "not-reduced", ACPIFAULT_NOT_REDUCED, FADT, false },
};

static uint32_t class_of(const char *table)
{
	if (!memcmp(table, "RSDP", SIGNATURE))
		return RSDP;
	if (!memcmp(table, "XSDT", SIGNATURE) || !memcmp(table, "RSDT", SIGNATURE))
		return LISTS;
	return memcmp(table, "FACP", SIGNATURE) ? OTHERS : FADT;
}

static bool parse_digits(const char *text, uint64_t base, uint64_t *value)
{
	*value = 0;
	if (!*text)
		return false;
	for (; *text; text++) {
		uint64_t digit = (uint64_t)(*text >= 'a' ? *text - 'a' + 10 : *text - '0');

		if (digit >= base)
			return false;
		*value = *value * base + digit;
		if (*value > UINT32_MAX)
			return false;
	}
	return true;
}

/* A version is MAJOR.MINOR, its value 0xMAJORMINOR in a byte as in FADT revisions. */
static bool parse_version(const char *text, uint64_t *value)
{
	if (text[0] < '1' || text[0] > '9' || text[1] != '.' || text[2] < '0' || text[2] > '9' ||
	    text[3])
		return false;
	*value = (uint64_t)(text[0] - '0') << 4 | (uint64_t)(text[2] - '0');
	return true;
}

static bool parse_value(enum acpifault_kind kind, const char *text, uint64_t *value)
{
	if (kind == ACPIFAULT_VERSION)
		return parse_version(text, value);
	if (kind == ACPIFAULT_LENGTH && !strcmp(text, "beyond")) {
		*value = ACPIFAULT_BEYOND;
		return true;
	}
	if (text[0] == '0' && text[1] == 'x')
		return parse_digits(text + 2, 16, value);
	return parse_digits(text, 10, value);
}

/* Tables are named by their signature in lower case, and the FADT by its name, too. */
static void parse_table(const char *word, struct acpifault *fault)
{
	const char *name = !strcmp(word, "fadt") ? "facp" : word;
	uint32_t i;

	if (strlen(name) != SIGNATURE)
		print_fail("option acpi: \"%s\" is not the name of a table", word);
	for (i = 0; i < SIGNATURE; i++)
		fault->table[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ?
					 name[i] - 'a' + 'A' : name[i]);
}

static const struct fault_name *parse_name(const char *table, const char *word,
					   const struct acpifault *fault)
{
	uint32_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i].name, word) && names[i].tables & class_of(fault->table))
			return &names[i];
	print_fail("option acpi: the table \"%s\" has no fault \"%s\"; docs/user/emulator.md "
		   "lists the faults", table, word);
}

static void parse_word(struct acpifaults *faults, char *word)
{
	struct acpifault *fault = &faults->list[faults->count];
	const struct fault_name *name;
	char *value = strchr(word, '=');
	char *fault_word = strchr(word, '.');

	if (!fault_word || (value && fault_word > value))
		print_fail("option acpi: \"%s\" is not of the form table.fault", word);
	if (faults->count++ == ACPIFAULTS_MAX)
		print_fail("option acpi: more than %u faults", ACPIFAULTS_MAX);
	*fault_word++ = 0;
	if (value)
		*value++ = 0;
	parse_table(word, fault);
	name = parse_name(word, fault_word, fault);
	fault->kind = name->kind;
	if (!name->number && value)
		print_fail("option acpi: %s.%s takes no value", word, fault_word);
	if (name->number && (!value || !parse_value(name->kind, value, &fault->value)))
		print_fail("option acpi: %s.%s needs =%s", word, fault_word,
			   name->kind == ACPIFAULT_VERSION ? "major.minor" :
			   name->kind == ACPIFAULT_LENGTH ?
			   "a number of 32 bits, or beyond" : "a number of 32 bits");
}

void acpifault_parse(struct acpifaults *faults, char *text)
{
	char *comma;

	for (; text; text = comma) {
		comma = strchr(text, ',');
		if (comma)
			*comma++ = 0;
		parse_word(faults, text);
	}
}

const struct acpifault *acpifault_find(const struct acpifaults *faults,
				       const char *table, enum acpifault_kind kind)
{
	uint32_t i;

	for (i = 0; i < faults->count; i++)
		if (faults->list[i].kind == kind &&
		    !memcmp(faults->list[i].table, table, SIGNATURE))
			return &faults->list[i];
	return NULL;
}
