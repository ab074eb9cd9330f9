// SPDX-License-Identifier: BSD-2-Clause
#include "dryrun.h"

#include <stdbool.h>
#include <stdio.h>

static void open_files(const struct machine *machine)
{
	if (machine_has_ram_file(machine))
		printf("f=$(mktemp) && exec %d<>\"$f\" && rm \"$f\" && ", MACHINE_RAM_FD);
	if (machine->kernel_command)
		printf("f=$(mktemp) && %s >\"$f\" && exec %d<\"$f\" && rm \"$f\" && ",
		       machine->kernel_command, MACHINE_KERNEL_FD);
}

/*
 * The shell opens what a run of this command would have opened. A file without a name is
 * not left behind. The parentheses keep its descriptor out of the user's shell.
 */
void dryrun_print(const struct machine *machine, const struct args *args)
{
	bool has_files = machine_has_ram_file(machine) || machine->kernel_command;

	if (has_files) {
		putchar('(');
		open_files(machine);
		fputs("exec ", stdout);
	}
	args_print(args, stdout);
	if (has_files)
		putchar(')');
	putchar('\n');
}
