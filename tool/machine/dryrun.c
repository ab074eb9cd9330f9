// SPDX-License-Identifier: BSD-2-Clause
#include "dryrun.h"

#include <stdio.h>

#include "machine.h"

static void open_files(const struct kernel *kernel, bool ram_file)
{
	if (ram_file)
		printf("f=$(mktemp) && exec %d<>\"$f\" && rm \"$f\" && ", MACHINE_RAM_FD);
	if (kernel->command)
		printf("f=$(mktemp) && %s >\"$f\" && exec %d<\"$f\" && rm \"$f\" && ",
		       kernel->command, MACHINE_KERNEL_FD);
}

/*
 * The shell opens what a run of this command would have opened. A file without a name is
 * not left behind. The parentheses keep its descriptor out of the user's shell.
 */
void dryrun_print(const struct kernel *kernel, bool ram_file, const struct args *args)
{
	bool has_files = ram_file || kernel->command;

	if (has_files) {
		putchar('(');
		open_files(kernel, ram_file);
		fputs("exec ", stdout);
	}
	args_print(args, stdout);
	if (has_files)
		putchar(')');
	putchar('\n');
}
