/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand inspect. */
#ifndef ERSI_TOOL_INSPECT_H
#define ERSI_TOOL_INSPECT_H

/* argv[0] names it. Returns an exit status. */
int ersi_inspect_main(int argc, char **argv);

#endif
