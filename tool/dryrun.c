// SPDX-License-Identifier: BSD-2-Clause
#include "dryrun.h"

#include <stdio.h>

/*
 * The shell opens what a run of this command would have opened. A file without a name is
 * left behind by nobody; the parentheses keep its descriptor out of the user's shell.
 */
void dryrun_print(const struct ersi_machine *machine, const struct ersi_args *args)
{
	if (ersi_machine_has_ram_file(machine))
		printf("(f=$(mktemp) && exec %d<>\"$f\" && rm \"$f\" && exec ",
		       ERSI_MACHINE_RAM_FD);
	ersi_args_print(args, stdout);
	if (ersi_machine_has_ram_file(machine))
		putchar(')');
	putchar('\n');
}
