// SPDX-License-Identifier: BSD-2-Clause
#include "linux.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "probe/chosen.h"
#include "probe/node.h"

/* Linux compares without regard to case, and what has no NUL is not in the list. */
static bool is_compatible(struct ersi_value list, const char *name)
{
	const char *end;

	for (; list.length; list.length -= (uint32_t)(end - list.bytes), list.bytes = end) {
		end = memchr(list.bytes, '\0', list.length);
		if (!end++)
			return false;
		if (!strcasecmp(list.bytes, name))
			return true;
	}
	return false;
}

/* dt_is_stub(): what a boot loader may leave for a kernel with ACPI. The name ends in NUL. */
static bool may_be_in_stub(const struct ersi_nodes *nodes, const struct ersi_node *node)
{
	return !strcmp(node->name, "chosen") ||
	       (!strcmp(node->name, "hypervisor") &&
		is_compatible(ersi_node_value(nodes, node, "compatible"), "xen,xen"));
}

static void read_bootargs(struct linux_choice *kernel, struct ersi_value text)
{
	if (!text.length)
		return;
	/* early_init_dt_scan_chosen(): the last byte is lost, whether it is a NUL or not. */
	if (text.length > LINUX_CMDLINE_SIZE)
		text.length = LINUX_CMDLINE_SIZE;
	snprintf(kernel->cmdline, sizeof(kernel->cmdline), "%.*s", (int)text.length - 1,
		 text.bytes);
}

void linux_read_tree(struct linux_choice *kernel, const void *fdt, uint32_t size)
{
	bool is_stub = true, chosen = false;
	struct ersi_nodes nodes;
	struct ersi_node node;

	if (!ersi_nodes_open(&nodes, fdt, size))
		return;
	while ((is_stub || !chosen) && ersi_nodes_next(&nodes, &node)) {
		if (node.level != 1)
			continue;
		is_stub = is_stub && may_be_in_stub(&nodes, &node);
		if (!chosen && ersi_chosen_is(&node)) {
			read_bootargs(kernel, ersi_node_value(&nodes, &node, "bootargs"));
			chosen = true;
		}
	}
	kernel->stub = is_stub && !nodes.broken;
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
