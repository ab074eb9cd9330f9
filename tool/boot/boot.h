/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand boot. */
#ifndef TOOL_BOOT_H
#define TOOL_BOOT_H

/* argv[0] names it. Returns an exit status. */
int boot_main(int argc, char **argv);

#endif
