/* SPDX-License-Identifier: BSD-2-Clause */
/* What a file is that was given as a machine, by its beginning. */
#ifndef TOOL_KIND_H
#define TOOL_KIND_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* So much of a file is enough. */
#define KIND_HEAD	4096

enum kind {
	KIND_TREE,		/* flattened device tree, or what contains one in that format */
	KIND_TABLE,		/* one ACPI table */
	KIND_TEXT,		/* neither: a text that acpidump wrote, or nothing that is known */
};

/* The beginning of a file, and how long it is; -1 with errno set if it cannot be read. */
ssize_t kind_read_head(const char *path, uint8_t head[KIND_HEAD]);

enum kind kind_of(const uint8_t *head, size_t size);

/*
 * If a KIND_TEXT is known to be neither a tree nor tables: what it is and what to do, to complete
 * "FILE: ...". Otherwise NULL.
 */
const char *kind_of_other(const uint8_t *head, size_t size);

/* Likewise a tree that describes no machine, or one of a version that kernels do not read. */
const char *kind_of_tree(const void *fdt, uint32_t size);

#endif
