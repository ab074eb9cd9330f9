/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand inspect. */
#ifndef TOOL_INSPECT_H
#define TOOL_INSPECT_H

/* argv[0] names it. Returns an exit status. */
int inspect_main(int argc, char **argv);

#endif
