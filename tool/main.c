// SPDX-License-Identifier: BSD-2-Clause
/* The earlyrsi command: finds the subcommand and hands over to it. */
#include <argp.h>
#include <err.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "boot/boot.h"
#include "exits.h"
#include "inspect/inspect.h"
#include "patch.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "boot", boot_main },
	{ "inspect", inspect_main },
	{ "patch", patch_main },
};

const char *argp_program_version = "earlyrsi " EARLYRSI_VERSION;

static const char doc[] =
	"Boots arm64 kernels as Arm CCA Realms, and patches Linux to know that it is one early."
	"\vCommands:\n"
	"  boot         boot a kernel under QEMU, as a Realm or as an ordinary guest\n"
	"  inspect      tell what a kernel would find out early, here or from files\n"
	"  patch TREE   change a Linux tree so that it detects its Realm before paging\n"
	"\n"
	"See `earlyrsi COMMAND --help' and earlyrsi(1).";

struct choice {
	const struct command *command;
	int at;		/* of its name in the argument vector */
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
	struct choice *choice = state->input;

	switch (key) {
	case ARGP_KEY_ARG:
		for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
			if (!strcmp(arg, commands[i].name))
				choice->command = &commands[i];
		}
		if (!choice->command)
			argp_error(state, "unknown command '%s'", arg);
		choice->at = state->next - 1;
		/* What follows is the command's own. */
		state->next = state->argc;
		return 0;
	case ARGP_KEY_NO_ARGS:
		argp_error(state, "missing command: 'boot', 'inspect' or 'patch'");
		return 0;
	default:
		return ARGP_ERR_UNKNOWN;
	}
}

int main(int argc, char **argv)
{
	const struct argp argp = {
		.parser = parse,
		.args_doc = "COMMAND [ARGUMENT...]",
		.doc = doc,
	};
	struct choice choice = { 0 };
	char *name;

	argp_err_exit_status = EX_USAGE;
	argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &choice);

	/* Under this name the command's own parser reports errors and usage. */
	if (asprintf(&name, "%s %s", program_invocation_short_name, choice.command->name) < 0)
		err(EXIT_NO_START, "out of memory");
	argv[choice.at] = name;
	return choice.command->run(argc - choice.at, argv + choice.at);
}
