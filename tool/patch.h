/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand patch. */
#ifndef TOOL_PATCH_H
#define TOOL_PATCH_H

/* argv[0] names it. Returns an exit status. */
int patch_main(int argc, char **argv);

#endif
