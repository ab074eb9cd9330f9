/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand patch. */
#ifndef ERSI_TOOL_PATCH_H
#define ERSI_TOOL_PATCH_H

/* argv[0] names it. Returns an exit status. */
int ersi_patch_main(int argc, char **argv);

#endif
