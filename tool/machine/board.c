// SPDX-License-Identifier: BSD-2-Clause
#include "board.h"

#include <err.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "exits.h"

/* Values as QEMU's -M takes them; each list ends with NULL. */
static const char *const on[] = { "on", "yes", "true", "y", NULL };
static const char *const off[] = { "off", "no", "false", "n", NULL };
static const char *const gic[] = { "3", "4", "max", NULL };
static const char *const none[] = { NULL };

static const struct rule {
	const char *key;
	const char *const *allowed;
	const char *fault;
} rules[] = {
	{ "virtualization", on, "the emulator needs EL2: a Realm needs virtualization=on, "
	  "which is the default" },
	{ "secure", off, "the emulator starts at EL2, not at EL3: a Realm needs secure=off" },
	{ "gic-version", gic, "a Realm needs a GICv3: gic-version=3, which is the default" },
	{ "memory-backend", none, "a Realm's memory is this command's own: no memory-backend" },
	{ "firmware", none, "a Realm's firmware is the emulator: no firmware" },
};

static bool is_allowed(const struct rule *rule, const char *value)
{
	for (const char *const *allowed = rule->allowed; *allowed; allowed++) {
		if (!strcmp(*allowed, value))
			return true;
	}
	return false;
}

const char *board_check(const struct args *properties)
{
	for (size_t i = 0; i < properties->count; i++) {
		const char *property = properties->list[i];
		const char *equals = strchr(property, '=');

		for (size_t j = 0; j < sizeof(rules) / sizeof(rules[0]); j++) {
			if (strlen(rules[j].key) == (size_t)(equals - property) &&
			    !strncmp(property, rules[j].key, strlen(rules[j].key)) &&
			    !is_allowed(&rules[j], equals + 1))
				return rules[j].fault;
		}
	}
	return NULL;
}

void board_add(const char *type, bool realm, bool low_pci, const struct args *properties,
	       struct args *args)
{
	struct args text = { 0 };

	args_add(&text, "%s%s%s,memory-backend=ram0", type,
		 realm ? ",gic-version=3,virtualization=on" : "",
		 low_pci ? ",highmem-ecam=off,highmem-mmio=off" : "");
	for (size_t i = 0; i < properties->count; i++) {
		char *escaped = args_escape_commas(properties->list[i]);

		args_add(&text, "%s,%s", text.list[i], escaped);
		free(escaped);
	}
	args_add(args, "-M");
	args_add(args, "%s", text.list[text.count - 1]);
	args_free(&text);
}

bool board_has_low_pci(const char *qemu)
{
	char *text = NULL, *line = NULL;
	size_t size = 0;
	bool found = false;
	FILE *command = open_memstream(&text, &size), *help;

	if (!command)
		err(EXIT_NO_START, "out of memory");
	args_quote(qemu, command);
	fputs(" -M virt,help", command);
	if (fclose(command))
		err(EXIT_NO_START, "out of memory");

	size = 0;
	help = popen(text, "re");
	if (!help)
		err(EXIT_NO_START, "cannot ask %s for its machines", qemu);
	while (getline(&line, &size, help) >= 0)
		found = found || strstr(line, " highmem-ecam=");
	free(line);
	free(text);
	/* What was wrong QEMU or the shell has said. */
	if (pclose(help))
		errx(EXIT_NO_START, "%s does not list the properties of its virt machine", qemu);
	return found;
}
