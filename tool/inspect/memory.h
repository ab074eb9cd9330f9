/* SPDX-License-Identifier: BSD-2-Clause */
/* Physical memory made of files: what early code would find where firmware put it. */
#ifndef ERSI_TOOL_MEMORY_H
#define ERSI_TOOL_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/**
 * struct ersi_segment - a piece of memory
 * @pa:		physical address
 * @size:	bytes
 * @bytes:	its contents, or NULL if they are in the file @path
 * @path:	that file, or NULL
 * @name:	what it is, for a reader
 */
struct ersi_segment {
	uint64_t pa;
	uint64_t size;
	uint8_t *bytes;
	char *path;
	char *name;
};

struct ersi_memory {
	struct ersi_segment *list;
	size_t count;
};

/* Appends an empty segment; @name is copied. Memory that runs out ends the program. */
struct ersi_segment *ersi_memory_add(struct ersi_memory *memory, const char *name);

/* Appends a regular file, which is read only when it is mapped. Ends the program if it is none. */
struct ersi_segment *ersi_memory_add_file(struct ersi_memory *memory, const char *name,
					  const char *path);

/* A multiple of 64 from @base on, behind all segments; ends the program if there is none. */
uint64_t ersi_memory_end(const struct ersi_memory *memory, uint64_t base);

/* The segment that holds an address, or NULL. */
const struct ersi_segment *ersi_memory_find(const struct ersi_memory *memory, uint64_t pa);

/* A copy of so many bytes, for the caller to free; NULL if they are not all in one segment. */
uint8_t *ersi_memory_copy(const struct ersi_memory *memory, uint64_t pa, uint64_t size);

void ersi_memory_free(struct ersi_memory *memory);

/* Up to @limit bytes of a regular file, followed by a NUL; ends the program if it cannot. */
uint8_t *ersi_memory_read_file(const char *path, size_t limit, size_t *size);

#endif
