// SPDX-License-Identifier: BSD-2-Clause
#include "memory.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exits.h"
#include "fault.h"

#define ALIGNMENT	64
#define LAST_END	(UINT64_MAX - ALIGNMENT)
/* More than any machine has; the search for one of them takes time in their number. */
#define SEGMENTS_MAX	4096

static void *need(void *pointer)
{
	if (!pointer)
		err(EXIT_NO_START, "out of memory");
	return pointer;
}

struct memory_segment *memory_add(struct memory *memory, const char *name, char **fault)
{
	struct memory_segment *segment;

	if (memory->count == SEGMENTS_MAX) {
		fault_set(fault, "%s: too many tables: %s is one more than %d", memory->from,
			  name, SEGMENTS_MAX);
		return NULL;
	}
	memory->list = need(realloc(memory->list, (memory->count + 1) * sizeof(*memory->list)));
	segment = &memory->list[memory->count++];
	*segment = (struct memory_segment){ .name = need(strdup(name)) };
	return segment;
}

/* A descriptor, or -1. A folder opens like a file, and a FIFO would wait for a writer. */
static int open_regular(const char *path, struct stat *st, char **fault)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0 || fstat(fd, st))
		fault_set(fault, "%s: %m", path);
	else if (!S_ISREG(st->st_mode))
		fault_set(fault, "%s: not a regular file", path);
	else
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

struct memory_segment *memory_add_file(struct memory *memory, const char *name, const char *path,
				       char **fault)
{
	struct memory_segment *segment;
	struct stat st;
	int fd = open_regular(path, &st, fault);

	if (fd < 0)
		return NULL;
	close(fd);
	segment = memory_add(memory, name, fault);
	if (!segment)
		return NULL;
	segment->path = need(strdup(path));
	segment->size = (uint64_t)st.st_size;
	return segment;
}

bool memory_end(const struct memory *memory, uint64_t base, uint64_t *pa, char **fault)
{
	uint64_t end = base;

	for (size_t i = 0; i < memory->count; i++) {
		const struct memory_segment *segment = &memory->list[i];

		if (segment->pa > LAST_END || segment->size > LAST_END - segment->pa)
			return fault_set(fault, "%s: no address is left behind %s",
					 memory->from, segment->name);
		/* An empty file, too, has an address of its own. */
		if (segment->pa + segment->size >= end)
			end = segment->pa + segment->size + 1;
	}
	*pa = (end + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	return true;
}

const struct memory_segment *memory_find(const struct memory *memory, uint64_t pa)
{
	for (size_t i = 0; i < memory->count; i++) {
		const struct memory_segment *segment = &memory->list[i];

		if (pa >= segment->pa && pa - segment->pa < segment->size)
			return segment;
	}
	return NULL;
}

/* What the file lost since its size was taken is as if it were not mapped. */
static bool read_all(int fd, uint8_t *to, uint64_t size, uint64_t offset)
{
	ssize_t n;

	while (size) {
		n = pread(fd, to, size, (off_t)offset);
		if (n <= 0 && !(n < 0 && errno == EINTR))
			return false;
		if (n > 0) {
			to += n;
			offset += (uint64_t)n;
			size -= (uint64_t)n;
		}
	}
	return true;
}

uint8_t *memory_copy(const struct memory *memory, uint64_t pa, uint64_t size)
{
	const struct memory_segment *segment = memory_find(memory, pa);
	uint8_t *copy;
	bool whole;
	int fd;

	if (!segment || size > segment->size - (pa - segment->pa))
		return NULL;
	copy = need(malloc(size));
	if (segment->bytes) {
		memcpy(copy, segment->bytes + (pa - segment->pa), size);
		return copy;
	}

	fd = open(segment->path, O_RDONLY | O_CLOEXEC);
	whole = fd >= 0 && read_all(fd, copy, size, pa - segment->pa);
	if (fd >= 0)
		close(fd);
	if (!whole) {
		free(copy);
		return NULL;
	}
	return copy;
}

void memory_free(struct memory *memory)
{
	for (size_t i = 0; i < memory->count; i++) {
		free(memory->list[i].bytes);
		free(memory->list[i].path);
		free(memory->list[i].name);
	}
	free(memory->list);
	*memory = (struct memory){ .list = NULL };
}

static uint8_t *give_up(uint8_t *bytes, int fd, const char *path, char **fault)
{
	fault_set(fault, "%s: %m", path);
	close(fd);
	free(bytes);
	return NULL;
}

/* Files in /proc say nothing about their size: the end is where nothing more can be read. */
uint8_t *memory_read_file(const char *path, size_t limit, size_t *size, char **fault)
{
	struct stat st;
	int fd = open_regular(path, &st, fault);
	size_t room;
	uint8_t *bytes;
	ssize_t n;

	if (fd < 0)
		return NULL;
	room = (size_t)st.st_size < limit ? (size_t)st.st_size + 1 : limit;
	bytes = need(malloc(room + 1));
	for (*size = 0; *size < limit; *size += (size_t)n) {
		if (*size == room) {
			room += room < 4096 ? 4096 : room;
			bytes = need(realloc(bytes, room + 1));
		}
		n = read(fd, bytes + *size, (room < limit ? room : limit) - *size);
		if (n < 0)
			return give_up(bytes, fd, path, fault);
		if (!n)
			break;
	}
	close(fd);
	bytes[*size] = '\0';
	return bytes;
}
