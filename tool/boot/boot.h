/* SPDX-License-Identifier: BSD-2-Clause */
/* The subcommand boot. */
#ifndef ERSI_TOOL_BOOT_H
#define ERSI_TOOL_BOOT_H

/* argv[0] names it. Returns an exit status. */
int ersi_boot_main(int argc, char **argv);

#endif
