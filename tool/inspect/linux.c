// SPDX-License-Identifier: BSD-2-Clause
#include "linux.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <libfdt.h>

/*
 * Names are compared where they are: libfdt would measure each of them first,
 * and a hostile tree can make that take time in the square of its size.
 */
static const char *get_property(const void *fdt, int node, const char *name, int *length)
{
	size_t size = strlen(name) + 1;
	const struct fdt_property *property;
	int offset;

	fdt_for_each_property_offset(offset, fdt, node) {
		uint32_t at, strings = fdt_size_dt_strings(fdt);

		property = fdt_get_property_by_offset(fdt, offset, length);
		if (!property)
			return NULL;
		at = fdt32_to_cpu(property->nameoff);
		if (at <= strings && size <= strings - at &&
		    !memcmp((const char *)fdt + fdt_off_dt_strings(fdt) + at, name, size))
			return property->data;
	}
	return NULL;
}

/* Linux compares without regard to case, and what has no NUL is not in the list. */
static bool is_compatible(const void *fdt, int node, const char *name)
{
	int length;
	const char *list = get_property(fdt, node, "compatible", &length);
	const char *end;

	for (; list && length > 0; length -= (int)(end - list), list = end) {
		end = memchr(list, '\0', (size_t)length);
		if (!end++)
			return false;
		if (!strcasecmp(list, name))
			return true;
	}
	return false;
}

bool linux_is_stub(const void *fdt)
{
	int node;

	fdt_for_each_subnode(node, fdt, 0) {
		const char *name = fdt_get_name(fdt, node, NULL);

		if (name && !strcmp(name, "chosen"))
			continue;
		if (!name || strcmp(name, "hypervisor") || !is_compatible(fdt, node, "xen,xen"))
			return false;
	}
	return true;
}

void linux_read_bootargs(struct linux_choice *kernel, const void *fdt)
{
	int chosen = fdt_path_offset(fdt, "/chosen");
	const char *text;
	int length;

	if (chosen < 0)
		return;
	text = get_property(fdt, chosen, "bootargs", &length);
	if (!text || length <= 0)
		return;
	/* early_init_dt_scan_chosen(): the last byte is lost, whether it is a NUL or not. */
	if (length > LINUX_CMDLINE_SIZE)
		length = LINUX_CMDLINE_SIZE;
	snprintf(kernel->cmdline, sizeof(kernel->cmdline), "%.*s", length - 1, text);
}

/* As the kernel reads a switch: only the first letters count. */
static void read_switch(const char *text, bool *on)
{
	char first = (char)tolower((unsigned char)text[0]);
	char second = first ? (char)tolower((unsigned char)text[1]) : '\0';

	if (first && strchr("eyt1", first))
		*on = true;
	else if (first && strchr("dnf0", first))
		*on = false;
	else if (first == 'o' && (second == 'n' || second == 'f'))
		*on = second == 'n';
}

/* To the kernel a dash in a parameter's name is an underscore. */
static bool is_parameter(const char *name, const char *parameter)
{
	while (*name && (*name == '-' ? '_' : *name) == *parameter) {
		name++;
		parameter++;
	}
	return !*name && !*parameter;
}

static void take(struct linux_choice *kernel, const char *name, const char *value)
{
	if (is_parameter(name, "acpi")) {
		kernel->acpi_off |= !strcmp(value, "off");
		kernel->acpi_on |= !strcmp(value, "on");
		kernel->acpi_force |= !strcmp(value, "force");
	} else if (is_parameter(name, "early_rsi")) {
		read_switch(value, &kernel->early_rsi);
	}
}

/* Ends the word at @text, without the quotes around it or its value; returns what follows. */
static char *split(char *text, char **name, char **value)
{
	bool quoted = *text == '"', inside = quoted;
	char *end;

	*name = text += quoted;
	*value = NULL;
	for (end = text; *end && (inside || !isspace((unsigned char)*end)); end++) {
		if (*end == '=' && !*value && end > text)
			*value = end + 1;
		if (*end == '"')
			inside = !inside;
	}
	text = *end ? end + 1 : end;
	*end = '\0';

	if (*value) {
		(*value)[-1] = '\0';
		if (**value == '"') {
			(*value)++;
			quoted = true;
		}
	}
	if (quoted && end > *name && end[-1] == '"')
		end[-1] = '\0';
	return text;
}

/* Parameters end at "--": what follows is for init. */
static void read_cmdline(struct linux_choice *kernel)
{
	char copy[LINUX_CMDLINE_SIZE];
	char *next = strcpy(copy, kernel->cmdline);
	char *name, *value;

	while (*(next += strspn(next, " \t\n\v\f\r"))) {
		next = split(next, &name, &value);
		if (value)
			take(kernel, name, value);
		else if (!strcmp(name, "--"))
			return;
	}
}

void linux_choose(struct linux_choice *kernel)
{
	kernel->acpi_off = kernel->acpi_on = kernel->acpi_force = false;
	kernel->early_rsi = true;
	read_cmdline(kernel);

	kernel->uses_acpi = !kernel->acpi_off &&
			    (kernel->acpi_on || kernel->acpi_force || kernel->stub);
}
