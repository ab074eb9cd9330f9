/* SPDX-License-Identifier: BSD-2-Clause */
/* Physical memory made of files: what early code would find where firmware put it. */
#ifndef TOOL_MEMORY_H
#define TOOL_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * struct memory_segment - a piece of memory
 * @pa:		physical address
 * @size:	bytes
 * @bytes:	its contents, or NULL if they are in the file @path
 * @path:	that file, or NULL
 * @name:	what it is, for a reader
 */
struct memory_segment {
	uint64_t pa;
	uint64_t size;
	uint8_t *bytes;
	char *path;
	char *name;
};

/**
 * struct memory - pieces of memory that do not overlap
 * @from:	what is being read into it, for faults
 * @list:	the pieces
 * @count:	how many
 */
struct memory {
	const char *from;
	struct memory_segment *list;
	size_t count;
};

/*
 * A function with @fault says there why it returns NULL or false, see fault.h. Memory of this
 * process that runs out ends the program.
 */

/* Appends an empty segment; @name is copied. */
struct memory_segment *memory_add(struct memory *memory, const char *name, char **fault);

/* Appends a regular file, which is read only when it is mapped. */
struct memory_segment *memory_add_file(struct memory *memory, const char *name, const char *path,
				       char **fault);

/* Sets @pa to a multiple of 64 from @base on, behind all segments. */
bool memory_end(const struct memory *memory, uint64_t base, uint64_t *pa, char **fault);

/* The segment that holds an address, or NULL. */
const struct memory_segment *memory_find(const struct memory *memory, uint64_t pa);

/* A copy of so many bytes, for the caller to free; NULL if they are not all in one segment. */
uint8_t *memory_copy(const struct memory *memory, uint64_t pa, uint64_t size);

void memory_free(struct memory *memory);

/* Up to @limit bytes of a regular file, followed by a NUL, for the caller to free. */
uint8_t *memory_read_file(const char *path, size_t limit, size_t *size, char **fault);

#endif
