// SPDX-License-Identifier: BSD-2-Clause
#include "dryrun.h"

#include <stdbool.h>
#include <stdio.h>

static void open_files(const struct ersi_machine *machine)
{
	if (ersi_machine_has_ram_file(machine))
		printf("f=$(mktemp) && exec %d<>\"$f\" && rm \"$f\" && ", ERSI_MACHINE_RAM_FD);
	if (machine->kernel_command)
		printf("f=$(mktemp) && %s >\"$f\" && exec %d<\"$f\" && rm \"$f\" && ",
		       machine->kernel_command, ERSI_MACHINE_KERNEL_FD);
}

/*
 * The shell opens what a run of this command would have opened. A file without a name is
 * not left behind. The parentheses keep its descriptor out of the user's shell.
 */
void dryrun_print(const struct ersi_machine *machine, const struct ersi_args *args)
{
	bool has_files = ersi_machine_has_ram_file(machine) || machine->kernel_command;

	if (has_files) {
		putchar('(');
		open_files(machine);
		fputs("exec ", stdout);
	}
	ersi_args_print(args, stdout);
	if (has_files)
		putchar(')');
	putchar('\n');
}
