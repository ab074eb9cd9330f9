/* SPDX-License-Identifier: BSD-2-Clause */
/* Unpacks gzip and zstd into memory without a name. */
#ifndef TOOL_UNPACK_H
#define TOOL_UNPACK_H

#include <stdint.h>

#include "file.h"
#include "format.h"

/*
 * A descriptor of what was packed, or -1, and then why in *fault, to complete "PATH: ...".
 * @kind: FORMAT_GZIP or FORMAT_ZSTD. More than @limit bytes are a fault: a few packed bytes
 * can become very many.
 */
int unpack(enum format_kind kind, const struct file *packed, uint64_t limit, const char **fault);

#endif
