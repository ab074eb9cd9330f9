/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommands: each takes its own arguments (argv[0] names it) and returns an exit status. */
#ifndef ERSI_TOOL_COMMANDS_H
#define ERSI_TOOL_COMMANDS_H

int ersi_boot_main(int argc, char **argv);
int ersi_inspect_main(int argc, char **argv);
int ersi_patch_main(int argc, char **argv);

#endif
