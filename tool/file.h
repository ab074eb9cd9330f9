/* SPDX-License-Identifier: BSD-2-Clause */
/* The contents of a regular file, to look at. */
#ifndef TOOL_FILE_H
#define TOOL_FILE_H

#include <stddef.h>
#include <stdint.h>

struct file {
	const uint8_t *bytes;
	size_t size;
};

/* NULL, or why it cannot be read, to complete "PATH: ...". An empty file has no bytes. */
const char *file_map(const char *path, struct file *file);

/* Likewise of an open file, which may be closed afterwards. */
const char *file_map_descriptor(int fd, struct file *file);

void file_unmap(struct file *file);

#endif
